import type { ReactNode } from 'react';
import { useRead, type ReplyOf } from '../../api/call.js';
import { DataTable, Empty, Figure, Figures, FilterBar, Loading, Moment, Page, Panel, Quantity, Refusal, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import './operator.css';
import { useServiceFilter } from './service-filter.js';
import { serviceOf, SERVICES, type Service } from './services.js';
import { texts } from './texts.js';

type Standing = ReplyOf<'orders.operationsStatus'>;
type Job = Standing['jobs'][number];
type T = Say<typeof texts>;

/** What a service does by the clock, and how it stands with the stream of events (R1, R9). */
export default function JobsPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<Record<string, string | undefined>>();
  const service = serviceOf(view.service);
  return (
    <Page title={t('jobs')}>
      <FilterBar filters={[useServiceFilter(SERVICES)]} value={{ service }} onChange={(value) => change(value)} />
      <Jobs key={service} service={service} />
    </Page>
  );
}

const AGAIN_MS = 5_000;

function Jobs({ service }: { readonly service: Service }): ReactNode {
  const t = useTexts(texts);
  const { data, error } = useRead(`${service}.operationsStatus`, {}, { refetchInterval: AGAIN_MS });
  if (error) return <Refusal problem={error} />;
  if (!data) return <Loading />;
  const { jobs } = data.data;
  return (
    <>
      <Stream standing={data.data} t={t} />
      <Panel title={t('jobs')} flush>
        <DataTable
          name="operator-jobs"
          columns={columnsOf(t)}
          rows={jobs}
          rowKey={({ name }) => name}
          empty={<Empty title={t('noJobs')} hint={t('noJobsHint')} />}
        />
      </Panel>
    </>
  );
}

function Stream({ standing, t }: { readonly standing: Standing; readonly t: T }): ReactNode {
  const { stream, refilling, outboxWaiting, consumerPending, consumerUnacknowledged, retrying } = standing;
  return (
    <Figures>
      <Figure
        label={t('streamEvents')}
        value={stream ? <Quantity value={stream.events} /> : t('noStream')}
        {...(stream ? { hint: <Since since={stream.since} isRefilling={refilling} t={t} /> } : { tone: 'bad' as const })}
      />
      <Figure label={t('outbox')} value={<Quantity value={outboxWaiting} />} />
      <Figure label={t('pending')} value={<Quantity value={consumerPending} />} />
      <Figure label={t('unacknowledged')} value={<Quantity value={consumerUnacknowledged} />} />
      <Figure label={t('retrying')} value={<Quantity value={retrying} />} {...(retrying > 0 && { tone: 'bad' as const })} />
    </Figures>
  );
}

function Since({ since, isRefilling, t }: { readonly since: string; readonly isRefilling: boolean; readonly t: T }): ReactNode {
  return (
    <>
      {t('streamSince')} <Moment value={since} />
      {isRefilling && ` · ${t('refilling')}`}
    </>
  );
}

const columnsOf = (t: T): readonly Column<Job>[] => [
  { key: 'name', title: t('job'), render: ({ name }) => <code>{name}</code> },
  { key: 'everyMs', title: t('every'), align: 'end', render: ({ everyMs }) => <Quantity value={everyMs} unit={t('milliseconds')} /> },
  { key: 'lastAt', title: t('lastRound'), render: ({ lastAt }) => <Moment value={lastAt} /> },
  { key: 'tookMs', title: t('took'), align: 'end', render: ({ tookMs }) => tookMs !== null && <Quantity value={tookMs} unit={t('milliseconds')} /> },
  { key: 'failures', title: t('failures'), render: (job) => <Failures job={job} t={t} /> },
];

function Failures({ job: { failures, reason }, t }: { readonly job: Job; readonly t: T }): ReactNode {
  if (failures === 0) return <span className="good">{t('wentWell')}</span>;
  return (
    <span className="bad">
      <Quantity value={failures} /> <code>{reason}</code>
    </span>
  );
}
