import { useState, type ReactNode } from 'react';
import { useRead, type Problem } from '../../api/call.js';
import { useStepName } from '../../components/approval-texts.js';
import { Button, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';

export interface Decision {
  readonly step: string;
  readonly approve: boolean;
  readonly comment?: string;
}

interface Props {
  readonly kind: 'claim' | 'budget' | 'supplement';
  readonly id: string;
  readonly onDecide: (decision: Decision) => Promise<void>;
  readonly onReject?: (step: string, comment: string) => Promise<void>;
  readonly busy: boolean;
  readonly problem: Problem | null;
}

/** Agree, return, reject: only where the inbox says that the case waits for the reader. */
export function DecideBar({ kind, id, onDecide, onReject, busy, problem }: Props): ReactNode {
  const t = useTexts(texts);
  const stepName = useStepName();
  const [comment, setComment] = useState('');
  const { data } = useRead('approvals.inbox', { kind: [kind] });
  const [step] = data?.data.items.find((waiting) => waiting.id === id)?.steps ?? [];
  if (step === undefined) return problem ? <Refusal problem={problem} /> : null;

  const why = comment.trim();
  const given = why === '' ? {} : { comment: why };
  return (
    <section className="office-decide" aria-label={t('approval')}>
      <label className="office-decide-comment">
        <span>{t('yourStep', { step: stepName(step) })}</span>
        <textarea rows={2} maxLength={500} value={comment} placeholder={t('commentWhy')} onChange={(event) => setComment(event.target.value)} />
      </label>
      <div className="office-actions">
        <Button kind="main" hotkey="a" busy={busy} onClick={() => void onDecide({ step, approve: true, ...given })}>
          {t('agree')}
        </Button>
        <Button hotkey="r" busy={busy} disabled={why === ''} onClick={() => void onDecide({ step, approve: false, ...given })}>
          {t('giveBack')}
        </Button>
        {onReject && (
          <Button kind="danger" busy={busy} disabled={why === ''} onClick={() => void onReject(step, why)}>
            {t('reject')}
          </Button>
        )}
      </div>
      {problem && <Refusal problem={problem} />}
    </section>
  );
}
