import { QueryClient, type QueryKey } from '@tanstack/react-query';

/** What was read is fresh until a change is announced; half a minute where nothing announces it. */
export const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } });

/** By service, operation and arguments, so that a change in a service finds everything that was read there. */
export function keyOf(id: string, args: Readonly<Record<string, unknown>>): QueryKey {
  const [service = '', name = ''] = id.split('.');
  return [service, name, args];
}

/** `orders` or `orders.getOrder`: read again where it is shown. */
export function invalidate(touched: Iterable<string>): Promise<unknown> {
  return Promise.all([...new Set(touched)].map((each) => queries.invalidateQueries({ queryKey: each.split('.') })));
}
