import type { ReactNode } from 'react';
import { DataTable, Diff, Facts, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { fieldWords } from './kinds.js';
import { texts } from './texts.js';
import { changesBetween, rowsOf, type ChangedRow } from './value-rows.js';
import { useLeaf, usePathWord, useWords } from './words.js';

type Items = readonly Readonly<Record<string, unknown>>[];

const isItems = (value: unknown): value is Items =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each));

/** What a policy says: its values, and its lists as tables. */
export function PolicyValue({ value }: { readonly value: object }): ReactNode {
  const pathWord = usePathWord();
  const leaf = useLeaf();
  const lists = Object.entries(value).filter((entry): entry is [string, Items] => isItems(entry[1]));
  const single = Object.fromEntries(Object.entries(value).filter(([, each]) => !isItems(each)));
  const facts = rowsOf(single).map((row) => ({ label: pathWord(row.path), value: leaf(row.path, row.value) }));
  return (
    <>
      {facts.length > 0 && <Facts items={facts} />}
      {lists.map(([name, items]) => (
        <ItemsTable key={name} name={name} items={items} />
      ))}
    </>
  );
}

function ItemsTable({ name, items }: { readonly name: string; readonly items: Items }): ReactNode {
  const leaf = useLeaf();
  const fieldWord = useWords(fieldWords);
  const fields = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const said = (item: Items[number], place: number, field: string): string => {
    if (item[field] === undefined) return '—';
    return rowsOf(item[field], `${name}.${String(place)}.${field}`)
      .map((row) => leaf(row.path, row.value))
      .join(' ');
  };
  return (
    <div className="policy-items">
      <table className="plain-table">
        <caption>{fieldWord(name)}</caption>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field}>{fieldWord(field)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, place) => (
            <tr key={place}>
              {fields.map((field) => (
                <td key={field}>{said(item, place, field)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
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
    { key: 'after', title: t('after'), render: (row) => <Diff before={null} after={said(row.path, row.after)} /> },
  ];
  return <DataTable name="policy-diff" columns={columns} rows={rows} rowKey={({ path }) => path} />;
}
