import type { ReactNode } from 'react';
import { useRead } from '../../api/call.js';
import { Day, FormDrawer, useToast, type FieldSpec } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { texts } from './texts.js';

const TICKET_KINDS = ['quality', 'service', 'consultation'] as const;

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
  const about = serviceFileId === undefined ? undefined : { args: { serviceFileId }, intro: <Delivery serviceFileId={serviceFileId} /> };
  return (
    <FormDrawer
      operation="after-sales.openTicket"
      title={t('openTicket')}
      fields={about ? reportFields(t) : [...aboutFields(t), ...reportFields(t)]}
      initial={{ kind: 'quality' }}
      {...about}
      onClose={onClose}
      onDone={({ id }) => {
        say(t('ticketOpened'));
        onDone(id);
      }}
    />
  );
}

function Delivery({ serviceFileId }: { readonly serviceFileId: string }): ReactNode {
  const { data } = useRead('after-sales.getServiceFile', { serviceFileId });
  return (
    <p>
      <strong>{data?.data.customerName}</strong> {data?.data.no} <Day value={data?.data.deliveredOn} />
    </p>
  );
}

const aboutFields = (t: Say<typeof texts>): readonly FieldSpec[] => [
  {
    ...{ name: 'serviceFileId', label: t('about'), kind: 'lookup', hint: t('aboutHint') },
    lookup: { operation: 'after-sales.findServiceFiles', label: ({ customerName, deliveredOn }) => `${String(customerName)} ${String(deliveredOn)}` },
  },
  {
    ...{ name: 'customerId', label: t('aboutCustomer'), kind: 'lookup' },
    lookup: { operation: 'customers.findCustomers' },
    when: ({ serviceFileId }) => !serviceFileId,
  },
];

const reportFields = (t: Say<typeof texts>): readonly FieldSpec[] => [
  { name: 'kind', label: t('kind'), kind: 'select', required: true, options: TICKET_KINDS.map((value) => ({ value, label: t(`kind-${value}`) })) },
  { name: 'whatHappened', label: t('whatHappened'), kind: 'long', required: true, hint: t('whatHappenedHint') },
  { name: 'reportedBy', label: t('reportedBy'), kind: 'text', required: true, hint: t('reportedByHint') },
  { name: 'reportedAt', label: t('reportedAt'), kind: 'datetime', hint: t('reportedAtHint') },
];
