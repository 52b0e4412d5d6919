import { useState, type ReactNode } from 'react';
import { useCommand, useList, useMay, type ItemOf } from '../../api/call.js';
import {
  Button,
  Countdown,
  DataTable,
  Dialog,
  Empty,
  Facts,
  FilterBar,
  FormDrawer,
  Moment,
  Page,
  Refusal,
  Status,
  Steps,
  UnitName,
  useStatusOptions,
  type Column,
  type Step,
} from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import './operator.css';
import { useServiceFilter } from './service-filter.js';
import { processServiceOf, PROCESS_SERVICES, useProcessStepWord, useProcessWord, type ProcessService } from './services.js';
import { texts } from './texts.js';

type Process = ItemOf<'orders.findProcesses'>;

/** Work that spans services: where it is, what it waits for, and a hand for what is stuck (R5). */
export default function ProcessesPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<ViewOf<'/operator/processes', string>>();
  const service = processServiceOf(view.service);
  const status = view.status as Process['status'] | undefined;
  return (
    <Page title={t('processes')}>
      <FilterBar
        filters={[useServiceFilter(PROCESS_SERVICES), { key: 'status', label: t('state'), kind: 'select', options: useStatusOptions('process') }]}
        value={{ service, status }}
        onChange={(value) => change(value)}
      />
      <Processes key={service} service={service} status={status} openId={view.open} onOpen={(open) => change({ open })} />
    </Page>
  );
}

interface ProcessesProps {
  readonly service: ProcessService;
  readonly status: Process['status'] | undefined;
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

function Processes({ service, status, openId, onOpen }: ProcessesProps): ReactNode {
  const t = useTexts(texts);
  const processWord = useProcessWord();
  const stepWord = useProcessStepWord();
  const list = useList(`${service}.findProcesses`, { ...(status && { status: [status] }) }, { refetchInterval: 5_000 });
  const opened = list.rows.find(({ id }) => id === openId);
  const columns: readonly Column<Process>[] = [
    { key: 'kind', title: t('kind'), render: ({ kind }) => processWord(kind) },
    { key: 'subjectNo', title: t('subject'), render: ({ subjectNo }) => subjectNo ?? '—' },
    { key: 'status', title: t('state'), render: (row) => <Status kind="process" value={row.status} /> },
    { key: 'step', title: t('step'), render: ({ step }) => (step === null ? '—' : stepWord(step)) },
    {
      key: 'deadline',
      title: t('deadline'),
      render: ({ deadline, steps, updatedAt }) => deadline && <Countdown due={deadline} startedAt={steps.at(-1)?.startedAt ?? updatedAt} />,
    },
    { key: 'org', title: t('unit'), hidden: true, render: ({ org }) => <UnitName path={org} /> },
    { key: 'updatedAt', title: t('updated'), render: ({ updatedAt }) => <Moment value={updatedAt} /> },
  ];
  return (
    <>
      <DataTable
        name="processes"
        columns={columns}
        rows={list.rows}
        onOpen={({ id }) => onOpen(id)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noProcesses')} hint={t('noProcessesHint')} />}
      />
      {opened && <ProcessDialog service={service} process={opened} onClose={() => onOpen(undefined)} />}
    </>
  );
}

interface DialogProps {
  readonly service: ProcessService;
  readonly process: Process;
  readonly onClose: () => void;
}

function ProcessDialog({ service, process, onClose }: DialogProps): ReactNode {
  const t = useTexts(texts);
  const mayManage = useMay()('process:manage');
  const processWord = useProcessWord();
  const stepWord = useProcessStepWord();
  const [abandoning, setAbandoning] = useState(false);
  const retry = useCommand(`${service}.retryProcess`, { touches: [service], done: t('retried') });
  const processId = process.id;
  const steps = process.steps.map(({ step, answeredAt, startedAt, lastError, undoneAt }): Step => ({
    key: step,
    title: stepWord(step),
    state: undoneAt !== null || (lastError !== null && answeredAt === null) ? 'refused' : answeredAt === null ? 'now' : 'done',
    at: answeredAt ?? startedAt,
  }));
  const lastError = process.steps.findLast((each) => each.lastError !== null)?.lastError;
  if (abandoning)
    return (
      <FormDrawer
        operation={`${service}.abandonProcess`}
        title={t('abandon')}
        danger
        intro={<p>{t('abandonLead')}</p>}
        fields={[{ name: 'reason', label: t('abandonWhy'), kind: 'long', required: true }]}
        args={{ processId }}
        touches={[service]}
        onDone={onClose}
        onClose={() => setAbandoning(false)}
      />
    );
  const buttons = mayManage && process.status === 'stuck' && (
    <>
      <Button kind="main" busy={retry.isRunning} onClick={() => void retry.run({ processId }).then(onClose, () => undefined)}>
        {t('retry')}
      </Button>
      <Button kind="danger" onClick={() => setAbandoning(true)}>
        {t('abandon')}
      </Button>
    </>
  );
  const facts = [
    { label: t('state'), value: <Status kind="process" value={process.status} /> },
    { label: t('unit'), value: <UnitName path={process.org} /> },
    { label: t('deadline'), value: process.deadline && <Moment value={process.deadline} /> },
    { label: t('reason'), value: process.reason },
    { label: t('lastError'), value: lastError },
  ];
  return (
    <Dialog title={[processWord(process.kind), process.subjectNo].filter(Boolean).join(' · ')} wide onClose={onClose} actions={buttons}>
      {retry.problem && <Refusal problem={retry.problem} />}
      <Steps steps={steps} />
      <Facts items={facts.filter(({ value }) => value !== null && value !== undefined)} />
    </Dialog>
  );
}
