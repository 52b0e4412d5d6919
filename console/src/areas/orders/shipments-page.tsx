import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { DataTable, Day, Empty, FilterBar, Page, Status, useStatusOptions, type Column, type FilterValue } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { askedBy } from '../asked-by.js';
import './orders.css';
import type { Shipment } from './shapes.js';
import { texts } from './texts.js';

/** Shipments of all orders: for who sends goods and follows them. Opening one leads to its order, where they are worked. */
export default function ShipmentsPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const [view, change] = useView<ViewOf<'/shipments'>>();
  const { rows, isLoading, hasMore, more, error } = useList('orders.findShipments', asked(view));
  const statuses = useStatusOptions('shipment');
  return (
    <Page title={t('shipments')}>
      <FilterBar
        filters={[
          { key: 'q', label: t('searchHint'), kind: 'text' },
          { key: 'status', label: t('state'), kind: 'many', options: statuses },
        ]}
        value={view}
        onChange={change}
      />
      <DataTable
        name="shipments"
        columns={columnsOf(t)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        onOpen={({ orderId }) => go(`/orders/${orderId}`)}
        empty={<Empty title={t('noShipments')} hint={t('noShipmentsHint')} />}
      />
    </Page>
  );
}

const asked = (view: FilterValue) => askedBy<'orders.findShipments'>(view, { one: ['q'], several: ['status'] });

const columnsOf = (t: Say<typeof texts>): readonly Column<Shipment>[] => [
  { key: 'no', title: t('shipment'), width: '15rem' },
  { key: 'status', title: t('state'), render: ({ status }) => <Status kind="shipment" value={status} /> },
  { key: 'customerName', title: t('customer') },
  { key: 'orderNo', title: t('no') },
  { key: 'warehouse', title: t('warehouse') },
  { key: 'carrier', title: t('carrier') },
  { key: 'plannedFor', title: t('plannedFor'), render: ({ plannedFor }) => plannedFor && <Day value={plannedFor} /> },
  { key: 'waybillNo', title: t('waybill') },
  { key: 'dispatchedOn', title: t('dispatchedOn'), render: ({ dispatchedOn }) => dispatchedOn && <Day value={dispatchedOn} /> },
  { key: 'deliveredOn', title: t('deliveredOn'), render: ({ deliveredOn }) => deliveredOn && <Day value={deliveredOn} /> },
  { key: 'signedBy', title: t('signedBy'), hidden: true },
  { key: 'qualityCertificateNo', title: t('certificate'), hidden: true },
];
