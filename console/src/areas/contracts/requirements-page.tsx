import type { ReactNode } from 'react';
import type { ItemOf } from '../../api/call.js';
import { Day, Money, Status, useStatusOptions, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import { ListPage } from '../list-page.js';
import { requirementTexts } from './requirement-texts.js';

type Requirement = ItemOf<'contracts.findRequirementReviews'>;
const STATUSES = ['in-review', 'agreed', 'returned', 'withdrawn'] as const;

/** Whether what customers want can be met, as production, quality control and purchasing say (CON-04, CON-05). */
export default function RequirementsPage(): ReactNode {
  const t = useTexts(requirementTexts);
  const go = useGo();
  return (
    <ListPage
      operation="contracts.findRequirementReviews"
      name="requirement-reviews"
      title={t('title')}
      filters={[
        { key: 'q', label: t('search'), kind: 'text' },
        { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('requirement-review', STATUSES) },
      ]}
      also={['quoteId']}
      columns={columnsOf(t)}
      onOpen={({ id }) => go(`/contracts/requirements/${id}`)}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    />
  );
}

const columnsOf = (t: Say<typeof requirementTexts>): readonly Column<Requirement>[] => [
  { key: 'no', title: t('no') },
  { key: 'customerName', title: t('customer') },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="requirement-review" value={status} /> },
  { key: 'verdict', title: t('verdict'), render: ({ verdict }) => verdict !== null && t(`verdict.${verdict}`) },
  { key: 'total', title: t('total'), align: 'end', render: ({ total }) => <Money value={total} /> },
  { key: 'deliverBy', title: t('deliverBy'), render: ({ deliverBy }) => <Day value={deliverBy} />, sort: ({ deliverBy }) => deliverBy },
];
