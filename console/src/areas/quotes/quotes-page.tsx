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
  PersonName,
  Status,
  useStatusOptions,
  type Column,
  type FilterValue,
} from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { QUOTE_STATUSES, type Quote } from './shapes.js';
import { texts } from './texts.js';

/** Quotes within the reader's reach (ORD-02). */
export default function QuotesPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const may = useMay();
  const [view, change] = useView();
  const { rows, isLoading, hasMore, more, error } = useList('contracts.findQuotes', asked(view));
  const begin = may('quote:write') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => go('/quotes/new')}>
      {t('newQuote')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={begin}>
      <FilterBar
        filters={[
          { key: 'q', label: t('search'), kind: 'text' },
          { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('quote', QUOTE_STATUSES) },
        ]}
        value={view}
        onChange={change}
      />
      <DataTable
        name="quotes"
        columns={columnsOf(t)}
        rows={rows}
        isLoading={isLoading}
        hasMore={hasMore}
        onMore={more}
        error={error}
        onOpen={({ id }) => go(`/quotes/${id}`)}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} action={begin} />}
      />
    </Page>
  );
}

const asked = ({ q, status, customerId }: FilterValue) => ({
  ...(typeof q === 'string' && { q }),
  ...(status !== undefined && { status: [status].flat() as Quote['status'][] }),
  ...(typeof customerId === 'string' && { customerId }),
});

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
