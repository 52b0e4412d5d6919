import type { ReactNode } from 'react';
import { DataTable, Link, Money, Percent, Quantity, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import type { QuotedLine } from './shapes.js';
import { texts } from './texts.js';

/** Lines as they were agreed: price with tax, amounts split per line. */
export function QuoteLines({ lines, currency }: { readonly lines: readonly QuotedLine[]; readonly currency: string }): ReactNode {
  const t = useTexts(texts);
  return (
    <DataTable
      name="agreed-lines"
      columns={columnsOf(
        t,
        currency,
        lines.some(({ priceExceptionId }) => priceExceptionId !== undefined),
      )}
      rows={lines}
      rowKey={({ productId }) => productId}
    />
  );
}

const columnsOf = (t: Say<typeof texts>, currency: string, excepted: boolean): readonly Column<QuotedLine>[] => [
  {
    key: 'name',
    title: t('product'),
    render: ({ name, sku }) => (
      <>
        {name} <span className="quiet">{sku}</span>
      </>
    ),
  },
  { key: 'spec', title: t('spec') },
  { key: 'quantity', title: t('quantity'), align: 'end', render: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} /> },
  { key: 'unitPrice', title: t('unitPrice'), align: 'end', render: ({ unitPrice }) => <Quantity value={unitPrice} /> },
  ...(excepted ? [exceptionColumn(t)] : []),
  { key: 'taxRate', title: t('taxRate'), align: 'end', render: ({ taxRate }) => <Percent value={taxRate} /> },
  { key: 'net', title: t('net'), align: 'end', render: ({ net }) => <Money value={net} currency={currency} /> },
  { key: 'tax', title: t('tax'), align: 'end', render: ({ tax }) => <Money value={tax} currency={currency} /> },
  { key: 'gross', title: t('gross'), align: 'end', render: ({ gross }) => <Money value={gross} currency={currency} /> },
];

const exceptionColumn = (t: Say<typeof texts>): Column<QuotedLine> => ({
  key: 'priceExceptionId',
  title: t('exception'),
  render: ({ priceExceptionId }) => priceExceptionId !== undefined && <Link to={`/quotes/exceptions/${priceExceptionId}`}>{t('exception')}</Link>,
});
