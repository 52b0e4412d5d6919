import type { ReactNode } from 'react';
import { useTexts } from '../i18n/index.js';
import { texts, useStepName } from './approval-texts.js';
import { Diff } from './diff.js';
import { factName, factText, factValue } from './facts.js';
import { useSay } from '../i18n/index.js';
import type { ApprovalEntry, ApprovalPanelProps, ApprovalStep } from './props.js';
import { Status } from './status.js';
import { Timeline } from './timeline.js';
import { Ago, Moment } from './values.js';

/** Who must agree and has, what would change, by which clauses, and what happened so far. */
export function ApprovalPanel({ review, facts = [], requirements = [], actions }: ApprovalPanelProps): ReactNode {
  const t = useTexts(texts);
  return (
    <div className="approval">
      <div className="approval-head">
        <Status kind="review" value={review.outcome} />
        <span className="quiet">
          {t('policy')} {review.policy}
        </span>
        {actions !== undefined && <div className="approval-actions no-print">{actions}</div>}
      </div>
      {facts.length > 0 && <Changes facts={facts} />}
      <ReviewSteps steps={review.steps} />
      {requirements.length > 0 && (
        <p className="approval-rules">
          <span className="quiet">{t('requirements')}</span>
          {requirements.map((each) => (
            <span key={each} className="tag">
              {each}
            </span>
          ))}
        </p>
      )}
      {review.history.length > 0 && <History history={review.history} />}
    </div>
  );
}

function Changes({ facts }: { readonly facts: NonNullable<ApprovalPanelProps['facts']> }): ReactNode {
  const say = useSay();
  return (
    <dl className="facts">
      {facts.map(({ name, label, before, now }) => (
        <div key={name} className={now.length > 40 || name.startsWith('line.') ? 'wide' : undefined}>
          <dt>{label ?? say(factName(name))}</dt>
          <dd>{before === null ? (factValue(name, now) ?? now) : <Diff before={factText(name, before)} after={factText(name, now)} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function ReviewSteps({ steps }: { readonly steps: readonly ApprovalStep[] }): ReactNode {
  const t = useTexts(texts);
  const stepName = useStepName();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t('step')}</th>
          <th>{t('state')}</th>
          <th>{t('who')}</th>
          <th>{t('when')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ step, round, state, byName, onBehalfOfName, at, comment, dueAt, addedByName, named }) => (
          <tr key={`${step} ${String(round)}`}>
            <td>
              {stepName(step)}
              {addedByName !== null && <span className="quiet"> · {t('addedBy', { name: addedByName })}</span>}
            </td>
            <td>
              <Status kind="review-step" value={state} />
            </td>
            <td>
              {byName ?? <NotYet named={named} />}
              {onBehalfOfName !== null && <span className="quiet"> {t('onBehalfOf', { name: onBehalfOfName })}</span>}
              {comment !== null && <q className="comment">{comment}</q>}
            </td>
            <td>{at === null ? state === 'waiting' && dueAt !== null && <Ago value={dueAt} /> : <Moment value={at} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who is to decide, where it is not whoever has the duty. */
function NotYet({ named }: Pick<ApprovalStep, 'named'>): ReactNode {
  return named.length === 0 ? '—' : <span className="quiet">{named.join('、')}</span>;
}

function History({ history }: { readonly history: readonly ApprovalEntry[] }): ReactNode {
  const t = useTexts(texts);
  const stepName = useStepName();
  const titleOf = ({ what, step, other }: ApprovalEntry): string => {
    const parts = [t(what as 'approved'), step === null ? '' : stepName(step), other === null ? '' : `→ ${stepName(other)}`];
    return parts.filter(Boolean).join(' ');
  };
  const whoOf = ({ byName, onBehalfOfName }: ApprovalEntry): string =>
    [byName ?? t('clock'), onBehalfOfName === null ? '' : t('onBehalfOf', { name: onBehalfOfName })].filter(Boolean).join(' ');
  return (
    <details className="approval-history" open={history.length < 6}>
      <summary>{t('history', { n: history.length })}</summary>
      <Timeline
        items={history.map((entry) => ({ at: entry.at, who: whoOf(entry), title: titleOf(entry), ...(entry.comment !== null && { detail: entry.comment }) }))}
      />
    </details>
  );
}
