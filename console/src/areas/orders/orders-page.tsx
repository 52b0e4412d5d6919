import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  Button,
  DataTable,
  Day,
  Empty,
  FilterBar,
  Money,
  Page,
  Status,
  useStatusOptions,
  type Column,
  type Filter,
  type FilterValue,
} from '../../components/index.js';
import { today, useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { askedBy } from '../asked-by.js';
import { ExportList } from '../imports/export-list.js';
import { ChainMarks } from './chain-line.js';
import { nextLink } from './chain.js';
import './orders.css';
import { WhoseTurn } from './next-line.js';
import type { Order, OrderStatus } from './shapes.js';
import { texts } from './texts.js';

/** Orders within the reader's reach: how far each has come, and who it waits for. */
export default function OrdersPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const may = useMay();
  const [view, change] = useView<ViewOf<'/orders'>>();
  const { rows, isLoading, hasMore, more, error } = useList('orders.findOrders', asked(view));
  const ofOne = view.customerId ?? view.contractId;
  const all = <Button onClick={() => change({ customerId: undefined, contractId: undefined })}>{t('orders')}</Button>;
  return (
    <Page title={t('title')} lead={ofOne !== undefined && rows[0]?.customerName} actions={ofOne !== undefined && all}>
      <FilterBar filters={useFilters(t)} value={view} onChange={change} />
      <DataTable
        name="orders"
        columns={columnsOf(t, may)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        tools={<ExportList of="orders" filters={asked(view)} />}
        onOpen={({ id }) => go(`/orders/${id}`)}
        empty={<Empty title={t('emptyTitle')} hint={t('emptyHint')} />}
      />
    </Page>
  );
}

const asked = (view: FilterValue) => askedBy<'orders.findOrders'>(view, { one: ['q', 'customerId', 'contractId'], several: ['status'] });

const useFilters = (t: Say<typeof texts>): readonly Filter[] => [
  { key: 'q', label: t('searchHint'), kind: 'text' },
  { key: 'status', label: t('state'), kind: 'many', options: useStatusOptions('order') },
];

const columnsOf = (t: Say<typeof texts>, may: (permission: string) => boolean): readonly Column<Order>[] => [
  { key: 'no', title: t('no'), width: '15rem' },
  { key: 'customerName', title: t('customer') },
  { key: 'status', title: t('state'), render: ({ status }) => <Status kind="order" value={status} /> },
  { key: 'chain', title: t('next'), render: (order) => <NextInList order={order} t={t} may={may} /> },
  { key: 'total', title: t('total'), align: 'end', render: ({ total, currency }) => <Money value={total} currency={currency} /> },
  { key: 'open', title: t('open'), align: 'end', render: ({ open, currency }) => <Money value={open} currency={currency} /> },
  { key: 'deliverBy', title: t('deliverBy'), render: (order) => <DeliverBy order={order} late={t('late')} /> },
  { key: 'payment', title: t('payment'), hidden: true, render: ({ payment }) => t(payment) },
  { key: 'contractNo', title: t('contract'), hidden: true },
  { key: 'openedOn', title: t('openedOn'), hidden: true, render: ({ openedOn }) => <Day value={openedOn} /> },
];

function NextInList({ order, t, may }: { readonly order: Order; readonly t: Say<typeof texts>; readonly may: (permission: string) => boolean }): ReactNode {
  const link = nextLink(order);
  return (
    <span className="order-next-cell">
      <ChainMarks order={order} t={t} />
      {link && (
        <span>
          {t(`link-${link}`)} <WhoseTurn link={link} isReported={false} may={may} t={t} />
        </span>
      )}
    </span>
  );
}

const OVER: readonly OrderStatus[] = ['delivered', 'closed', 'cancelled'];

function DeliverBy({ order: { deliverBy, status }, late }: { readonly order: Order; readonly late: string }): ReactNode {
  return (
    <>
      <Day value={deliverBy} /> {deliverBy < today() && !OVER.includes(status) && <span className="bad">{late}</span>}
    </>
  );
}
