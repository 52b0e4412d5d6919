import type { ReactNode } from 'react';
import { useList, type ItemOf } from '../../api/call.js';
import { DataTable, Empty, Moment, Page, Panel, Status, type Column } from '../../components/index.js';
import { formatNumber, useTexts } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import { importTexts } from './import-texts.js';
import { UploadFile } from './upload-file.js';

type Import = ItemOf<'customers.findMyImports'>;

/** Nothing announces how far an import is. */
const AGAIN_MS = 3_000;

/** A file to bring customers in, and the files that I brought before. */
export default function ImportsPage(): ReactNode {
  const t = useTexts(importTexts);
  const go = useGo();
  const openOne = ({ id }: { readonly id: string }): void => go(`/imports/${id}`);
  return (
    <Page title={t('importCustomers')}>
      <Panel>
        <UploadFile onUploaded={openOne} />
      </Panel>
      <Panel title={t('mine')} flush>
        <MyImports onOpen={openOne} />
      </Panel>
    </Page>
  );
}

function MyImports({ onOpen }: { readonly onOpen: (it: Import) => void }): ReactNode {
  const t = useTexts(importTexts);
  const { rows, isLoading, hasMore, more, error } = useList('customers.findMyImports', {}, { refetchInterval: AGAIN_MS });
  const columns: readonly Column<Import>[] = [
    { key: 'fileName', title: t('file') },
    { key: 'status', title: t('status'), render: ({ status }) => <Status kind="import" value={status} /> },
    { key: 'rows', title: t('rows'), align: 'end', render: (it) => formatNumber(it.rows) },
    { key: 'done', title: t('taken'), align: 'end', render: (it) => formatNumber(it.done) },
    { key: 'left', title: t('left'), align: 'end', render: (it) => formatNumber(it.wrong + it.refused) },
    { key: 'uploadedAt', title: t('uploadedAt'), render: ({ uploadedAt }) => <Moment value={uploadedAt} /> },
    { key: 'expiresAt', title: t('keptUntil'), render: ({ status, expiresAt }) => (status === 'cancelled' ? '—' : <Moment value={expiresAt} />) },
  ];
  return (
    <DataTable
      name="imports"
      columns={columns}
      rows={rows}
      isLoading={isLoading}
      hasMore={hasMore}
      onMore={more}
      error={error}
      onOpen={onOpen}
      empty={<Empty title={t('noImports')} hint={t('noImportsHint')} />}
    />
  );
}
