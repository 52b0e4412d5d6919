import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import { DataTable, Day, Empty, FilterBar, Money, Page, Status, Tabs, type Column, type FilterValue } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { ExportList } from '../imports/export-list.js';
import type { Receipt } from '../orders/shapes.js';
import './receivables.css';
import { texts } from './texts.js';

const SHOWN = { reported: ['reported'], confirmed: ['confirmed'], all: undefined } as const satisfies Record<string, readonly Receipt['status'][] | undefined>;
type Shown = keyof typeof SHOWN;

const isShown = (value: unknown): value is Shown => typeof value === 'string' && value in SHOWN;

/** Money that came in: what waits for finance in front. */
export default function ReceiptsPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const may = useMay();
  const [view, change] = useView<ViewOf<'/receipts'>>();
  const first: Shown = may('receipt:confirm') ? 'reported' : 'all';
  const shown = isShown(view.show) ? view.show : first;
  const { rows, isLoading, hasMore, more, error } = useList('orders.findReceipts', asked(view, shown));
  return (
    <Page title={t('receipts')}>
      <Tabs
        items={[
          { key: 'reported', title: t('toConfirm') },
          { key: 'confirmed', title: t('toAllocate') },
          { key: 'all', title: t('everything') },
        ]}
        value={shown}
        onChange={(show) => change({ show })}
      />
      <FilterBar filters={[{ key: 'q', label: t('searchHint'), kind: 'text' }]} value={view} onChange={change} />
      <DataTable
        name="receipts"
        columns={columnsOf(t)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        tools={<ExportList of="receipts" filters={asked(view, shown)} />}
        onOpen={({ id }) => go(`/receipts/${id}`)}
        empty={<Empty title={t('noReceipts')} hint={t('noReceiptsHint')} />}
      />
    </Page>
  );
}

const asked = ({ q, customerId }: FilterValue, shown: Shown) => ({
  ...(typeof q === 'string' && { q }),
  ...(typeof customerId === 'string' && { customerId }),
  ...(SHOWN[shown] && { status: [...SHOWN[shown]] }),
});

const columnsOf = (t: Say<typeof texts>): readonly Column<Receipt>[] => [
  { key: 'no', title: t('receiptNo'), width: '15rem' },
  { key: 'customerName', title: t('customer') },
  { key: 'status', title: t('state'), render: ({ status }) => <Status kind="receipt" value={status} /> },
  { key: 'amount', title: t('amount'), align: 'end', render: ({ amount, currency }) => <Money value={amount} currency={currency} /> },
  { key: 'unallocated', title: t('unallocated'), align: 'end', render: ({ unallocated, currency }) => <Money value={unallocated} currency={currency} /> },
  { key: 'paidBy', title: t('paidBy') },
  { key: 'method', title: t('method'), render: ({ method }) => t(`method-${method}`) },
  { key: 'voucherNo', title: t('voucher') },
  { key: 'receivedOn', title: t('receivedOn'), render: ({ receivedOn }) => <Day value={receivedOn} /> },
  { key: 'orderNo', title: t('order') },
];
