import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  Ago,
  Button,
  DataTable,
  Empty,
  FilterBar,
  FormDrawer,
  Page,
  Status,
  useStatusOptions,
  useToast,
  type Column,
  type FieldSpec,
  type FilterValue,
} from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { askedBy } from '../asked-by.js';
import { ExportList } from '../imports/export-list.js';
import { KnownCompanies } from './known-companies.js';
import { leadTexts } from './lead-texts.js';
import './sales.css';
import { LEAD_SOURCES, LEAD_STATUSES, type Lead } from './shapes.js';
import { texts } from './texts.js';
import { words } from './words.js';

/** Companies that may become customers, and the key follow-up list (CUS-11, CUS-12). */
export default function LeadsPage(): ReactNode {
  const t = useTexts(leadTexts);
  const all = useTexts(texts);
  const w = useTexts(words);
  const go = useGo();
  const may = useMay();
  const [view, change] = useView<ViewOf<'/leads'>>();
  const { rows, isLoading, hasMore, more, error } = useList('customers.findLeads', asked(view));
  const sources = LEAD_SOURCES.map((value) => ({ value, label: w(`source.${value}`) }));
  const capture = may('lead:write') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'capture' })}>
      {all('newLead')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={capture}>
      <FilterBar
        filters={[
          { key: 'q', label: all('search'), kind: 'text' },
          { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('lead', LEAD_STATUSES) },
          { key: 'source', label: t('source'), kind: 'many', options: sources },
          { key: 'keyFollowUp', label: t('key'), kind: 'select', options: [{ value: 'key', label: t('key') }] },
        ]}
        value={view}
        onChange={change}
      />
      <DataTable
        name="leads"
        columns={columnsOf(t, w)}
        rows={rows}
        tools={<ExportList of="leads" filters={asked(view)} />}
        isLoading={isLoading}
        hasMore={hasMore}
        onMore={more}
        error={error}
        onOpen={({ id }) => go(`/leads/${id}`)}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} action={capture} />}
      />
      {view.do === 'capture' && <CaptureLead sources={sources} onDone={({ id }) => go(`/leads/${id}`)} onClose={() => change({ do: undefined })} />}
    </Page>
  );
}

const asked = (view: FilterValue) => ({
  ...askedBy<'customers.findLeads'>(view, { one: ['q'], several: ['status', 'source'] }),
  ...(view.keyFollowUp !== undefined && { keyFollowUp: true }),
});

const columnsOf = (t: Say<typeof leadTexts>, w: Say<typeof words>): readonly Column<Lead>[] => [
  { key: 'companyName', title: t('company') },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="lead" value={status} /> },
  { key: 'source', title: t('source'), render: ({ source }) => w(`source.${source}`) },
  {
    key: 'screening',
    title: t('total'),
    align: 'end',
    render: ({ screening, keyFollowUp }) => <Score total={screening?.total} marked={keyFollowUp ? t('key') : ''} />,
  },
  { key: 'need', title: t('need') },
  { key: 'ownerName', title: t('owner') },
  { key: 'createdAt', title: t('createdAt'), render: ({ createdAt }) => <Ago value={createdAt} /> },
];

const Score = ({ total, marked }: { readonly total: number | undefined; readonly marked: string }): ReactNode => (
  <>
    {marked !== '' && <span className="tag">{marked}</span>} {total}
  </>
);

interface Capturing {
  readonly sources: readonly { readonly value: string; readonly label: string }[];
  readonly onDone: (lead: Lead) => void;
  readonly onClose: () => void;
}

/** A lead, with whoever may be the same company shown while its name is typed (CUS-11, CUS-14). */
function CaptureLead({ sources, onDone, onClose }: Capturing): ReactNode {
  const t = useTexts(leadTexts);
  const all = useTexts(texts);
  const { say } = useToast();
  const fields: readonly FieldSpec[] = [
    { name: 'companyName', label: t('company'), kind: 'text', required: true },
    { name: 'source', label: t('source'), kind: 'select', options: sources, required: true },
    { name: 'need', label: t('need'), kind: 'long' },
    { name: 'contactName', label: all('contactName'), kind: 'text' },
    { name: 'contactPhone', label: all('contactPhone'), kind: 'text' },
    { name: 'contactEmail', label: all('contactEmail'), kind: 'text' },
    { name: 'creditCode', label: all('creditCode'), kind: 'text', hint: all('creditCodeHint') },
  ];
  return (
    <FormDrawer
      operation="customers.captureLead"
      title={all('newLead')}
      fields={fields}
      watch={({ companyName }) => <KnownCompanies name={typeof companyName === 'string' ? companyName : ''} />}
      touches={['customers']}
      onDone={(reply) => {
        say(t('captured'));
        onDone(reply);
      }}
      onClose={onClose}
    />
  );
}
