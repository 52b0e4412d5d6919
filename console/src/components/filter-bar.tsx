import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { useClosingDetails } from './closing.js';
import { Icon } from './icons.js';
import { MoneyInput } from './money-input.js';
import type { Filter, FilterBarProps, FilterValue } from './props.js';

/** As long as between two letters of somebody who types slowly; what is asked, answered and drawn after it is to be there within 300 ms. */
const PAUSE_MS = 120;

/** What narrows a list. The value belongs into the URL, so that a view can be sent to somebody. */
export function FilterBar({ filters, value, onChange }: FilterBarProps): ReactNode {
  const t = useTexts(common);
  const [resets, setResets] = useState(0);
  const reset = (): void => {
    setResets(resets + 1);
    onChange(Object.fromEntries(filters.map(({ key }) => [key, undefined])));
  };
  const isNarrowed = filters.some(({ key }) => chosen(value, key).length > 0);
  return (
    <div className="filters no-print" role="search">
      {filters.map((filter) => (
        <FilterField key={filter.key} filter={filter} value={value} resets={resets} onChange={(next) => onChange({ [filter.key]: next })} />
      ))}
      {isNarrowed && (
        <button type="button" className="link" onClick={reset}>
          {t('reset')}
        </button>
      )}
    </div>
  );
}

const chosen = (value: FilterValue, key: string): readonly string[] => [value[key] ?? []].flat().filter((each) => each !== '');

interface FieldProps {
  readonly filter: Filter;
  readonly value: FilterValue;
  /** How often all conditions were taken away. */
  readonly resets: number;
  readonly onChange: (value: string | readonly string[] | undefined) => void;
}

function FilterField({ filter, value, resets, onChange }: FieldProps): ReactNode {
  const t = useTexts(common);
  const id = useId();
  const { key, label, kind, options = [] } = filter;
  const [first = ''] = chosen(value, key);
  switch (kind) {
    case 'text':
      return <Search label={label} value={first} resets={resets} onChange={onChange} />;
    case 'many':
      return <Many filter={filter} value={value} onChange={onChange} />;
    case 'money':
      return <MoneyInput label={label} value={first} onChange={onChange} />;
    case 'date':
      return (
        <label className="filter-date" htmlFor={id}>
          {label}
          <input id={id} type="date" value={first} onChange={({ target }) => onChange(target.value || undefined)} />
        </label>
      );
    case 'select':
      return (
        <select aria-label={label} className={first === '' ? 'unset' : undefined} value={first} onChange={({ target }) => onChange(target.value || undefined)}>
          <option value="">{`${label} · ${t('all')}`}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
  }
}

interface SearchProps {
  readonly label: string;
  readonly value: string;
  readonly resets: number;
  readonly onChange: (value: string | undefined) => void;
}

/** Asked after a pause in typing, not with every letter. */
function Search({ label, value, resets, onChange }: SearchProps): ReactNode {
  const [typed, setTyped] = useState(value);
  const asked = useAsked(value, setTyped);
  const ask = useRef(onChange);
  useLayoutEffect(() => {
    ask.current = onChange;
  });
  // at once: who types on does so into an empty field, before the address and with it the value has changed
  useLayoutEffect(() => {
    if (resets === 0) return;
    asked.current.push('');
    setTyped('');
  }, [resets, asked]);
  useEffect(() => {
    const words = typed.trim();
    if (words === asked.current.at(-1)) return undefined;
    const timer = setTimeout(() => {
      asked.current.push(words);
      ask.current(words === '' ? undefined : words);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, asked]);
  return (
    <span className="filter-search">
      <Icon name="search" />
      <input type="search" aria-label={label} placeholder={label} value={typed} onChange={({ target }) => setTyped(target.value)} data-search="page" />
    </span>
  );
}

/**
 * The value, and what was asked for since, the latest last. All that comes back as the value, however late and even if not all of it does:
 * only another one, of a link, takes the place of what is being typed.
 */
function useAsked(value: string, onOther: (value: string) => void): RefObject<string[]> {
  const asked = useRef([value]);
  useEffect(() => {
    const at = asked.current.lastIndexOf(value);
    if (at < 0) onOther(value);
    asked.current = at < 0 ? [value] : asked.current.slice(at);
  }, [value, onOther]);
  return asked;
}

function Many({ filter: { key, label, options = [] }, value, onChange }: Omit<FieldProps, 'resets'>): ReactNode {
  const t = useTexts(common);
  const details = useRef<HTMLDetailsElement>(null);
  useClosingDetails(details);
  const picked = chosen(value, key);
  const toggle = (option: string): void => onChange(picked.includes(option) ? picked.filter((each) => each !== option) : [...picked, option]);
  const words = options.filter((option) => picked.includes(option.value)).map((option) => option.label);
  return (
    <details className="filter-many" ref={details}>
      <summary className={picked.length === 0 ? 'unset' : undefined} title={words.join('、') || undefined}>
        {label} · {words.length === 0 ? t('all') : words.join('、')}
      </summary>
      <div className="pop">
        {options.map((option) => (
          <label key={option.value}>
            <input type="checkbox" checked={picked.includes(option.value)} onChange={() => toggle(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </details>
  );
}
