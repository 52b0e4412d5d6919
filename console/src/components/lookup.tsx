import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { read } from '../api/call.js';
import { keyOf } from '../api/keys.js';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import type { LookupProps } from './props.js';

type Row = Readonly<Record<string, unknown>>;

const SHOWN = 12;
const INDENT_EM = 1.2;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

type Spec = Omit<LookupProps, 'value' | 'onPick'>;

const labelOf = (spec: Spec, row: Row): string => spec.label?.(row) ?? (textOf(row.name) || textOf(row.title) || textOf(row.no));
const detailOf = (spec: Spec, row: Row): string => spec.detail?.(row) ?? textOf(row.no);
const valueOf = (spec: Spec, row: Row): string => spec.taken?.(row) ?? textOf(row.id);

interface Matching {
  readonly rows: readonly Row[];
  /** They are what was typed last; until then those of before are still shown. */
  readonly areCurrent: boolean;
  /** Of rows that are a tree. */
  readonly level?: LookupProps['level'] | undefined;
}

/** `typed`: undefined while nothing is to be chosen. */
function useMatches({ operation, args = {}, atFirst, level }: Spec, typed: string | undefined): Matching {
  const words = (typed ?? '').trim();
  const isTree = words === '' && atFirst !== undefined;
  const q = useDeferredValue(words);
  const asked = { ...args, limit: SHOWN, ...(q !== '' && { q }) };
  const query = useQuery({
    queryKey: keyOf(operation, asked),
    queryFn: async ({ signal }) => (await read(operation, asked as never, signal)).data as unknown as { readonly items: readonly Row[] },
    enabled: typed !== undefined && !isTree,
    placeholderData: (before) => before,
  });
  if (isTree) return { rows: atFirst, areCurrent: true, level };
  return { rows: query.data?.items ?? [], areCurrent: q === words && !query.isPending && !query.isPlaceholderData };
}

/** A record to choose, found by part of its name, its number, pinyin or initials. */
export function Lookup(props: LookupProps): ReactNode {
  const { id, value, names, shown = names?.[value ?? ''], onPick, placeholder, required, invalid } = props;
  const t = useTexts(common);
  const [typed, setTyped] = useState<string>();
  const [picked, setPicked] = useState<Picked>();
  const [at, setAt] = useState(0);
  const [isEntered, setEntered] = useState(false);
  const list = useId();
  const { rows, areCurrent, level } = useMatches(props, typed);
  const isOpen = typed !== undefined;
  const label = labelShown(value, picked, shown);

  const close = (): void => {
    setTyped(undefined);
    setEntered(false);
  };
  const pick = (row: Row): void => {
    const chosen = valueOf(props, row);
    setPicked({ value: chosen, label: labelOf(props, row) });
    close();
    onPick(chosen, row);
  };
  const take = useEffectEvent(() => {
    setEntered(false);
    const row = rows[at];
    if (row) pick(row);
  });
  useEffect(() => {
    if (isEntered && areCurrent) take();
  }, [isEntered, areCurrent]);
  const pressed = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => (isOpen ? setAt(Math.min(at + 1, rows.length - 1)) : setTyped('')),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      // on a slow line it is pressed before the answer is there: it means what was typed, not what is still shown
      Enter: () => setEntered(isOpen),
      Escape: close,
    };
    const move = moves[event.key];
    // while somebody composes Chinese, Enter and arrows are their input method's
    if (!move || (!isOpen && event.key !== 'ArrowDown') || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  return (
    <div className="lookup">
      <input
        id={id}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && rows[at] ? `${list}-${String(at)}` : undefined}
        autoComplete="off"
        required={required}
        aria-invalid={invalid}
        placeholder={placeholder ?? t('search')}
        value={typed ?? label}
        onFocus={(event) => event.target.select()}
        onClick={() => setTyped(typed ?? '')}
        onBlur={close}
        onChange={({ target }) => {
          setTyped(target.value);
          setEntered(false);
          setAt(0);
          if (target.value === '') onPick(undefined);
        }}
        onKeyDown={pressed}
      />
      {isOpen && <Matches id={list} spec={props} rows={rows} at={at} isAsking={!areCurrent} level={level} onPick={pick} />}
    </div>
  );
}

interface Picked {
  readonly value: string;
  readonly label: string;
}

function labelShown(value: string | undefined, picked: Picked | undefined, shown = ''): string {
  if (value === undefined || value === '') return '';
  return picked?.value === value ? picked.label : shown;
}

interface MatchesProps {
  readonly id: string;
  readonly spec: Spec;
  readonly rows: readonly Row[];
  readonly at: number;
  readonly isAsking: boolean;
  readonly level: LookupProps['level'];
  readonly onPick: (row: Row) => void;
}

function Matches({ id, spec, rows, at, isAsking, level, onPick }: MatchesProps): ReactNode {
  const t = useTexts(common);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ul id={id} ref={list} role="listbox" aria-busy={isAsking} className="lookup-list">
      {rows.map((row, place) => (
        <li
          key={valueOf(spec, row)}
          id={`${id}-${String(place)}`}
          role="option"
          aria-selected={place === at}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(row);
          }}
        >
          <span style={level && { paddingInlineStart: `${String(level(row) * INDENT_EM)}em` }}>{labelOf(spec, row)}</span>
          {!level && <span className="quiet">{detailOf(spec, row)}</span>}
        </li>
      ))}
      {rows.length === 0 && <li className="quiet">{t('empty')}</li>}
    </ul>
  );
}
