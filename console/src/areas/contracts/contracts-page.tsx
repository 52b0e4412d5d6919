import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  DataTable,
  Day,
  Empty,
  FilterBar,
  Link,
  Money,
  Page,
  PersonName,
  Status,
  useStatusOptions,
  type Column,
  type Filter,
  type FilterValue,
} from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { askedBy } from '../asked-by.js';
import { CONTRACT_STATUSES, type Archived } from './shapes.js';
import { texts } from './texts.js';

/** The archive of contracts, searched by everything that is written in one (CON-14). */
export default function ContractsPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const may = useMay();
  const [view, change] = useView<ViewOf<'/contracts'>>();
  const { rows, isLoading, hasMore, more, error } = useList('contracts.searchArchive', asked(view));
  return (
    <Page title={t('title')}>
      <FilterBar filters={useFilters(t)} value={view} onChange={change} />
      <DataTable
        name="contracts"
        columns={columnsOf(t)}
        rows={rows}
        isLoading={isLoading}
        hasMore={hasMore}
        onMore={more}
        error={error}
        onOpen={({ id }) => go(`/contracts/${id}`)}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} action={may('quote:read') && <Link to="/quotes?status=accepted">{t('toQuotes')}</Link>} />}
      />
    </Page>
  );
}

const AS_TYPED = ['q', 'text', 'minTotal', 'maxTotal', 'effectiveFrom', 'effectiveTo', 'customerId'] as const;

const asked = (view: FilterValue) => ({
  ...askedBy<'contracts.searchArchive'>(view, { one: AS_TYPED, several: ['status'] }),
  ...(view.late !== undefined && { late: true }),
});

const useFilters = (t: Say<typeof texts>): readonly Filter[] => [
  { key: 'q', label: t('search'), kind: 'text' },
  { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('contract', CONTRACT_STATUSES) },
  { key: 'late', label: t('late'), kind: 'select', options: [{ value: 'late', label: t('onlyLate') }] },
  { key: 'text', label: t('wording'), kind: 'text' },
  { key: 'minTotal', label: t('minTotal'), kind: 'money' },
  { key: 'maxTotal', label: t('maxTotal'), kind: 'money' },
  { key: 'effectiveFrom', label: t('effectiveFrom'), kind: 'date' },
  { key: 'effectiveTo', label: t('effectiveTo'), kind: 'date' },
];

const columnsOf = (t: Say<typeof texts>): readonly Column<Archived>[] => [
  { key: 'no', title: t('no'), render: ({ no }) => (no === null ? <span className="quiet">{t('unnumbered')}</span> : <span className="figure">{no}</span>) },
  { key: 'customerName', title: t('customer') },
  {
    key: 'status',
    title: t('status'),
    render: ({ status, late }) => (
      <>
        <Status kind="contract" value={status} /> {late && <span className="bad">{t('isLate')}</span>}
      </>
    ),
  },
  { key: 'total', title: t('total'), align: 'end', render: ({ total, currency }) => <Money value={total} currency={currency} /> },
  { key: 'deliverBy', title: t('deliverBy'), render: ({ deliverBy }) => <Day value={deliverBy} />, sort: ({ deliverBy }) => deliverBy },
  { key: 'effectiveOn', title: t('effectiveOn'), render: ({ effectiveOn }) => <Day value={effectiveOn} />, sort: ({ effectiveOn }) => effectiveOn ?? '' },
  { key: 'salesRepId', title: t('salesRep'), render: ({ salesRepId }) => <PersonName id={salesRepId} /> },
  { key: 'title', title: t('name'), hidden: true },
  { key: 'templateCode', title: t('template'), hidden: true },
  { key: 'fulfilledOn', title: t('fulfilledOn'), render: ({ fulfilledOn }) => <Day value={fulfilledOn} />, hidden: true },
];
