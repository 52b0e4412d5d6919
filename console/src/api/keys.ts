import { QueryClient, type QueryKey } from '@tanstack/react-query';

/** What was read is fresh until a change is announced; half a minute where nothing announces it. */
export const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } });

/** By service, operation and arguments, so that a change in a service finds everything that was read there. */
export function keyOf(id: string, args: Readonly<Record<string, unknown>>): QueryKey {
  const [service = '', name = ''] = id.split('.');
  return [service, name, args];
}

/** Read beside every page, not for it: told of changes at once, but not of each. */
const BESIDE = 'beside';
const CALM_MS = 3_000;
const told = new Set<string>();
const toldAgain = new Set<string>();

/** The same question, as something beside the page asks it. */
export const besideKey = (key: QueryKey): QueryKey => [BESIDE, ...key];

function tellBeside(service: string): void {
  if (told.has(service)) {
    toldAgain.add(service);
    return;
  }
  told.add(service);
  void queries.invalidateQueries({ queryKey: [BESIDE, service] });
  setTimeout(() => {
    told.delete(service);
    if (toldAgain.delete(service)) tellBeside(service);
  }, CALM_MS);
}

/** `orders` or `orders.getOrder`: read again where it is shown. */
export function invalidate(touched: Iterable<string>): Promise<unknown> {
  const all = new Set(touched);
  const read = Promise.all([...all].map((each) => queries.invalidateQueries({ queryKey: each.split('.') })));
  for (const service of new Set([...all].map((each) => each.split('.')[0] ?? each))) tellBeside(service);
  return read;
}
