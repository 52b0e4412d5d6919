import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  Ago,
  Button,
  DataTable,
  Day,
  Empty,
  FilterBar,
  FormDrawer,
  Money,
  Page,
  Status,
  Tabs,
  useStatusOptions,
  useToast,
  type Column,
  type FilterValue,
} from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { askedBy } from '../asked-by.js';
import '../customers/sales.css';
import { ExportList } from '../imports/export-list.js';
import { OpportunityBoard } from './opportunity-board.js';
import { OpportunityPanel } from './opportunity-panel.js';
import { STAGES, type Opportunity } from './stages.js';
import { texts } from './texts.js';

const SHOWN = 200;

/** What may be sold to whom, by stage (CUS-16): as a board or as a list. */
export default function OpportunitiesPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [view, change] = useView<ViewOf<'/opportunities'>>();
  const found = useList('customers.findOpportunities', asked(view));
  const open = (opportunityId: string): void => change({ open: opportunityId }, { replace: false });
  const begin = may('customer:write') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'open' })}>
      {t('newOpportunity')}
    </Button>
  );
  const asList = view.as === 'list';
  const empty = <Empty title={t('empty')} hint={t('emptyHint')} action={begin} />;
  return (
    <Page title={t('title')} actions={begin}>
      <Tabs
        items={[
          { key: 'board', title: t('board') },
          { key: 'list', title: t('list') },
        ]}
        value={asList ? 'list' : 'board'}
        onChange={(key) => change({ as: key === 'list' ? 'list' : undefined })}
      />
      <FilterBar filters={useFilters(t)} value={view} onChange={change} />
      {found.hasMore && !asList && <p className="notice">{t('partial')}</p>}
      {asList || (found.rows.length === 0 && !found.isLoading) ? (
        <DataTable
          {...{ name: 'opportunities', columns: columnsOf(t), empty }}
          {...{ rows: found.rows, isLoading: found.isLoading, hasMore: found.hasMore, onMore: found.more, error: found.error }}
          tools={<ExportList of="opportunities" filters={asked(view)} />}
          onOpen={({ id }) => open(id)}
        />
      ) : (
        <OpportunityBoard cards={found.rows} onOpen={open} />
      )}
      {typeof view.open === 'string' && <OpportunityPanel opportunityId={view.open} onClose={() => change({ open: undefined, do: undefined })} />}
      {view.do === 'open' && view.open === undefined && <OpenOpportunity onDone={open} onClose={() => change({ do: undefined })} />}
    </Page>
  );
}

const asked = (view: FilterValue) => ({
  ...askedBy<'customers.findOpportunities'>(view, { one: ['q', 'customerId'], several: ['stage'] }),
  limit: SHOWN,
});

const useFilters = (t: Say<typeof texts>) =>
  [
    { key: 'q', label: t('search'), kind: 'text' },
    { key: 'stage', label: t('stage'), kind: 'many', options: useStatusOptions('opportunity', STAGES) },
  ] as const;

const columnsOf = (t: Say<typeof texts>): readonly Column<Opportunity>[] => [
  { key: 'title', title: t('name') },
  { key: 'customerName', title: t('customer') },
  { key: 'stage', title: t('stage'), render: ({ stage }) => <Status kind="opportunity" value={stage} /> },
  {
    key: 'expectedAmount',
    title: t('amount'),
    align: 'end',
    render: ({ expectedAmount }) => (expectedAmount === null ? null : <Money value={expectedAmount} />),
  },
  {
    key: 'expectedOn',
    title: t('expectedOn'),
    render: ({ expectedOn }) => (expectedOn === null ? null : <Day value={expectedOn} />),
    sort: ({ expectedOn }) => expectedOn ?? '',
  },
  { key: 'updatedAt', title: t('updatedAt'), render: ({ updatedAt }) => <Ago value={updatedAt} />, sort: ({ updatedAt }) => updatedAt },
  { key: 'no', title: t('no') },
];

function OpenOpportunity({ onDone, onClose }: { readonly onDone: (opportunityId: string) => void; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  return (
    <FormDrawer
      operation="customers.openOpportunity"
      title={t('newOpportunity')}
      fields={[
        { name: 'customerId', label: t('customer'), kind: 'lookup', lookup: { operation: 'customers.findCustomers' }, required: true },
        { name: 'title', label: t('name'), kind: 'text', required: true },
        { name: 'expectedAmount', label: t('expectedAmount'), kind: 'money' },
        { name: 'expectedOn', label: t('expectedOn'), kind: 'date' },
      ]}
      touches={['customers']}
      onDone={(reply) => {
        say(t('saved'));
        onDone(reply.id);
      }}
      onClose={onClose}
    />
  );
}
