import type { ReactNode } from 'react';
import { DataTable, Diff, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';

interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const worded = (value: unknown): string => {
  if (value === null || value === undefined) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** `{ status: { before, after } }` as rows; of personal data the trail only says that they changed. */
function changesIn(changes: Readonly<Record<string, unknown>>): readonly Change[] {
  return Object.entries(changes).map(([field, change]) => {
    const { before, after } = (typeof change === 'object' && change !== null ? change : { after: change }) as { before?: unknown; after?: unknown };
    return { field, before: worded(before), after: worded(after) };
  });
}

export function AuditChanges({ changes }: { readonly changes: Readonly<Record<string, unknown>> }): ReactNode {
  const t = useTexts(texts);
  const columns: readonly Column<Change>[] = [
    { key: 'field', title: t('field'), render: ({ field }) => <code>{field}</code> },
    { key: 'before', title: t('before'), render: ({ before }) => <span className="operator-reason">{before}</span> },
    { key: 'after', title: t('after'), render: ({ before, after }) => <Diff before={before === '—' ? null : before} after={after} /> },
  ];
  const rows = changesIn(changes);
  return rows.length === 0 ? null : <DataTable name="audit-changes" columns={columns} rows={rows} rowKey={({ field }) => field} />;
}
