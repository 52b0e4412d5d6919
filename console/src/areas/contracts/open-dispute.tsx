import type { ReactNode } from 'react';
import { FormDrawer, useToast, type FieldSpec } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { disputeTexts } from './dispute-texts.js';
import { DISPUTE_KINDS } from './shapes.js';

interface OpenDisputeProps {
  readonly onDone: (disputeId: string) => void;
  readonly onClose: () => void;
}

/** A dispute, or a request for advice, about a contract (CON-19). */
export function OpenDispute({ onDone, onClose }: OpenDisputeProps): ReactNode {
  const t = useTexts(disputeTexts);
  const { say } = useToast();
  const form = useDisputeForm();
  const about: FieldSpec = {
    ...{ name: 'contractId', label: t('contract'), kind: 'lookup', required: true },
    lookup: { operation: 'contracts.findContracts', label: ({ no, customerName }) => [no, customerName].filter(Boolean).join(' ') },
  };
  return (
    <FormDrawer
      operation="contracts.openDispute"
      title={t('open')}
      intro={<p className="quiet">{t('openIntro')}</p>}
      fields={[about, ...form.fields]}
      initial={form.initial}
      touches={['contracts']}
      onDone={({ id, no }) => {
        say(t('opened', { no }));
        onDone(id);
      }}
      onClose={onClose}
    />
  );
}

/** What the register takes of a matter. */
export function useDisputeForm(): { readonly fields: readonly FieldSpec[]; readonly initial: Readonly<Record<string, unknown>> } {
  const t = useTexts(disputeTexts);
  return {
    fields: [
      { name: 'kind', label: t('kind'), kind: 'select', options: DISPUTE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })), required: true },
      { name: 'title', label: t('about'), kind: 'text', required: true },
      { name: 'facts', label: t('facts'), kind: 'long', required: true },
      { name: 'amount', label: t('amount'), kind: 'money' },
      { name: 'raisedOn', label: t('raisedOn'), kind: 'date', required: true },
    ],
    initial: { kind: 'dispute', raisedOn: today() },
  };
}
