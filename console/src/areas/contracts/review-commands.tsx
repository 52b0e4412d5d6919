import { useMay, useRead, type CommandId } from '../../api/call.js';
import type { CaseKind } from '../../api/shapes.gen.js';
import { useStepName } from '../../components/approval-texts.js';
import { useToast } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Command } from '../customers/commands.js';
import type { Contract } from './shapes.js';
import { texts } from './texts.js';

interface UnderReview {
  readonly kind: CaseKind;
  readonly id: string;
  readonly operation: CommandId;
  /** How the operation calls the record. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly isOpen: boolean;
}

/** Agreeing and returning, for each step of a review that waits for the reader (CON-01..CON-03). */
export function useDecisions({ kind, id, operation, args, isOpen }: UnderReview): readonly Command[] {
  const t = useTexts(texts);
  const { say } = useToast();
  const stepName = useStepName();
  const isMine = useMay()('contract:review') && isOpen;
  const inbox = useRead('approvals.inbox', { kind: [kind] }, { enabled: isMine });
  const mine = inbox.data?.data.items.find((waiting) => waiting.id === id);
  return (isMine ? (mine?.steps ?? []) : []).flatMap((step): readonly Command[] => {
    const shared = { operation, allow: 'contract:review', done: () => say(t('decided')) } as const;
    return [
      {
        ...{ ...shared, key: `${id}-approve-${step}`, title: t('approve', { step: stepName(step) }), kind: 'main' },
        args: { ...args, step, approve: true },
        fields: [{ name: 'comment', label: t('comment'), kind: 'long' }],
      },
      {
        ...{ ...shared, key: `${id}-return-${step}`, title: t('return', { step: stepName(step) }) },
        args: { ...args, step, approve: false },
        fields: [{ name: 'comment', label: t('returnReason'), kind: 'long', required: true }],
      },
    ];
  });
}

export const useReviewCommands = ({ id, status }: Contract): readonly Command[] =>
  useDecisions({ kind: 'contract', id, operation: 'contracts.decideContract', args: { contractId: id }, isOpen: status === 'in-review' });
