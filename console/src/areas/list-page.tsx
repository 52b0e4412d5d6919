import type { ReactNode } from 'react';
import { useList, useMay, type ItemOf, type ListId } from '../api/call.js';
import { Button, DataTable, Empty, FilterBar, Page, type Column, type Filter } from '../components/index.js';
import { useView } from '../shell/place.js';
import { askedBy } from './asked-by.js';
import { ExportList, type ExportedName } from './imports/export-list.js';

interface Begin {
  readonly title: string;
  readonly allow: string;
  readonly onBegin: () => void;
}

interface ListPageProps<K extends ListId> {
  readonly operation: K;
  /** Under this name the choice of columns and the saved views are kept. */
  readonly name: string;
  readonly title: string;
  /** Their keys are what the operation calls its parameters. */
  readonly filters: readonly Filter[];
  /** Parameters that only a link from elsewhere gives: `customerId`. */
  readonly also?: readonly string[];
  readonly columns: readonly Column<ItemOf<K>>[];
  readonly onOpen?: (row: ItemOf<K>) => void;
  /** What makes a new record, under N. */
  readonly begin?: Begin;
  /** Under which name the list is exported, where it is. */
  readonly exported?: ExportedName;
  readonly empty: { readonly title: string; readonly hint: string; readonly action?: ReactNode };
  /** Above the filters. */
  readonly above?: ReactNode;
  /** What is open above the list. */
  readonly children?: ReactNode;
}

/** A list that is filtered by its address, opened row by row, and begun with N. */
export function ListPage<K extends ListId>(props: ListPageProps<K>): ReactNode {
  const { operation, name, title, filters, also = [], columns, onOpen, begin, exported, empty, above, children } = props;
  const [view, change] = useView();
  const mayBegin = useMay()(begin?.allow ?? '');
  const asked = askedBy<K>(view, namesOf(filters, also));
  const { rows, isLoading, hasMore, more, error } = useList(operation, asked);
  const button = begin && mayBegin && (
    <Button kind="main" icon="plus" hotkey="n" onClick={begin.onBegin}>
      {begin.title}
    </Button>
  );
  return (
    <Page title={title} actions={button}>
      {above}
      <FilterBar filters={filters} value={view} onChange={change} />
      <DataTable
        {...{ name, columns, rows, isLoading, hasMore, error }}
        onMore={more}
        tools={exported && <ExportList of={exported} filters={asked} />}
        {...(onOpen && { onOpen })}
        empty={<Empty title={empty.title} hint={empty.hint} action={empty.action ?? button} />}
      />
      {children}
    </Page>
  );
}

/** Several of a filter's options are a list, everything else is one value. */
function namesOf(filters: readonly Filter[], also: readonly string[]) {
  const several = filters.filter(({ kind }) => kind === 'many').map(({ key }) => key);
  const one = filters.filter(({ kind }) => kind !== 'many').map(({ key }) => key);
  return { several, one: [...one, ...also] };
}
