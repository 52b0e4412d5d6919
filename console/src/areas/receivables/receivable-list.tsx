import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { DataTable, Day, Empty, FilterBar, Money, Status, useStatusOptions, type Column, type FilterValue } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { askedBy } from '../asked-by.js';
import { ExportList } from '../imports/export-list.js';
import type { Receivable } from '../orders/shapes.js';
import { texts } from './texts.js';

/** Receivables one by one, the newest first. */
export function ReceivableList(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const [view, change] = useView<ViewOf<'/receivables'>>();
  const { rows, isLoading, hasMore, more, error } = useList('orders.findReceivables', asked(view));
  const statuses = useStatusOptions('receivable');
  return (
    <>
      <FilterBar
        filters={[
          { key: 'q', label: t('searchHint'), kind: 'text' },
          { key: 'status', label: t('state'), kind: 'many', options: statuses },
        ]}
        value={view}
        onChange={change}
      />
      <DataTable
        name="receivables"
        columns={receivableColumns(t)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        tools={<ExportList of="receivables" filters={asked(view)} />}
        onOpen={({ customerId }) => go(`/receivables/customers/${customerId}`)}
        empty={<Empty title={t('emptyTitle')} hint={t('emptyHint')} />}
      />
    </>
  );
}

const asked = (view: FilterValue) => askedBy<'orders.findReceivables'>(view, { one: ['q'], several: ['status'] });

const receivableColumns = (t: Say<typeof texts>): readonly Column<Receivable>[] => [
  { key: 'no', title: t('no'), width: '15rem' },
  { key: 'customerName', title: t('customer') },
  { key: 'status', title: t('state'), render: ({ status }) => <Status kind="receivable" value={status} /> },
  { key: 'orderNo', title: t('order') },
  { key: 'amount', title: t('amount'), align: 'end', render: ({ amount, currency }) => <Money value={amount} currency={currency} /> },
  { key: 'paid', title: t('paid'), align: 'end', render: ({ paid, currency }) => <Money value={paid} currency={currency} /> },
  { key: 'open', title: t('open'), align: 'end', render: ({ open, currency }) => <Money value={open} currency={currency} /> },
  { key: 'dueOn', title: t('dueOn'), render: ({ dueOn }) => <Day value={dueOn} /> },
  {
    ...{ key: 'overdueDays', title: t('overdueDays'), align: 'end', sort: ({ overdueDays }) => overdueDays },
    render: ({ overdueDays }) => (overdueDays > 0 ? <span className="bad">{t('days', { n: overdueDays })}</span> : <span className="quiet">–</span>),
  },
  { key: 'ageDays', title: t('age'), align: 'end', hidden: true, render: ({ ageDays }) => t('days', { n: ageDays }) },
  { key: 'openedOn', title: t('openedOn'), hidden: true, render: ({ openedOn }) => <Day value={openedOn} /> },
];
