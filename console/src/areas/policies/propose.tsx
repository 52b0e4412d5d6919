import { useId, useState, type ReactNode } from 'react';
import { useCommand, useSession } from '../../api/call.js';
import { Button, OrgPicker, Panel, Refusal } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { PolicyDiff } from './policy-value.js';
import { texts } from './texts.js';
import { rowsOf, withLeaf } from './value-rows.js';
import { usePathWord } from './words.js';

interface Props {
  readonly policyKey: string;
  readonly value: object;
  readonly onDone: () => void;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const laidOut = (value: unknown): string => JSON.stringify(value, null, 2);

/** A new version, written over what is in force: value by value, or as a whole where entries come or go. */
export function Propose({ policyKey, value, onDone }: Props): ReactNode {
  const t = useTexts(texts);
  const session = useSession();
  const [text, setText] = useState(laidOut(value));
  const [org, setOrg] = useState<string | undefined>(session.org);
  const [effectiveFrom, setEffectiveFrom] = useState(today(1));
  const [reason, setReason] = useState('');
  const { run, isRunning, problem } = useCommand('policies.propose', { touches: ['policies'], done: t('sent') });
  const unitId = useId();
  const next = parsed(text);
  const isComplete = next !== undefined && org !== undefined && effectiveFrom !== '' && reason.trim() !== '';
  const send = (): void => {
    if (!isComplete) return;
    void run({ key: policyKey, org, effectiveFrom, value: next, reason }).then(onDone, () => undefined);
  };
  return (
    <Panel title={t('propose')}>
      <p className="quiet">{t('proposeHint')}</p>
      <div className="propose-head">
        <div>
          <label htmlFor={unitId}>{t('forUnit')}</label>
          <OrgPicker id={unitId} value={org} onPick={setOrg} required />
        </div>
        <label>
          <span>{t('effectiveFrom')}</span>
          <input type="date" value={effectiveFrom} onChange={(event) => setEffectiveFrom(event.target.value)} />
        </label>
        <label className="propose-reason">
          <span>{t('reason')}</span>
          <input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
      {next && <Leaves value={next} onChange={(changed) => setText(laidOut(changed))} />}
      <details className="propose-whole">
        <summary>{t('structure')}</summary>
        <textarea rows={16} spellCheck={false} value={text} aria-label={t('structure')} onChange={(event) => setText(event.target.value)} />
        {!next && <p role="alert">{t('jsonWrong')}</p>}
      </details>
      <h3>{t('againstInForce')}</h3>
      {next && <PolicyDiff before={value} after={next} />}
      {problem && <Refusal problem={problem} />}
      <div className="policy-actions">
        <Button kind="main" busy={isRunning} disabled={!isComplete} onClick={send}>
          {t('send')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </Panel>
  );
}

function Leaves({ value, onChange }: { readonly value: object; readonly onChange: (value: unknown) => void }): ReactNode {
  const pathWord = usePathWord();
  return (
    <div className="leaves">
      {rowsOf(value).map((row) => (
        <label key={row.path}>
          <span>{pathWord(row.path)}</span>
          <input value={row.value} onChange={(event) => onChange(withLeaf(value, row.path, event.target.value))} />
        </label>
      ))}
    </div>
  );
}
