import type { ReactNode } from 'react';
import { useList, type ItemOf } from '../../api/call.js';
import { DataTable, Day, Empty, FilterBar, Money, Page, Status, useStatusOptions, type Column, type FilterValue } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { requirementTexts } from './requirement-texts.js';

type Requirement = ItemOf<'contracts.findRequirementReviews'>;
const STATUSES = ['in-review', 'agreed', 'returned', 'withdrawn'] as const;

/** Whether what customers want can be met, as production, quality control and purchasing say (CON-04, CON-05). */
export default function RequirementsPage(): ReactNode {
  const t = useTexts(requirementTexts);
  const go = useGo();
  const [view, change] = useView();
  const { rows, isLoading, hasMore, more, error } = useList('contracts.findRequirementReviews', asked(view));
  return (
    <Page title={t('title')}>
      <FilterBar
        filters={[
          { key: 'q', label: t('search'), kind: 'text' },
          { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('requirement-review', STATUSES) },
        ]}
        value={view}
        onChange={change}
      />
      <DataTable
        name="requirement-reviews"
        columns={columnsOf(t)}
        rows={rows}
        isLoading={isLoading}
        hasMore={hasMore}
        onMore={more}
        error={error}
        onOpen={({ id }) => go(`/contracts/requirements/${id}`)}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} />}
      />
    </Page>
  );
}

const asked = ({ q, status, quoteId }: FilterValue) => ({
  ...(typeof q === 'string' && { q }),
  ...(status !== undefined && { status: [status].flat() as Requirement['status'][] }),
  ...(typeof quoteId === 'string' && { quoteId }),
});

const columnsOf = (t: Say<typeof requirementTexts>): readonly Column<Requirement>[] => [
  { key: 'no', title: t('no') },
  { key: 'customerName', title: t('customer') },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="requirement-review" value={status} /> },
  { key: 'verdict', title: t('verdict'), render: ({ verdict }) => verdict !== null && t(`verdict.${verdict}`) },
  { key: 'total', title: t('total'), align: 'end', render: ({ total }) => <Money value={total} /> },
  { key: 'deliverBy', title: t('deliverBy'), render: ({ deliverBy }) => <Day value={deliverBy} />, sort: ({ deliverBy }) => deliverBy },
];
