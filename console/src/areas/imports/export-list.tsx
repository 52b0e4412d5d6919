import { useState, type ReactNode } from 'react';
import { problemOf, useMay, useRead } from '../../api/call.js';
import { Button, Dialog, Link, Loading, Refusal } from '../../components/index.js';
import { useSay, useTexts } from '../../i18n/index.js';
import { AskForFile } from './ask-for-file.js';
import { COLLECTIONS, type Collection } from './collections.js';
import { ExportActions, ExportProgress, ExportState, isUnderWay, type Export } from './export-file.js';
import { collectionWords, texts } from './texts.js';

export type ExportedName = Collection['name'];

interface ExportListProps {
  readonly of: ExportedName;
  /** What the list is asked by now. */
  readonly filters: object;
}

/** Somebody waits for it. */
const AGAIN_MS = 1_000;

/** What a list shows, as a file: asked for where it is looked at, and waited for there (S17). */
export function ExportList({ of, filters }: ExportListProps): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
  const may = useMay();
  const [state, setState] = useState<'asking' | { readonly exportId: string }>();
  const collection = COLLECTIONS.find(({ name }) => name === of);
  if (!collection || !may(collection.allow)) return null;
  const title = t('exportOf', { what: say(collectionWords[of]) });
  const shut = (): void => setState(undefined);
  return (
    <>
      <Button icon="download" onClick={() => setState('asking')}>
        {t('export')}
      </Button>
      {state === 'asking' && (
        <AskForFile
          {...{ collection, title }}
          filters={withoutPaging(filters)}
          intro={<p>{t('asShown')}</p>}
          onDone={(exportId) => setState({ exportId })}
          onClose={shut}
        />
      )}
      {typeof state === 'object' && (
        <Dialog title={title} onClose={shut}>
          <Awaited service={collection.service} exportId={state.exportId} />
        </Dialog>
      )}
    </>
  );
}

const withoutPaging = (filters: object): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(filters).filter(([name]) => name !== 'limit'));

/** Whoever closes it finds it among theirs. */
function Awaited({ service, exportId }: Pick<Export, 'service'> & { readonly exportId: string }): ReactNode {
  const t = useTexts(texts);
  const { data, error } = useRead(`${service}.getExport`, { exportId }, { refetchInterval: AGAIN_MS });
  if (error) return <Refusal problem={problemOf(error)} />;
  if (!data) return <Loading lines={3} />;
  const row: Export = { ...data.data, service };
  return (
    <div className="export-awaited">
      <div role="status">
        <ExportState row={row} />
        <ExportProgress row={row} />
      </div>
      <ExportActions row={row} />
      {isUnderWay(row) && <p className="quiet">{t('mayClose')}</p>}
      <Link to="/exports">{t('myExports')}</Link>
    </div>
  );
}
