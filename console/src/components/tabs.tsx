import type { KeyboardEvent, ReactNode } from 'react';
import type { TabsProps } from './props.js';

/** Parts of a page of which one is shown; arrows go from one to the next. */
export function Tabs({ items, value, onChange }: TabsProps): ReactNode {
  const step = (event: KeyboardEvent<HTMLElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = items.findIndex(({ key }) => key === value);
    const next = items[(at + by + items.length) % items.length];
    if (by === 0 || !next) return;
    event.preventDefault();
    onChange(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    <div className="tabs no-print" role="tablist" onKeyDown={step}>
      {items.map(({ key, title, count }) => (
        <button key={key} data-key={key} type="button" role="tab" aria-selected={key === value} tabIndex={key === value ? 0 : -1} onClick={() => onChange(key)}>
          {title}
          {count !== undefined && count > 0 && <span className="count">{count}</span>}
        </button>
      ))}
    </div>
  );
}
