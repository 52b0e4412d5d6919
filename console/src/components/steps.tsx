import type { ReactNode } from 'react';
import { formatMoment } from '../i18n/index.js';
import { Icon } from './icons.js';
import type { Step, StepState } from './props.js';
import { useTexts } from '../i18n/index.js';
import { stepWords } from './step-words.js';

const MARKS = { done: 'check', refused: 'close', now: 'clock', later: undefined } as const satisfies Record<StepState, string | undefined>;
const DAY_LENGTH = 10;

/** A chain as one line: what is behind, where it is now, what is to come. */
export function Steps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const t = useTexts(stepWords);
  return (
    <ol className="steps">
      {steps.map(({ key, title, state, at, note }) => (
        <li key={key} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="steps-mark">{MARKS[state] !== undefined && <Icon name={MARKS[state]} />}</span>
          <span className="steps-title">
            {title}
            <span className="unseen">{t(state)}</span>
          </span>
          {at && <time className="steps-note">{at.length > DAY_LENGTH ? formatMoment(at) : at}</time>}
          {note !== undefined && <span className="steps-note">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
