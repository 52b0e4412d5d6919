import { useMemo, useRef, useState, type ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { Button } from './button.js';
import { compareAmounts } from './decimal.js';
import { Empty } from './empty.js';
import { useHotkeys } from './hotkeys.js';
import { Icon } from './icons.js';
import { Loading } from './loading.js';
import type { Column, DataTableProps, Selection } from './props.js';
import { Refusal } from './refusal.js';
import { useTableTurn } from './table-turn.js';
import { ColumnChoice, ViewChoice } from './table-choice.js';
import { useTableChoice, type Sorting } from './table-views.js';
import { useWindow } from './windowing.js';

const ownKey = (row: unknown): string => String((row as { readonly id?: unknown }).id);
const isDecimal = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return isDecimal(left) && isDecimal(right) ? compareAmounts(left, right) : left.localeCompare(right, 'zh-CN');
}

function sorted<R>(rows: readonly R[], columns: readonly Column<R>[], sorting: Sorting | undefined): readonly R[] {
  const by = sorting && columns.find(({ key }) => key === sorting.key)?.sort;
  if (!by) return rows;
  const ordered = rows.toSorted((a, b) => compare(by(a), by(b)));
  return sorting.down ? ordered.toReversed() : ordered;
}

/** A list: dense on a desk, cards on a phone; j and k go through it, Enter opens, x selects. */
export function DataTable<R>(props: DataTableProps<R>): ReactNode {
  const { name, columns, rows, isLoading, hasMore, onMore, error, empty, tools } = props;
  const t = useTexts(common);
  const [choice, choose] = useTableChoice(name);
  const shown = choice.shown ?? shownAtFirst(columns);
  if (rows.length === 0 && isLoading === true) return <Loading lines={8} />;
  if (rows.length === 0 && error) return <Refusal problem={error} />;
  return (
    <div className="table-frame">
      <div className="table-tools no-print">
        <span className="quiet">{t(hasMore === true ? 'rowsMore' : 'rows', { n: rows.length })}</span>
        {tools}
        <ViewChoice
          views={choice.views}
          now={{ shown, ...(choice.sorting && { sorting: choice.sorting }) }}
          onOpen={(view) => choose({ shown: view.shown, sorting: view.sorting })}
          onChange={(views) => choose({ views })}
        />
        <ColumnChoice columns={columns} shown={shown} onChange={(next) => choose({ shown: next })} />
      </div>
      {rows.length === 0 ? (
        (empty ?? <Empty title={t('empty')} hint={t('emptyHint')} />)
      ) : (
        <Rows {...props} shown={shown} sorting={choice.sorting} onSort={(sorting) => choose({ sorting })} />
      )}
      {hasMore === true && onMore && (
        <>
          <div className="table-more no-print">
            <Button onClick={onMore}>{t('more')}</Button>
          </div>
          <p className="quiet only-print">{t('printedPart', { n: rows.length })}</p>
        </>
      )}
    </div>
  );
}

const shownAtFirst = <R,>(columns: readonly Column<R>[]): readonly string[] => columns.filter(({ hidden }) => hidden !== true).map(({ key }) => key);

interface RowsProps<R> extends DataTableProps<R> {
  readonly shown: readonly string[];
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting | undefined) => void;
}

