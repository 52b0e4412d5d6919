import { useNavigate, useParams, useSearch as useRouterSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { FilterValue } from '../components/props.js';

type Values = Readonly<Record<string, unknown>>;

/** `usePathParam('orderId')` on the page `/orders/$orderId`. */
export function usePathParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params[name] ?? '';
}

/** Where to go next: `go('/orders/…')`, `go('/orders?status=CONFIRMED')`. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return useCallback((to) => void navigate({ href: to }), [navigate]);
}

/** The search parameters of this page, and how to change some of them (undefined takes one away). A view is a URL. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- routes are a list and know no types: the page says what its `search` lets through
export function useView<T extends object = FilterValue>(): readonly [T, (change: Values, how?: { readonly replace?: boolean }) => void] {
  const navigate = useNavigate();
  const view = useRouterSearch({ strict: false }) as unknown as T;
  const change = useCallback(
    (changes: Values, { replace = true }: { readonly replace?: boolean } = {}) => {
      const search = (before: Values): Values => withoutEmpty({ ...before, ...changes });
      void navigate({ to: '.', search: search, replace });
    },
    [navigate],
  );
  return [view, change];
}

const isEmpty = (value: unknown): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
const withoutEmpty = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

/** Which search parameters a page knows, as `search` of its route: text or lists of text. */
export const searchOf =
  (...names: readonly string[]) =>
  (raw: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(names.flatMap((name) => (isEmpty(raw[name]) ? [] : [[name, asText(raw[name])]])));

const asText = (value: unknown): string | string[] => (Array.isArray(value) ? value.map(String) : String(value));
