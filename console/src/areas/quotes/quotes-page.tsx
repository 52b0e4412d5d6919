import type { ReactNode } from 'react';
import { Day, Money, PersonName, Status, useStatusOptions, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import { ListPage } from '../list-page.js';
import { QUOTE_STATUSES, type Quote } from './shapes.js';
import { texts } from './texts.js';

/** Quotes within the reader's reach (ORD-02). */
export default function QuotesPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  return (
    <ListPage
      operation="contracts.findQuotes"
      name="quotes"
      title={t('title')}
      filters={[
        { key: 'q', label: t('search'), kind: 'text' },
        { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('quote', QUOTE_STATUSES) },
      ]}
      also={['customerId']}
      columns={columnsOf(t)}
      onOpen={({ id }) => go(`/quotes/${id}`)}
      exported="quotes"
      begin={{ title: t('newQuote'), allow: 'quote:write', onBegin: () => go('/quotes/new') }}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    />
  );
}

const columnsOf = (t: Say<typeof texts>): readonly Column<Quote>[] => [
  { key: 'no', title: t('no'), render: ({ no }) => (no === null ? <span className="quiet">{t('unissued')}</span> : <span className="figure">{no}</span>) },
  { key: 'customerName', title: t('customer') },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="quote" value={status} /> },
  { key: 'total', title: t('total'), align: 'end', render: ({ total, currency }) => <Money value={total} currency={currency} /> },
  { key: 'pricedOn', title: t('pricedOn'), render: ({ pricedOn }) => <Day value={pricedOn} />, sort: ({ pricedOn }) => pricedOn },
  { key: 'validUntil', title: t('validUntil'), render: ({ validUntil }) => <Day value={validUntil} />, sort: ({ validUntil }) => validUntil ?? '' },
  { key: 'salesRepId', title: t('salesRep'), render: ({ salesRepId }) => <PersonName id={salesRepId} /> },
  { key: 'payment', title: t('payment'), render: ({ payment }) => t(`payment.${payment}`), hidden: true },
  { key: 'deliverBy', title: t('deliverBy'), render: ({ deliverBy }) => <Day value={deliverBy} />, hidden: true },
];
