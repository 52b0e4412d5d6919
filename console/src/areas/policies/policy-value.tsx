import type { ReactNode } from 'react';
import { DataTable, Diff, Facts, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';
import { changesBetween, rowsOf, type ChangedRow } from './value-rows.js';
import { useLeaf, usePathWord } from './words.js';

/** What a policy says, leaf by leaf. */
export function PolicyValue({ value }: { readonly value: unknown }): ReactNode {
  const pathWord = usePathWord();
  const leaf = useLeaf();
  return <Facts items={rowsOf(value).map((row) => ({ label: pathWord(row.path), value: leaf(row.path, row.value) }))} />;
}

/** What a version says otherwise than another. */
export function PolicyDiff({ before, after }: { readonly before: unknown; readonly after: unknown }): ReactNode {
  const t = useTexts(texts);
  const pathWord = usePathWord();
  const leaf = useLeaf();
  const rows = changesBetween(before, after);
  if (rows.length === 0) return <p className="quiet">{t('nothingChanged')}</p>;
  const said = (path: string, value: string | null): string => (value === null ? '—' : leaf(path, value));
  const columns: readonly Column<ChangedRow>[] = [
    { key: 'path', title: t('field'), render: ({ path }) => pathWord(path) },
    { key: 'before', title: t('before'), render: (row) => said(row.path, row.before) },
    { key: 'after', title: t('after'), render: (row) => <Diff before={said(row.path, row.before)} after={said(row.path, row.after)} /> },
  ];
  return <DataTable name="policy-diff" columns={columns} rows={rows} rowKey={({ path }) => path} />;
}
