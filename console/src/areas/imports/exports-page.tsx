import { useQueries } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { download, problemOf, read, useCommand, useMay, type ItemOf, type Problem } from '../../api/call.js';
import { keyOf } from '../../api/keys.js';
import { Bar, Button, DataTable, Empty, FormDrawer, Loading, Moment, Page, Refusal, Status, type Column } from '../../components/index.js';
import { formatNumber, useLanguage, useSay, useTexts, type Text } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { COLLECTIONS, EXPORTING, type ExportingService } from './collections.js';
import './exports.css';
import { collectionWords, texts } from './texts.js';

type Export = ItemOf<'orders.findMyExports'> & { readonly service: ExportingService };

/** Files I asked for, from every service, with their progress. */
export default function ExportsPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<Record<string, string | undefined>>();
  const begin = (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'export' })}>
      {t('newExport')}
    </Button>
  );
  const shut = (): void => change({ do: undefined });
  return (
    <Page title={t('myExports')} actions={begin}>
      <MyExports begin={begin} />
      {view.do === 'export' && <AskForExport onClose={shut} />}
    </Page>
  );
}

/** Nothing announces how far an export is. */
const AGAIN_MS = 2_000;

function useMyExports(): { readonly rows: readonly Export[]; readonly isLoading: boolean; readonly error: Problem | null } {
  const asked = useQueries({
    queries: EXPORTING.map((service) => ({
      queryKey: keyOf(`${service}.findMyExports`, { limit: 50 }),
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { data } = await read(`${service}.findMyExports`, { limit: 50 }, signal);
        return data.items.map((row) => ({ ...row, service }));
      },
      refetchInterval: AGAIN_MS,
    })),
  });
  const failed = asked.find(({ error }) => error !== null);
  return {
    rows: asked.flatMap(({ data }): readonly Export[] => data ?? []).toSorted((one, other) => other.requestedAt.localeCompare(one.requestedAt)),
    isLoading: asked.every((each) => each.isLoading),
    error: failed ? problemOf(failed.error) : null,
  };
}

function MyExports({ begin }: { readonly begin: ReactNode }): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
  const language = useLanguage();
  const { rows, isLoading, error } = useMyExports();
  if (isLoading) return <Loading />;
  const failureOf = ({ failure }: Export): string | undefined => (failure === null ? undefined : language === 'en' ? failure.en : failure.zh);
  const columns: readonly Column<Export>[] = [
    { key: 'what', title: t('what'), render: ({ collection }) => wordOf(say, collection) },
    { key: 'format', title: t('format'), render: ({ format }) => format.toUpperCase() },
    {
      key: 'status',
      title: t('status'),
      render: (row) => (
        <>
          <Status kind="export" value={row.status} /> {failureOf(row)}
        </>
      ),
    },
    { key: 'progress', title: t('progress'), width: '14rem', render: (row) => <Progress row={row} /> },
    { key: 'bytes', title: t('size'), align: 'end', render: ({ bytes }) => (bytes === 0 ? '—' : t('kilobytes', { n: formatNumber(Math.ceil(bytes / 1024)) })) },
    { key: 'requestedAt', title: t('requestedAt'), render: ({ requestedAt }) => <Moment value={requestedAt} /> },
    { key: 'expiresAt', title: t('expiresAt'), render: ({ expiresAt }) => <Moment value={expiresAt} /> },
    { key: 'do', title: '', render: (row) => <RowActions row={row} /> },
  ];
  return (
    <>
      {error && <Refusal problem={error} />}
      <DataTable name="exports" columns={columns} rows={rows} empty={<Empty title={t('noExports')} hint={t('noExportsHint')} action={begin} />} />
    </>
  );
}

const WORDS: Readonly<Record<string, Text>> = collectionWords;
const wordOf = (say: ReturnType<typeof useSay>, collection: string): string => {
  const text = WORDS[collection];
  return text ? say(text) : collection;
};

function Progress({ row }: { readonly row: Export }): ReactNode {
  const t = useTexts(texts);
  if (row.status !== 'running' || row.total === null) return t('rows', { n: row.rows });
  return <Bar label={t('rows', { n: row.rows })} value={String(row.rows)} max={String(row.total)} kind="quantity" />;
}

function RowActions({ row }: { readonly row: Export }): ReactNode {
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
      {['requested', 'running'].includes(row.status) && (
        <Button busy={cancel.isRunning} onClick={() => void cancel.run({ exportId }).catch(() => undefined)}>
          {t('cancel')}
        </Button>
      )}
      {refused && <Refusal problem={refused} />}
    </span>
  );
}

function AskForExport({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
  const may = useMay();
  const language = useLanguage();
  const mine = COLLECTIONS.filter(({ allow }) => may(allow));
  const [name, setName] = useState(mine[0]?.name);
  const collection = mine.find((each) => each.name === name);
  if (!collection) return null;
  return (
    <FormDrawer
      key={collection.name}
      operation={collection.operation}
      title={t('newExport')}
      intro={
        <>
          <p>{t('lead')}</p>
          <label className="export-what">
            <span>{t('what')}</span>
            <select value={collection.name} onChange={(event) => setName(event.target.value)}>
              {mine.map((each) => (
                <option key={each.name} value={each.name}>
                  {wordOf(say, each.name)}
                </option>
              ))}
            </select>
          </label>
        </>
      }
      fields={[
        {
          name: 'format',
          label: t('format'),
          kind: 'select',
          required: true,
          options: [
            { value: 'xlsx', label: 'XLSX' },
            { value: 'csv', label: 'CSV' },
          ],
        },
        {
          name: 'language',
          label: t('language'),
          kind: 'select',
          required: true,
          options: [
            { value: 'zh', label: t('chinese') },
            { value: 'en', label: t('english') },
          ],
        },
      ]}
      initial={{ format: 'xlsx', language: language === 'en' ? 'en' : 'zh' }}
      touches={EXPORTING}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
