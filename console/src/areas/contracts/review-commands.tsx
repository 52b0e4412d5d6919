import { useMay, useRead } from '../../api/call.js';
import { useStepName } from '../../components/approval-texts.js';
import { useToast } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Command } from '../customers/commands.js';
import type { Contract } from './shapes.js';
import { texts } from './texts.js';

/** Agreeing and returning, for each step of the review that waits for the reader (CON-01..CON-03). */
export function useReviewCommands({ id, status }: Contract): readonly Command[] {
  const t = useTexts(texts);
  const { say } = useToast();
  const stepName = useStepName();
  const may = useMay();
  const isOpen = status === 'in-review' && may('contract:review');
  const inbox = useRead('approvals.inbox', { kind: ['contract'] }, { enabled: isOpen });
  const mine = inbox.data?.data.items.find((waiting) => waiting.id === id);
  return (isOpen ? (mine?.steps ?? []) : []).flatMap((step): readonly Command[] => {
    const shared = { operation: 'contracts.decideContract', allow: 'contract:review', done: () => say(t('decided')) } as const;
    return [
      {
        ...{ ...shared, key: `approve-${step}`, title: t('approve', { step: stepName(step) }), kind: 'main' },
        args: { contractId: id, step, approve: true },
        fields: [{ name: 'comment', label: t('comment'), kind: 'long' }],
      },
      {
        ...{ ...shared, key: `return-${step}`, title: t('return', { step: stepName(step) }) },
        args: { contractId: id, step, approve: false },
        fields: [{ name: 'comment', label: t('returnReason'), kind: 'long', required: true }],
      },
    ];
  });
}
