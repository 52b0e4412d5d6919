import { useState, type ReactNode } from 'react';
import { download, problemOf, useCommand, type ItemOf, type Problem } from '../../api/call.js';
import { Bar, Button, Refusal, Status } from '../../components/index.js';
import { useLanguage, useTexts } from '../../i18n/index.js';
import type { ExportingService } from './collections.js';
import './exports.css';
import { texts } from './texts.js';

export type Export = ItemOf<'orders.findMyExports'> & { readonly service: ExportingService };

export const isUnderWay = ({ status }: Export): boolean => status === 'requested' || status === 'running';

/** Where it stands; why, where it failed. */
export function ExportState({ row }: { readonly row: Export }): ReactNode {
  const language = useLanguage();
  const failure = row.failure && (language === 'en' ? row.failure.en : row.failure.zh);
  return (
    <>
      <Status kind="export" value={row.status} /> {failure}
    </>
  );
}

export function ExportProgress({ row }: { readonly row: Export }): ReactNode {
  const t = useTexts(texts);
  if (row.status !== 'running' || row.total === null) return t('rows', { n: row.rows });
  return <Bar label={t('rows', { n: row.rows })} value={String(row.rows)} max={String(row.total)} kind="quantity" />;
}

/** To take it, or to give it up. */
export function ExportActions({ row }: { readonly row: Export }): ReactNode {
  const t = useTexts(texts);
  const [problem, setProblem] = useState<Problem>();
  const cancel = useCommand(`${row.service}.cancelExport`, { touches: [row.service], done: t('cancelled') });
  const exportId = row.id;
  const fetchFile = async (): Promise<void> => {
    setProblem(undefined);
    await download(`/api/v1/exports/${row.service}/${exportId}/file`, row.fileName).catch((thrown: unknown) => setProblem(problemOf(thrown)));
  };
  const refused = problem ?? cancel.problem;
  return (
    <span className="export-actions">
      {row.status === 'ready' && (
        <Button kind="main" icon="download" onClick={() => void fetchFile()}>
          {t('download')}
        </Button>
      )}
      {isUnderWay(row) && (
        <Button busy={cancel.isRunning} onClick={() => void cancel.run({ exportId }).catch(() => undefined)}>
          {t('cancel')}
        </Button>
      )}
      {refused && <Refusal problem={refused} />}
    </span>
  );
}
