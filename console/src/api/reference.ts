import { useQuery } from '@tanstack/react-query';
import { read } from './call.js';
import { keyOf } from './keys.js';
import { useMay } from './session.js';
import type { PersonView, UnitView } from './shapes.gen.js';

/** Names change seldom, and every page shows some: read once for a quarter of an hour. */
const KEPT_MS = 15 * 60_000;
const NOBODY: ReadonlyMap<string, string> = new Map();

const unitsKey = keyOf('identity.findUnits', {});
const peopleKey = keyOf('identity.findPeople', { limit: 200 });

/** Every unit that the reader may see, by its path. */
export function useUnits(): ReadonlyMap<string, UnitView> {
  const mayRead = useMay()('org:read');
  const query = useQuery({
    queryKey: [...unitsKey, 'map'],
    queryFn: async ({ signal }) => new Map((await allUnits(signal)).map((unit) => [unit.path, unit])),
    enabled: mayRead,
    staleTime: KEPT_MS,
  });
  return query.data ?? new Map();
}

/** More units than this no company of ours has. */
const MOST_PAGES = 10;

async function allUnits(signal: AbortSignal): Promise<readonly UnitView[]> {
  const units: UnitView[] = [];
  const pageAfter = async (cursor?: string): Promise<string | null> => {
    const { data } = await read('identity.findUnits', { limit: 200, ...(cursor !== undefined && { cursor }) }, signal);
    units.push(...data.items);
    return data.nextCursor;
  };
  let next = await pageAfter();
  for (let page = 1; page < MOST_PAGES && next !== null; page += 1) next = await pageAfter(next);
  return units;
}

/** The names of the people of the first page; the others are asked for one by one (`usePerson`). */
function usePeople(): { readonly names: ReadonlyMap<string, string>; readonly isRead: boolean } {
  const mayRead = useMay()('org:read');
  const query = useQuery({
    queryKey: [...peopleKey, 'map'],
    queryFn: async ({ signal }) => new Map((await read('identity.findPeople', { limit: 200 }, signal)).data.items.map(({ id, name }) => [id, name])),
    enabled: mayRead,
    staleTime: KEPT_MS,
  });
  return { names: query.data ?? NOBODY, isRead: query.isFetched };
}

/** The name of a person; undefined while it is read, or where the reader may not. */
export function usePersonName(personId: string | null | undefined): string | undefined {
  const { names, isRead } = usePeople();
  const known = personId ? names.get(personId) : undefined;
  const query = useQuery({
    queryKey: keyOf('identity.getPerson', { personId }),
    queryFn: ({ signal }): Promise<PersonView> => read('identity.getPerson', { personId: personId ?? '' }, signal).then(({ data }) => data),
    enabled: Boolean(personId) && isRead && known === undefined,
    staleTime: KEPT_MS,
  });
  return known ?? query.data?.name;
}
