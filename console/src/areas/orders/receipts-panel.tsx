import type { ReactNode } from 'react';
import type { List } from '../../api/call.js';
import { DataTable, Day, Empty, Money, Panel, Status, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import type { Receipt } from './shapes.js';
import { texts } from './texts.js';

/** What came in for the order; it counts once finance has confirmed it (ORD-07). */
export function ReceiptsPanel({ list: { rows, isLoading, error } }: { readonly list: List<Receipt> }): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  return (
    <Panel title={t('receipts')} flush>
      <DataTable
        name="order-receipts"
        columns={columnsOf(t)}
        {...{ rows, isLoading, error }}
        onOpen={({ id }) => go(`/receipts/${id}`)}
        empty={<Empty title={t('noReceipts')} hint={t('noReceiptsHint')} />}
      />
    </Panel>
  );
}

const columnsOf = (t: Say<typeof texts>): readonly Column<Receipt>[] => [
  { key: 'no', title: t('receipt') },
  { key: 'status', title: t('state'), render: ({ status }) => <Status kind="receipt" value={status} /> },
  { key: 'amount', title: t('amount'), align: 'end', render: ({ amount, currency }) => <Money value={amount} currency={currency} /> },
  { key: 'paidBy', title: t('paidBy') },
  { key: 'voucherNo', title: t('voucher') },
  { key: 'receivedOn', title: t('receivedOn'), render: ({ receivedOn }) => <Day value={receivedOn} /> },
  {
    key: 'unallocated',
    title: t('unallocated'),
    align: 'end',
    hidden: true,
    render: ({ unallocated, currency }) => <Money value={unallocated} currency={currency} />,
  },
];
