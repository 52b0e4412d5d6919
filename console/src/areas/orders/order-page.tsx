import type { ReactNode } from 'react';
import { problemOf, useList, useMay, useRead } from '../../api/call.js';
import { Link, Loading, Page, Refusal, Status } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { useActions } from './actions.js';
import { ChainLine } from './chain-line.js';
import { InvoicesPanel } from './invoices-panel.js';
import { NextLine } from './next-line.js';
import { nextActionOf } from './next-action.js';
import { orderActions } from './order-actions.js';
import { OrderFacts } from './order-facts.js';
import { OrderLines } from './order-lines.js';
import './orders.css';
import { ReceiptsPanel } from './receipts-panel.js';
import type { Order } from './shapes.js';
import { ShipmentsPanel } from './shipments-panel.js';
import { texts } from './texts.js';

/** One order: where it stands in its chain, what is next and for whom, and everything that belongs to it. */
export default function OrderPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error } = useRead('orders.getOrder', { orderId: usePathParam('orderId') });
  if (data) return <OneOrder order={data.data} />;
  return <Page title={t('title')}>{error ? <Refusal problem={problemOf(error)} /> : <Loading />}</Page>;
}

function OneOrder({ order }: { readonly order: Order }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const orderId = order.id;
  const receipts = useList('orders.findReceipts', { orderId });
  const invoices = useList('orders.findInvoices', { orderId });
  const isReported = receipts.rows.some(({ status }) => status === 'reported');
  const next = nextActionOf(order);
  const isWithFinance = isReported && next === 'receipt';
  const { bar, panel } = useActions({ all: orderActions(order, t), next: isWithFinance ? undefined : next });
  return (
    <Page title={order.no} crumbs={[{ title: t('title'), to: '/orders' }, { title: order.no }]} lead={<Lead order={order} />} actions={bar} prints>
      {panel}
      <ChainLine order={order} t={t} waitsForFinance={{ receipt: isReported, invoice: invoices.rows.some(({ status }) => status === 'requested') }} />
      <NextLine {...{ order, isReported, may, t }} />
      <OrderFacts order={order} />
      <OrderLines order={order} />
      <ShipmentsPanel order={order} isNextHere={next === undefined} />
      <ReceiptsPanel list={receipts} />
      <InvoicesPanel list={invoices} />
    </Page>
  );
}

function Lead({ order: { status, customerId, customerName, payment } }: { readonly order: Order }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  return (
    <span className="order-lead">
      <Status kind="order" value={status} /> {may('customer:read') ? <Link to={`/customers/${customerId}`}>{customerName}</Link> : customerName}{' '}
      <span className="quiet">{t(payment)}</span>
    </span>
  );
}
