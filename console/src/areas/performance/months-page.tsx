import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  Button,
  DataTable,
  Empty,
  FilterBar,
  FormDrawer,
  Moment,
  Page,
  Panel,
  PersonName,
  Status,
  Steps,
  useStatusOptions,
  type Column,
} from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { useBranches } from './branches.js';
import { lastMonth, recentMonths } from './months.js';
import { useMonthSteps } from './month-steps.js';
import './performance.css';
import type { Month, Process } from './shapes.js';
import { texts } from './texts.js';
import { useClosingStepWord } from './words.js';

const STATUSES = ['calculated', 'published', 'locked'] as const;

/** Closed months, and the closings that are under way. */
export default function MonthsPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const branches = useBranches();
  const [view, change] = useView<Record<string, string | undefined>>();
  const { branch, month, status } = view;
  const mayClose = may('month:close');
  const begin = mayClose && (
    <>
      <Button kind="main" onClick={() => change({ do: 'request' })}>
        {t('requestClosing')}
      </Button>
      <Button onClick={() => change({ do: 'close' })}>{t('closeMonth')}</Button>
    </>
  );
  return (
    <Page title={t('months')} actions={begin}>
      {may('process:read') && <Closings />}
      <FilterBar
        filters={[
          { key: 'branch', label: t('branch'), kind: 'select', options: branches.options },
          { key: 'month', label: t('month'), kind: 'select', options: recentMonths(24) },
          { key: 'status', label: t('status'), kind: 'select', options: useStatusOptions('month', STATUSES) },
        ]}
        value={{ branch, month, status }}
        onChange={(value) => change(value)}
      />
      <Closed branch={branch} month={month} status={status as Month['status'] | undefined} />
      {mayClose && view.do === 'request' && <Closing operation="performance.requestClosing" onClose={() => change({ do: undefined })} />}
      {mayClose && view.do === 'close' && <Closing operation="performance.closeMonth" onClose={() => change({ do: undefined })} />}
    </Page>
  );
}

interface ClosedProps {
  readonly branch: string | undefined;
  readonly month: string | undefined;
  readonly status: Month['status'] | undefined;
}

function Closed({ branch, month, status }: ClosedProps): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const { nameOf } = useBranches();
  const stepsOf = useMonthSteps();
  const list = useList('performance.findMonths', { ...(branch && { branch }), ...(month && { month }), ...(status && { status: [status] }) });
  const columns: readonly Column<Month>[] = [
    { key: 'month', title: t('month') },
    { key: 'branch', title: t('branch'), render: (row) => nameOf(row.branch) },
    { key: 'status', title: t('status'), render: (row) => <Status kind="month" value={row.status} /> },
    { key: 'steps', title: t('months'), render: (row) => <Steps steps={stepsOf(row)} />, phone: false },
    { key: 'people', title: t('people'), align: 'end' },
    { key: 'closedBy', title: t('closedBy'), render: ({ closedBy }) => <PersonName id={closedBy} /> },
    { key: 'closedAt', title: t('closedAt'), render: ({ closedAt }) => <Moment value={closedAt} /> },
  ];
  return (
    <DataTable
      name="months"
      columns={columns}
      rows={list.rows}
      onOpen={({ id }) => go(`/performance/months/${id}`)}
      isLoading={list.isLoading}
      hasMore={list.hasMore}
      onMore={list.more}
      error={list.error}
      empty={<Empty title={t('noMonths')} hint={t('noMonthsHint')} />}
    />
  );
}

/** Closings that wait for facts, or are at work. */
function Closings(): ReactNode {
  const t = useTexts(texts);
  const stepWord = useClosingStepWord();
  const { nameOf } = useBranches();
  const { rows } = useList('performance.findProcesses', { kind: 'month-close', status: ['running', 'stuck', 'compensating'] }, { refetchInterval: 5_000 });
  if (rows.length === 0) return null;
  const columns: readonly Column<Process>[] = [
    { key: 'subjectNo', title: t('month'), render: ({ subjectNo }) => subjectNo ?? '—' },
    { key: 'branch', title: t('branch'), render: (row) => nameOf(row.branch) },
    { key: 'step', title: t('status'), render: ({ step }) => (step === null ? '—' : stepWord(step)) },
    { key: 'status', title: t('status'), render: (row) => <Status kind="process" value={row.status} /> },
    { key: 'updatedAt', title: t('closedAt'), render: ({ updatedAt }) => <Moment value={updatedAt} /> },
  ];
  return (
    <Panel title={t('closings')} flush>
      <DataTable name="closings" columns={columns} rows={rows} />
    </Panel>
  );
}

interface ClosingProps {
  readonly operation: 'performance.requestClosing' | 'performance.closeMonth';
  readonly onClose: () => void;
}

/** Of which branch and which month; what is refused (a month that is not over, facts that are missing) stands in the drawer. */
function Closing({ operation, onClose }: ClosingProps): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const branches = useBranches();
  const asks = operation === 'performance.requestClosing';
  const onWay = (way: string): boolean => {
    if (way !== 'performance.requestClosing' || asks) return false;
    go('/performance/months?do=request');
    return true;
  };
  return (
    <FormDrawer
      key={operation}
      operation={operation}
      title={asks ? t('requestClosing') : t('closeMonth')}
      intro={<p>{asks ? t('requestClosingLead') : t('closeMonthLead')}</p>}
      fields={[
        { name: 'branch', label: t('branch'), kind: 'select', options: branches.options, required: true },
        { name: 'month', label: t('month'), kind: 'select', options: recentMonths(13), required: true },
        ...(asks ? [{ name: 'publish', label: t('publishToo'), kind: 'check' as const }] : []),
      ]}
      initial={{ month: lastMonth(), ...(asks && { publish: true }) }}
      touches={['performance']}
      onWay={onWay}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
