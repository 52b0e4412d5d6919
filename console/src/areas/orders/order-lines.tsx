import type { ReactNode } from 'react';
import { DataTable, Money, Panel, Quantity, type Column } from '../../components/index.js';
import { formatQuantity, useTexts, type Say } from '../../i18n/index.js';
import { isZero, reaches, remaining } from './decimals.js';
import type { Order, OrderLine } from './shapes.js';
import { texts } from './texts.js';

/** The lines as the contract has them, and how far each has come. */
export function OrderLines({ order }: { readonly order: Order }): ReactNode {
  const t = useTexts(texts);
  return (
    <Panel title={t('lines')} flush>
      <DataTable name="order-lines" columns={columnsOf(t, order.currency)} rows={order.lines} rowKey={({ line }) => String(line)} />
    </Panel>
  );
}

const columnsOf = (t: Say<typeof texts>, currency: string): readonly Column<OrderLine>[] => [
  { key: 'name', title: t('product'), render: ({ name, sku, spec }) => <Goods {...{ name, sku, spec }} /> },
  { key: 'quantity', title: t('quantity'), align: 'end', render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
  { key: 'unitPrice', title: t('unitPrice'), align: 'end', render: ({ unitPrice }) => formatQuantity(unitPrice) },
  { key: 'gross', title: t('gross'), align: 'end', render: ({ gross }) => <Money value={gross} currency={currency} /> },
  { key: 'available', title: t('available'), align: 'end', render: (line) => <Available line={line} t={t} /> },
  { key: 'planned', title: t('plannedQuantity'), align: 'end', render: ({ planned }) => <Progress value={planned} /> },
  { key: 'shipped', title: t('shippedQuantity'), align: 'end', render: ({ shipped }) => <Progress value={shipped} /> },
  { key: 'delivered', title: t('deliveredQuantity'), align: 'end', render: ({ delivered }) => <Progress value={delivered} /> },
  { key: 'invoiced', title: t('invoicedQuantity'), align: 'end', render: ({ invoiced }) => <Progress value={invoiced} /> },
];

export function Goods({ name, sku, spec }: { readonly name: string; readonly sku: string; readonly spec: string | null }): ReactNode {
  return (
    <span>
      {name} <span className="quiet">{[sku, spec].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

function Available({ line: { available, quantity }, t }: { readonly line: OrderLine; readonly t: Say<typeof texts> }): ReactNode {
  if (available === null) return <span className="quiet">{t('notChecked')}</span>;
  if (reaches(available, quantity)) return <Quantity value={available} />;
  return (
    <>
      <Quantity value={available} /> <span className="warn">{t('short', { n: formatQuantity(remaining(quantity, available)) })}</span>
    </>
  );
}

const Progress = ({ value }: { readonly value: string }): ReactNode => (isZero(value) ? <span className="quiet">–</span> : <Quantity value={value} />);
