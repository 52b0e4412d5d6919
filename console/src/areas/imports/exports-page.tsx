import { useQueries } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { problemOf, read, useMay, type Problem } from '../../api/call.js';
import { keyOf } from '../../api/keys.js';
import { Button, DataTable, Empty, Loading, Moment, Page, Refusal, type Column } from '../../components/index.js';
import { formatNumber, useSay, useTexts, type Text } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { AskForFile } from './ask-for-file.js';
import { COLLECTIONS, EXPORTING, type Collection } from './collections.js';
import { ExportActions, ExportProgress, ExportState, type Export } from './export-file.js';
import { collectionWords, texts } from './texts.js';

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
  const { rows, isLoading, error } = useMyExports();
  if (isLoading) return <Loading />;
  const columns: readonly Column<Export>[] = [
    { key: 'what', title: t('what'), render: ({ collection }) => wordOf(say, collection) },
    { key: 'format', title: t('format'), render: ({ format }) => format.toUpperCase() },
    { key: 'status', title: t('status'), render: (row) => <ExportState row={row} /> },
    { key: 'progress', title: t('progress'), width: '14rem', render: (row) => <ExportProgress row={row} /> },
    { key: 'bytes', title: t('size'), align: 'end', render: ({ bytes }) => (bytes === 0 ? '—' : t('kilobytes', { n: formatNumber(Math.ceil(bytes / 1024)) })) },
    { key: 'requestedAt', title: t('requestedAt'), render: ({ requestedAt }) => <Moment value={requestedAt} /> },
    { key: 'expiresAt', title: t('expiresAt'), render: ({ expiresAt }) => <Moment value={expiresAt} /> },
    { key: 'do', title: '', render: (row) => <ExportActions row={row} /> },
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

function AskForExport({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
  const may = useMay();
  const mine = COLLECTIONS.filter(({ allow }) => may(allow));
  const [name, setName] = useState(mine[0]?.name);
  const collection = mine.find((each) => each.name === name);
  if (!collection) return null;
  return (
    <AskForFile
      collection={collection}
      title={t('newExport')}
      intro={
        <>
          <p>{t('lead')}</p>
          <label className="export-what">
            <span>{t('what')}</span>
            <select value={collection.name} onChange={(event) => setName(event.target.value as Collection['name'])}>
              {mine.map((each) => (
                <option key={each.name} value={each.name}>
                  {wordOf(say, each.name)}
                </option>
              ))}
            </select>
          </label>
        </>
      }
      onDone={onClose}
      onClose={onClose}
    />
  );
}
