import { Link as RouterLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface LinkProps {
  /** `/orders/018f…` or `/orders?status=CONFIRMED`. */
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
  readonly label?: string;
  /** Besides being followed. */
  readonly onClick?: () => void;
}

/** A page is current, not what it lies below. */
const HERE = { exact: true, includeSearch: false } as const;

/** A way to another page of the console; with Ctrl it opens beside, as any link. */
export function Link({ to, className, children, label, onClick }: LinkProps): ReactNode {
  const [path = '', query = ''] = to.split('?');
  const search = searchIn(query);
  return (
    <RouterLink to={path} search={search} className={className} aria-label={label} preload="intent" activeOptions={HERE} onClick={onClick}>
      {children}
    </RouterLink>
  );
}

function searchIn(query: string): Record<string, string | string[]> {
  const given = new URLSearchParams(query);
  const names = [...new Set(given.keys())];
  return Object.fromEntries(names.map((name) => [name, given.getAll(name).length > 1 ? given.getAll(name) : (given.get(name) ?? '')]));
}
