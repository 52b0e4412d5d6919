import { useState, type ReactNode } from 'react';
import { read, useCommand, useList, useMay, useRead, problemOf, type Problem, type ReplyOf } from '../../api/call.js';
import { Button, Confirm, DataTable, Facts, Loading, Page, Panel, Percent, PersonName, Refusal, Status, Steps, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, usePathParam } from '../../shell/place.js';
import { useBranches } from './branches.js';
import { useMonthSteps } from './month-steps.js';
import './performance.css';
import type { Month, ScorecardSummary } from './shapes.js';
import { texts } from './texts.js';

/** A closed month of a branch: its state, its scorecards, and whether its figures still hold. */
export default function MonthPage(): ReactNode {
  const t = useTexts(texts);
  const cycleId = usePathParam('cycleId');
  const { nameOf } = useBranches();
  const stepsOf = useMonthSteps();
  const { data, error } = useRead('performance.getMonth', { cycleId });
  if (error) return <Refusal problem={error} />;
  if (!data) return <Loading />;
  const month = data.data;
  const title = `${nameOf(month.branch)} · ${month.month}`;
  return (
    <Page title={title} crumbs={[{ title: t('months'), to: '/performance/months' }, { title }]} lead={<Status kind="month" value={month.status} />}>
      <Steps steps={stepsOf(month)} />
      <MonthActions month={month} />
      <Panel title={t('months')}>
        <Facts
          items={[
            { label: t('people'), value: month.people },
            { label: t('closedBy'), value: <PersonName id={month.closedBy} /> },
            { label: t('policyUsed'), value: `${month.kpiPolicy}, ${month.bonusPolicy}` },
          ]}
        />
      </Panel>
      <Panel title={t('scorecards')} flush>
        <Cards month={month} />
      </Panel>
    </Page>
  );
}

function Cards({ month }: { readonly month: Month }): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const list = useList('performance.findScorecards', { branch: month.branch, month: month.month });
  const columns: readonly Column<ScorecardSummary>[] = [
    { key: 'personName', title: t('person') },
    { key: 'score', title: t('score'), align: 'end', sort: ({ score }) => score, render: ({ score }) => <Percent value={score} /> },
    { key: 'status', title: t('status'), render: ({ status }) => <Status kind="scorecard" value={status} /> },
  ];
  return (
    <DataTable
      name="month-scorecards"
      columns={columns}
      rows={list.rows}
      onOpen={({ id }) => go(`/performance/scorecards/${id}`)}
      isLoading={list.isLoading}
      hasMore={list.hasMore}
      onMore={list.more}
      error={list.error}
    />
  );
}

function MonthActions({ month }: { readonly month: Month }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [locking, setLocking] = useState(false);
  const publish = useCommand('performance.publishScorecards', { touches: ['performance'], done: t('published') });
  const lock = useCommand('performance.lockMonth', { touches: ['performance'], done: t('locked') });
  if (!may('month:close')) return null;
  const cycleId = month.id;
  return (
    <section className="month-actions">
      <div className="target-actions">
        {month.status === 'calculated' && (
          <Button kind="main" busy={publish.isRunning} onClick={() => void publish.run({ cycleId }).catch(() => undefined)}>
            {t('publish')}
          </Button>
        )}
        {month.status === 'published' && (
          <Button kind="main" onClick={() => setLocking(true)}>
            {t('lock')}
          </Button>
        )}
        <Check cycleId={cycleId} />
      </div>
      {publish.problem && <Refusal problem={publish.problem} />}
      {locking && (
        <Confirm
          title={t('lock')}
          text={t('lockSure')}
          yes={t('lock')}
          busy={lock.isRunning}
          problem={lock.problem}
          onYes={() =>
            void lock.run({ cycleId }).then(
              () => setLocking(false),
              () => undefined,
            )
          }
          onNo={() => setLocking(false)}
        />
      )}
    </section>
  );
}

type Checked = ReplyOf<'performance.checkMonth'>;
type Difference = Checked['differences'][number];

/** Reckons the month again from its facts; only when asked to, for it is heavy. */
function Check({ cycleId }: { readonly cycleId: string }): ReactNode {
  const t = useTexts(texts);
  const [state, setState] = useState<{ busy?: boolean; found?: Checked; problem?: Problem }>({});
  const reckon = async (): Promise<void> => {
    setState({ busy: true });
    try {
      setState({ found: (await read('performance.checkMonth', { cycleId })).data });
    } catch (thrown) {
      setState({ problem: problemOf(thrown) });
    }
  };
  const { found, problem, busy = false } = state;
  return (
    <>
      <Button busy={busy} onClick={() => void reckon()}>
        {t('check')}
      </Button>
      {problem && <Refusal problem={problem} />}
      {found && (
        <div className="month-check" role="status">
          {found.same ? t('checkSame', { n: found.scorecards }) : t('checkDiffers', { n: found.differences.length })}
          {!found.same && <Differences rows={found.differences} />}
        </div>
      )}
    </>
  );
}

function Differences({ rows }: { readonly rows: readonly Difference[] }): ReactNode {
  const t = useTexts(texts);
  const columns: readonly Column<Difference>[] = [
    { key: 'personName', title: t('person') },
    { key: 'figure', title: t('figure') },
    { key: 'frozen', title: t('frozen'), align: 'end' },
    { key: 'recomputed', title: t('recomputed'), align: 'end' },
  ];
  return <DataTable name="month-differences" columns={columns} rows={rows} rowKey={({ scorecardId, figure }) => `${scorecardId} ${figure}`} />;
}
