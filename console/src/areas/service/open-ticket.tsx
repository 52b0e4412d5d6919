import type { ReactNode } from 'react';
import { FormDrawer, useToast, type FieldSpec } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { texts } from './texts.js';

export const TICKET_KINDS = ['quality', 'service', 'consultation'] as const;

interface Given {
  /** The delivery it is about, where the reader came from one. */
  readonly serviceFileId: string | undefined;
  readonly onDone: (ticketId: string) => void;
  readonly onClose: () => void;
}

/** A customer reports something: both clocks run from the moment of the report (AFS-01, AFS-02). */
export function OpenTicket({ serviceFileId, onDone, onClose }: Given): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  return (
    <FormDrawer
      operation="after-sales.openTicket"
      title={t('openTicket')}
      fields={fieldsOf(t)}
      initial={{ kind: 'quality', ...(serviceFileId !== undefined && { serviceFileId }) }}
      onClose={onClose}
      onDone={({ id }) => {
        say(t('ticketOpened'));
        onDone(id);
      }}
    />
  );
}

const fieldsOf = (t: Say<typeof texts>): readonly FieldSpec[] => [
  {
    ...{ name: 'serviceFileId', label: t('about'), kind: 'lookup', hint: t('aboutHint') },
    lookup: { operation: 'after-sales.findServiceFiles', label: ({ customerName, deliveredOn }) => `${String(customerName)} ${String(deliveredOn)}` },
  },
  {
    ...{ name: 'customerId', label: t('aboutCustomer'), kind: 'lookup' },
    lookup: { operation: 'customers.findCustomers' },
    when: ({ serviceFileId }) => !serviceFileId,
  },
  { name: 'kind', label: t('kind'), kind: 'select', required: true, options: TICKET_KINDS.map((value) => ({ value, label: t(`kind-${value}`) })) },
  { name: 'whatHappened', label: t('whatHappened'), kind: 'long', required: true, hint: t('whatHappenedHint') },
  { name: 'reportedBy', label: t('reportedBy'), kind: 'text', required: true, hint: t('reportedByHint') },
  { name: 'reportedAt', label: t('reportedAt'), kind: 'datetime', hint: t('reportedAtHint') },
];
