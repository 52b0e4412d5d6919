import type { ReactNode } from 'react';
import { useList, type ItemOf, type ReplyOf } from '../../api/call.js';
import type { ImportProblemView, ImportRowState } from '../../api/shapes.gen.js';
import { DataTable, Empty, Link, Status, type Column } from '../../components/index.js';
import { useLanguage, useTexts } from '../../i18n/index.js';
import { useFieldWord } from './import-fields.js';
import { importTexts } from './import-texts.js';

type Row = ItemOf<'customers.findImportRows'>;

interface ImportRowsProps {
  readonly it: ReplyOf<'customers.getImport'>;
  readonly state: ImportRowState;
}

/** Rows of the file in one state: where they stand, what is wrong with them, and what they say. */
export function ImportRows({ it, state }: ImportRowsProps): ReactNode {
  const t = useTexts(importTexts);
  const wordOf = useFieldWord();
  const { rows, isLoading, hasMore, more, error } = useList('customers.findImportRows', { importId: it.id, state: [state] }, { staleTime: 0 });
  const given = it.columns.flatMap(({ column, field }): readonly Column<Row>[] =>
    field === null ? [] : [{ key: field, title: wordOf(field), render: ({ cells }) => cells[column - 1] ?? '' }],
  );
  const columns: readonly Column<Row>[] = [
    { key: 'row', title: t('row'), width: '5rem', render: ({ row }) => t('rowNo', { n: row }) },
    { key: 'state', title: t('status'), render: (row) => <Status kind="import-row" value={row.state} /> },
    ...(state === 'wrong' || state === 'refused' ? [{ key: 'reason', title: t('reason'), render: (row: Row) => <Reasons problems={row.problems} /> }] : []),
    ...(state === 'done' ? [{ key: 'customer', title: t('customer'), render: toCustomer(t('open')) }] : []),
    ...given,
  ];
  return (
    <DataTable
      name={`import-rows-${state}`}
      columns={columns}
      rows={rows}
      rowKey={({ row }) => String(row)}
      isLoading={isLoading}
      hasMore={hasMore}
      onMore={more}
      error={error}
      empty={<Empty title={t('noRows')} hint={t('noRowsHint')} />}
    />
  );
}

const toCustomer =
  (word: string) =>
  ({ recordId }: Row): ReactNode =>
    recordId !== null && <Link to={`/customers/${recordId}`}>{word}</Link>;

function Reasons({ problems }: { readonly problems: readonly ImportProblemView[] }): ReactNode {
  const t = useTexts(importTexts);
  const wordOf = useFieldWord();
  const language = useLanguage();
  return (
    <ul>
      {problems.map(({ field, code, zh, en }) => (
        <li key={`${field ?? ''} ${code}`}>
          <strong>{field === null ? t('wholeRow') : wordOf(field)}</strong> {language === 'en' ? en : zh}
        </li>
      ))}
    </ul>
  );
}
