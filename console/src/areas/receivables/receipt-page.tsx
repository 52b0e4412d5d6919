import type { ReactNode } from 'react';
import { problemOf, useMay, useRead } from '../../api/call.js';
import { Facts, Link, Loading, Moment, Money, Page, Panel, PersonName, Refusal, Status, Day } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { useActions, type Action } from '../orders/actions.js';
import { isZero } from '../orders/decimals.js';
import type { Receipt } from '../orders/shapes.js';
import { AllocationPanel } from './allocation-panel.js';
import './receivables.css';
import { texts } from './texts.js';

type T = Say<typeof texts>;

/** One receipt: confirmed or rejected by finance, then allocated to what the customer owes. */
export default function ReceiptPage(): ReactNode {
  const t = useTexts(texts);
  const { data, error } = useRead('orders.getReceipt', { receiptId: usePathParam('receiptId') });
  if (data) return <OneReceipt receipt={data.data} />;
  return <Page title={t('receipts')}>{error ? <Refusal problem={problemOf(error)} /> : <Loading />}</Page>;
}

function OneReceipt({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const { bar, panel } = useActions({ all: actionsOf(receipt, t), next: 'confirm' });
  const { no, status, customerId, customerName, unallocated } = receipt;
  return (
    <Page
      title={no}
      crumbs={[{ title: t('receipts'), to: '/receipts' }, { title: no }]}
      prints
      lead={
        <>
          <Status kind="receipt" value={status} />{' '}
          {may('receivable:read') ? <Link to={`/receivables/customers/${customerId}`}>{customerName}</Link> : customerName}
        </>
      }
      actions={bar}
    >
      {panel}
      <Panel title={t('facts')}>
        <Facts items={factsOf(receipt, t)} />
        {status === 'reported' && may('receipt:confirm') && <p className="quiet">{t('otherPerson')}</p>}
      </Panel>
      <Allocated receipt={receipt} t={t} />
      {status === 'confirmed' && !isZero(unallocated) && may('receipt:confirm') && <AllocationPanel receipt={receipt} />}
    </Page>
  );
}

const actionsOf = ({ id: receiptId, status }: Receipt, t: T): readonly Action[] => [
  {
    ...{ key: 'confirm', title: t('confirm'), operation: 'orders.confirmReceipt', allow: 'receipt:confirm', args: { receiptId }, done: t('confirmed') },
    when: status === 'reported',
  },
  {
    ...{
      key: 'reject',
      title: t('reject'),
      operation: 'orders.rejectReceipt',
      allow: 'receipt:confirm',
      args: { receiptId },
      done: t('rejected'),
      danger: true,
    },
    fields: [{ name: 'reason', label: t('rejectReason'), kind: 'long', required: true, hint: t('rejectHint') }],
    when: status === 'reported',
  },
];

function factsOf(receipt: Receipt, t: T) {
  const { amount, unallocated, currency, orderId, orderNo, reportedBy, decidedBy, decidedAt, rejectReason } = receipt;
  return [
    { label: t('amount'), value: <Money value={amount} currency={currency} /> },
    { label: t('unallocated'), value: <Money value={unallocated} currency={currency} /> },
    { label: t('paidBy'), value: receipt.paidBy },
    { label: t('method'), value: t(`method-${receipt.method}`) },
    { label: t('voucher'), value: receipt.voucherNo },
    { label: t('receivedOn'), value: <Day value={receipt.receivedOn} /> },
    { label: t('order'), value: <Link to={`/orders/${orderId}`}>{orderNo}</Link> },
    { label: t('reportedBy'), value: <PersonName id={reportedBy} /> },
    ...(decidedBy === null ? [] : [{ label: t('decidedBy'), value: <PersonName id={decidedBy} /> }]),
    ...(decidedAt === null ? [] : [{ label: t('decidedAt'), value: <Moment value={decidedAt} /> }]),
    ...(rejectReason === null ? [] : [{ label: t('rejectReason'), value: rejectReason, wide: true }]),
  ];
}

function Allocated({ receipt: { allocations, currency }, t }: { readonly receipt: Receipt; readonly t: T }): ReactNode {
  if (allocations.length === 0) return null;
  return (
    <Panel title={t('allocations')}>
      <ul className="allocations">
        {allocations.map(({ orderId, amount }) => (
          <li key={orderId}>
            <OrderNumber orderId={orderId} /> <Money value={amount} currency={currency} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** An allocation knows its order by id; people know it by number. */
function OrderNumber({ orderId }: { readonly orderId: string }): ReactNode {
  const { data } = useRead('orders.getOrder', { orderId });
  return <Link to={`/orders/${orderId}`}>{data?.data.no ?? '…'}</Link>;
}
