import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { DataTable, Day, Empty, Link, Money, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Purchase } from './shapes.js';
import { texts } from './texts.js';
import { words } from './words.js';

/** The customer tracking form (CUS-37): what was signed, delivered and received. */
export function CustomerPurchases({ customerId }: { readonly customerId: string }): ReactNode {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { rows, isLoading, hasMore, more, error } = useList('customers.listPurchases', { customerId });
  const columns: readonly Column<Purchase>[] = [
    { key: 'happenedOn', title: t('day'), render: ({ happenedOn }) => <Day value={happenedOn} /> },
    { key: 'kind', title: t('kind'), render: ({ kind }) => w(`purchase.${kind}`) },
    { key: 'documentNo', title: t('document'), render: (row) => <Paper purchase={row} /> },
    { key: 'amount', title: t('amount'), align: 'end', render: ({ amount, currency }) => <Money value={amount} currency={currency} /> },
  ];
  return (
    <DataTable
      name="customer-purchases"
      columns={columns}
      rows={rows}
      isLoading={isLoading}
      hasMore={hasMore}
      onMore={more}
      error={error}
      empty={<Empty title={t('noPurchases')} hint={t('noPurchasesHint')} />}
    />
  );
}

function Paper({ purchase: { kind, documentId, documentNo } }: { readonly purchase: Purchase }): ReactNode {
  if (kind === 'signed') return <Link to={`/contracts/${documentId}`}>{documentNo}</Link>;
  return kind === 'received' ? <Link to={`/receipts/${documentId}`}>{documentNo}</Link> : documentNo;
}
