import { useState, type ReactNode } from 'react';
import { newKey, useCommand } from '../../api/call.js';
import type { CaseResult, WaitingCase } from '../../api/shapes.gen.js';
import { Button, Dialog, Money, Refusal, Status, useHotkeys } from '../../components/index.js';
import { sumOf } from '../../components/decimal.js';
import { useTexts } from '../../i18n/index.js';
import { useCaseWords } from './case-words.js';
import { hasAmount, keyOfCase, stepsAfter } from './cases.js';
import { texts } from './texts.js';
import './approvals.css';

export type BatchWay = 'approve' | 'return';
const MOST = 50;

/** What the chosen cases come to, by currency. */
function Totals({ cases }: { readonly cases: readonly WaitingCase[] }): ReactNode {
  const currencies = [...new Set(cases.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const total = sumOf(cases.filter((each) => each.currency === currency).map(({ amount }) => amount));
    return <Money key={currency} value={total} currency={currency} />;
  });
}

export function BatchBar({
  cases,
  onDecide,
  onClear,
}: {
  readonly cases: readonly WaitingCase[];
  readonly onDecide: (way: BatchWay) => void;
  readonly onClear: () => void;
}): ReactNode {
  const t = useTexts(texts);
  return (
    <div className="batch-bar no-print" role="region" aria-label={t('selected', { n: cases.length })}>
      <strong>{t('selected', { n: cases.length })}</strong>
      <span>
        {t('total')} <Totals cases={cases} />
      </span>
      <Button onClick={onClear}>{t('clear')}</Button>
      <Button onClick={() => onDecide('return')}>{t('return')}</Button>
      <Button kind="main" onClick={() => onDecide('approve')}>
        {t('approve')}
      </Button>
    </div>
  );
}

interface BatchProps {
  readonly way: BatchWay;
  readonly cases: readonly WaitingCase[];
  readonly onClose: () => void;
}

/** First what will happen to each, then how each went; what did not arrive is sent again under the same key. */
export function Batch({ way, cases: chosen, onClose }: BatchProps): ReactNode {
  const t = useTexts(texts);
  const command = useCommand('approvals.decideBatch', { touches: ['contracts', 'customers', 'expenses'] });
  // the inbox shrinks while this is open: what was chosen stays
  const [cases] = useState(chosen);
  const [key] = useState(newKey);
  const [comment, setComment] = useState('');
  const [results, setResults] = useState<readonly CaseResult[]>();
  const isTooMany = cases.length > MOST;
  const lacksReason = way === 'return' && comment.trim() === '';
  const failed = results?.filter(({ outcome }) => outcome === 'failed').length ?? 0;

  const send = (): void => {
    if (isTooMany || lacksReason || command.isRunning || (results && failed === 0)) return;
    const decisions = cases.map(({ kind, id, steps }) => ({
      kind,
      id,
      step: steps[0] ?? '',
      approve: way === 'approve',
      ...(comment.trim() !== '' && { comment: comment.trim() }),
    }));
    command.run({ decisions }, { key }).then(
      (reply) => setResults(reply.results),
      () => undefined,
    );
  };
  useHotkeys({ 'ctrl+enter': send });
  const n = cases.length;
  return (
    <Dialog
      wide
      title={t(way === 'approve' ? 'batchApprove' : 'batchReturn', { n })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          {!results && (
            <Button kind="main" busy={command.isRunning} disabled={isTooMany || lacksReason} onClick={send}>
              {t('send')}
            </Button>
          )}
          {failed > 0 && (
            <Button kind="main" busy={command.isRunning} onClick={send}>
              {t('retry', { n: failed })}
            </Button>
          )}
        </>
      }
    >
      {!results && (
        <>
          <p className="quiet">{t('batchLead')}</p>
          <div className="field">
            <label htmlFor="batch-comment">{t(way === 'approve' ? 'comment' : 'reason')}</label>
            <textarea id="batch-comment" rows={2} value={comment} required={way === 'return'} onChange={({ target }) => setComment(target.value)} />
          </div>
          {isTooMany && <p className="field-error">{t('tooMany', { n: MOST })}</p>}
        </>
      )}
      {command.problem && <Refusal problem={command.problem} />}
      <Cases way={way} cases={cases} results={results} />
    </Dialog>
  );
}

function Cases({
  way,
  cases,
  results,
}: {
  readonly way: BatchWay;
  readonly cases: readonly WaitingCase[];
  readonly results: readonly CaseResult[] | undefined;
}): ReactNode {
  const t = useTexts(texts);
  const words = useCaseWords(cases);
  const then = (item: WaitingCase): string => {
    if (way === 'return') return t('nextReturn');
    const after = stepsAfter(item);
    return after === 0 ? t('nextLast') : t('nextMore', { n: after });
  };
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t('matter')}</th>
          <th className="end">{t('amount')}</th>
          <th>{t(results ? 'result' : 'next')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((item) => {
          const result = results?.find(({ kind, id }) => kind === item.kind && id === item.id);
          return (
            <tr key={keyOfCase(item)}>
              <td>
                {words.title(item)}
                <span className="quiet case-no">{[words.kind(item.kind), item.no].filter(Boolean).join(' · ')}</span>
              </td>
              <td className="end">{hasAmount(item.amount) ? <Money value={item.amount} currency={item.currency} /> : '—'}</td>
              <td>{results ? <Result result={result} /> : then(item)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th>{t('total')}</th>
          <td className="end">
            <Totals cases={cases} />
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function Result({ result }: { readonly result: CaseResult | undefined }): ReactNode {
  const t = useTexts(texts);
  if (!result) return '—';
  const { detail } = (result.problem ?? {}) as { readonly detail?: string };
  if (result.outcome === 'decided') return result.review === null ? t('decided') : <Status kind="review" value={result.review} />;
  return (
    <>
      <span className="below">{t(result.outcome)}</span>
      {detail !== undefined && <span className="case-no">{detail}</span>}
    </>
  );
}
