import type { ReactNode } from 'react';
import { DataTable, Diff, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { changesBetween, type ChangedRow } from '../policies/value-rows.js';
import { texts } from './texts.js';

interface Change extends ChangedRow {
  readonly field: string;
}

/** `{ status: { before, after } }` leaf by leaf, only what is another; of personal data the trail only says that they changed. */
function changesIn(changes: Readonly<Record<string, unknown>>): readonly Change[] {
  return Object.entries(changes).flatMap(([field, change]) => {
    const { before, after } = (typeof change === 'object' && change !== null ? change : { after: change }) as { before?: unknown; after?: unknown };
    return changesBetween(before ?? null, after ?? null).map((row) => ({ ...row, field: row.path === '' ? field : `${field}.${row.path}` }));
  });
}

const said = (value: string | null): string => (value === null || value === 'null' ? '—' : value);

const AsRecorded = ({ value }: { readonly value: string | null }): ReactNode => (
  <code>
    <Diff before={null} after={said(value)} />
  </code>
);

/** Values as the record holds them, not as people write them: the trail is compared with it. */
export function AuditChanges({ changes }: { readonly changes: Readonly<Record<string, unknown>> }): ReactNode {
  const t = useTexts(texts);
  const columns: readonly Column<Change>[] = [
    { key: 'field', title: t('field'), render: ({ field }) => <code>{field}</code> },
    { key: 'before', title: t('before'), render: ({ before }) => <code className="operator-reason">{said(before)}</code> },
    { key: 'after', title: t('after'), render: ({ after }) => <AsRecorded value={after} /> },
  ];
  const rows = changesIn(changes);
  return rows.length === 0 ? null : <DataTable name="audit-changes" columns={columns} rows={rows} rowKey={({ field }) => field} />;
}
