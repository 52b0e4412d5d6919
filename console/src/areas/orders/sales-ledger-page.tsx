import type { ReactNode } from 'react';
import { useList, type ItemOf } from '../../api/call.js';
import { DataTable, Day, Empty, FilterBar, Money, Page, Status, type Column, type FilterValue } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { askedBy } from '../asked-by.js';
import './orders.css';
import { texts } from './texts.js';

type Entry = ItemOf<'orders.salesLedger'>;

/** 销售台帐 (ORD-10): every order with what was received, delivered and invoiced. */
export default function SalesLedgerPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const [view, change] = useView();
  const { rows, isLoading, hasMore, more, error } = useList('orders.salesLedger', asked(view));
  return (
    <Page title={t('ledger')}>
      <FilterBar
        filters={[
          { key: 'openedFrom', label: t('from'), kind: 'date' },
          { key: 'openedUntil', label: t('until'), kind: 'date' },
        ]}
        value={view}
        onChange={change}
      />
      <DataTable
        name="sales-ledger"
        columns={columnsOf(t)}
        {...{ rows, isLoading, hasMore, error }}
        rowKey={({ orderId }) => orderId}
        onMore={more}
        onOpen={({ orderId }) => go(`/orders/${orderId}`)}
        empty={<Empty title={t('noLedger')} hint={t('noLedgerHint')} />}
      />
    </Page>
  );
}

const asked = (view: FilterValue) => askedBy<'orders.salesLedger'>(view, { one: ['openedFrom', 'openedUntil', 'customerId'] });

type AmountKey = 'total' | 'reported' | 'received' | 'delivered' | 'receivable' | 'invoiced';

const columnsOf = (t: Say<typeof texts>): readonly Column<Entry>[] => {
  const amount = (key: AmountKey, title: string): Column<Entry> => ({
    ...{ key, title, align: 'end' },
    render: ({ [key]: value, currency }) => <Money value={value} currency={currency} />,
  });
  return [
    { key: 'orderNo', title: t('no'), width: '15rem' },
    { key: 'openedOn', title: t('openedOn'), render: ({ openedOn }) => <Day value={openedOn} /> },
    { key: 'customerName', title: t('customer') },
    { key: 'status', title: t('state'), render: ({ status }) => <Status kind="order" value={status} /> },
    amount('total', t('total')),
    amount('reported', t('reported')),
    amount('received', t('received')),
    amount('delivered', t('delivered')),
    amount('receivable', t('receivable')),
    amount('invoiced', t('invoiced')),
    {
      key: 'lastDispatchedOn',
      title: t('lastDispatchedOn'),
      hidden: true,
      render: ({ lastDispatchedOn }) => lastDispatchedOn && <Day value={lastDispatchedOn} />,
    },
    { key: 'contractNo', title: t('contract'), hidden: true },
    { key: 'payment', title: t('payment'), hidden: true, render: ({ payment }) => t(payment) },
  ];
};
