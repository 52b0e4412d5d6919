import { useEffect, useState, type ReactNode } from 'react';
import { useCommand, useRead, type ReplyOf } from '../../api/call.js';
import { Button, Confirm, Loading, Moment, Page, Refusal, Status, Steps, type Step } from '../../components/index.js';
import { useLanguage, useTexts } from '../../i18n/index.js';
import { usePathParam, useView } from '../../shell/place.js';
import { ImportColumns } from './import-columns.js';
import { AGAIN_MS, isMoving, isOpen } from './import-fields.js';
import { ImportPreview } from './import-preview.js';
import { ImportProgress } from './import-progress.js';
import { ImportResult } from './import-result.js';
import { importTexts } from './import-texts.js';

type Import = ReplyOf<'customers.getImport'>;

const STEPS = ['stepUpload', 'stepColumns', 'stepPreview', 'stepTake', 'stepResult'] as const;

/** One file on its way in, step by step. */
export default function ImportPage(): ReactNode {
  const t = useTexts(importTexts);
  const importId = usePathParam('importId');
  const { it, error } = useImport(importId);
  const [view] = useView<{ readonly step?: string }>();
  if (!it) return <Page title={t('importCustomers')}>{error ? <Refusal problem={error} /> : <Loading />}</Page>;
  const isPreview = view.step === 'preview';
  return (
    <Page
      title={it.fileName}
      crumbs={[{ title: t('importCustomers'), to: '/imports' }, { title: it.fileName }]}
      lead={
        <>
          <Status kind="import" value={it.status} /> {t('uploadedAt')} <Moment value={it.uploadedAt} />{' '}
          {it.status !== 'cancelled' && <KeptUntil moment={it.expiresAt} />}
        </>
      }
      actions={isOpen(it.status) && <CancelImport importId={importId} />}
    >
      <Steps steps={stepsOf(it, isPreview, t)} />
      {error && <Refusal problem={error} />}
      <Now it={it} isPreview={isPreview} />
    </Page>
  );
}

function KeptUntil({ moment }: { readonly moment: string }): ReactNode {
  const t = useTexts(importTexts);
  return (
    <>
      {t('keptUntil')} <Moment value={moment} />
    </>
  );
}

/** Asked again for as long as the service works on it. */
function useImport(importId: string): { readonly it: Import | undefined; readonly error: ReturnType<typeof useRead<'customers.getImport'>>['error'] } {
  const { data, error, refetch } = useRead('customers.getImport', { importId }, { staleTime: 0 });
  const it = data?.data;
  const isWaitedFor = it !== undefined && isMoving(it.status);
  useEffect(() => {
    if (!isWaitedFor) return undefined;
    const timer = setInterval(() => void refetch(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWaitedFor, refetch]);
  return { it, error };
}

function Now({ it, isPreview }: { readonly it: Import; readonly isPreview: boolean }): ReactNode {
  const language = useLanguage();
  const t = useTexts(importTexts);
  switch (it.status) {
    case 'uploaded':
    case 'running':
      return <ImportProgress it={it} />;
    case 'checked':
      return isPreview ? <ImportPreview it={it} /> : <ImportColumns it={it} />;
    case 'done':
      return <ImportResult it={it} />;
    case 'failed':
    case 'cancelled': {
      const said = language === 'en' ? it.failure?.en : it.failure?.zh;
      return <ImportResult it={it} says={said ?? t('wasCancelled')} />;
    }
  }
}

/** Which of the steps it is at. */
function placeOf({ status }: Import, isPreview: boolean): number {
  if (status === 'uploaded') return 1;
  if (status === 'checked') return isPreview ? 2 : 1;
  return status === 'running' ? 3 : 4;
}

function stepsOf(it: Import, isPreview: boolean, t: ReturnType<typeof useTexts<typeof importTexts>>): readonly Step[] {
  const now = placeOf(it, isPreview);
  const last = { done: 'done', failed: 'refused', cancelled: 'refused' } as const;
  const atEnd = it.status in last ? last[it.status as keyof typeof last] : 'later';
  return STEPS.map((key, at) => {
    if (at === STEPS.length - 1) return { key, title: t(key), state: atEnd };
    return { key, title: t(key), state: at < now ? (atEnd === 'refused' && at > 0 ? 'later' : 'done') : at === now ? 'now' : 'later' };
  });
}

function CancelImport({ importId }: { readonly importId: string }): ReactNode {
  const t = useTexts(importTexts);
  const [isAsking, setAsking] = useState(false);
  const { run, isRunning, problem } = useCommand('customers.cancelImport', { done: t('cancelled') });
  const cancel = (): void =>
    void run({ importId }).then(
      () => setAsking(false),
      () => undefined,
    );
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t('cancel')}
      </Button>
      {isAsking && (
        <Confirm
          title={t('cancelAsk')}
          text={t('cancelSays')}
          yes={t('cancel')}
          danger
          busy={isRunning}
          problem={problem}
          onYes={cancel}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}