function Rows<R>(props: RowsProps<R>): ReactNode {
  const { columns, rows, rowKey = ownKey, onOpen, selection, current, shown, sorting, onSort } = props;
  const visible = columns.filter(({ key }) => shown.includes(key));
  const ordered = useMemo(() => sorted(rows, columns, sorting), [rows, columns, sorting]);
  const { at, point, body } = useRowKeys(ordered, props, rowKey);
  const view = useWindow(ordered.length, body);
  const span = visible.length + (selection ? 1 : 0);
  return (
    <div className="table-scroll" ref={body}>
      <table className="table">
        <Head columns={visible} sorting={sorting} onSort={onSort} rows={ordered} rowKey={rowKey} selection={selection} />
        <tbody>
          <Gap height={view.before} span={span} />
          {ordered.slice(view.from, view.to).map((row, offset) => (
            <Row
              key={rowKey(row)}
              row={row}
              id={rowKey(row)}
              columns={visible}
              isAt={at === view.from + offset}
              isCurrent={current === rowKey(row)}
              onOpen={onOpen && (() => onOpen(row))}
              onPoint={() => point(view.from + offset)}
              selection={selection}
            />
          ))}
          <Gap height={view.after} span={span} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height, span }: { readonly height: number; readonly span: number }): ReactNode {
  if (height === 0) return null;
  return (
    <tr aria-hidden="true" className="gap">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

function useRowKeys<R>(rows: readonly R[], { onOpen, onPoint, selection }: DataTableProps<R>, rowKey: (row: R) => string) {
  const [at, setAt] = useState(-1);
  const body = useRef<HTMLDivElement>(null);
  const { isMine, take } = useTableTurn(body);
  const move = (to: number): void => {
    const next = Math.min(Math.max(to, 0), rows.length - 1);
    setAt(next);
    take();
    const row = rows[next];
    if (row === undefined) return;
    onPoint?.(row);
    requestAnimationFrame(() => body.current?.querySelector(`[data-row="${CSS.escape(rowKey(row))}"]`)?.scrollIntoView({ block: 'nearest' }));
  };
  const row = rows[at];
  const keys = {
    ...(rows.length > 0 && { j: () => move(at + 1), k: () => move(at - 1) }),
    ...(row !== undefined && onOpen && { enter: () => onOpen(row) }),
    ...(row !== undefined && selection && { x: () => toggle(selection, row, rowKey(row)) }),
  };
  useHotkeys(keys, isMine);
  const point = (to: number): void => {
    setAt(to);
    take();
  };
  return { at, point, body };
}

function toggle<R>({ selected, onChange, mayBe }: Selection<R>, row: R, id: string): void {
  if (mayBe && !mayBe(row)) return;
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  onChange(next);
}

/** Up, then down, then as the list comes. */
function turned(sorting: Sorting | undefined, key: string): Sorting | undefined {
  if (sorting?.key !== key) return { key, down: false };
  return sorting.down ? undefined : { key, down: true };
}

interface HeadProps<R> {
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting | undefined) => void;
  readonly selection: Selection<R> | undefined;
}

function Head<R>({ columns, rows, rowKey, sorting, onSort, selection }: HeadProps<R>): ReactNode {
  const t = useTexts(common);
  const choosable = selection ? rows.filter((row) => selection.mayBe?.(row) ?? true).map(rowKey) : [];
  const all = choosable.length > 0 && choosable.every((id) => selection?.selected.has(id) === true);
  const directionOf = (key: string): 'ascending' | 'descending' | undefined => {
    if (sorting?.key !== key) return undefined;
    return sorting.down ? 'descending' : 'ascending';
  };
  return (
    <thead>
      <tr>
        {selection && (
          <th className="select">
            <input type="checkbox" aria-label={t('selectAll')} checked={all} onChange={() => selection.onChange(new Set(all ? [] : choosable))} />
          </th>
        )}
        {columns.map(({ key, title, sort, align = 'start', width }) => (
          <th key={key} className={align} aria-sort={directionOf(key)} style={width === undefined ? undefined : { width }}>
            {sort ? (
              <button type="button" onClick={() => onSort(turned(sorting, key))}>
                {title}
                <Icon name="sort" />
              </button>
            ) : (
              title
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps<R> {
  readonly row: R;
  readonly id: string;
  readonly columns: readonly Column<R>[];
  readonly isAt: boolean;
  readonly isCurrent: boolean;
  readonly onOpen: (() => void) | undefined;
  readonly onPoint: () => void;
  readonly selection: Selection<R> | undefined;
}

const INTERACTIVE = 'a, button, input, select, label';

function Row<R>({ row, id, columns, isAt, isCurrent, onOpen, onPoint, selection }: RowProps<R>): ReactNode {
  const t = useTexts(common);
  const classes = [isAt ? 'at' : '', isCurrent ? 'current' : '', onOpen ? 'opens' : ''].filter(Boolean).join(' ');
  return (
    <tr
      data-row={id}
      className={classes}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={(event) => {
        onPoint();
        if (!(event.target as Element).closest(INTERACTIVE)) onOpen?.();
      }}
    >
      {selection && (
        <td className="select">
          <input
            type="checkbox"
            aria-label={t('selectRow')}
            disabled={selection.mayBe?.(row) === false}
            checked={selection.selected.has(id)}
            onChange={() => toggle(selection, row, id)}
          />
        </td>
      )}
      {columns.map(({ key, title, render, align = 'start', phone }, place) => (
        <td key={key} className={`${align}${phone === false ? ' no-phone' : ''}`} data-title={title}>
          <Cell onOpen={place === 0 ? onOpen : undefined}>{render ? render(row) : own(row, key)}</Cell>
        </td>
      ))}
    </tr>
  );
}

/** The first cell can be reached with Tab and opened with Enter, for who does not know j and k. */
function Cell({ onOpen, children }: { readonly onOpen: (() => void) | undefined; readonly children: ReactNode }): ReactNode {
  if (!onOpen || typeof children !== 'string') return children;
  return (
    <button type="button" className="link row-link" onClick={onOpen}>
      {children}
    </button>
  );
}

function own(row: unknown, key: string): ReactNode {
  const value = (row as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' || typeof value === 'number' ? value : '—';
}
