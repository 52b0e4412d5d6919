import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { keyOf } from './keys.js';
import type { ArgsOf, ItemOf, ListId, ReadId, ReplyOf } from './operation-types.js';
import { ProblemError, problemOf, type Problem } from './problem.js';
import { send } from './send.js';

export type { ArgsOf, CommandId, ItemOf, ListId, ReadId, ReplyOf } from './operation-types.js';
export { ProblemError, problemOf, type Problem } from './problem.js';
export { mayAny, useMay, useSession } from './session.js';
export { useCommand } from './command.js';
export { newKey } from './new-key.js';
export { download, saveFile, useFile } from './files.js';

/** A record and its version: `etag` is what a change of it sends as `ifMatch`. */
export interface Read<T> {
  readonly data: T;
  readonly etag?: string;
}

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Milliseconds; the stream of changes makes it needless for what a service announces. */
  readonly refetchInterval?: number;
  /** Milliseconds for which it is not asked again; default: half a minute. */
  readonly staleTime?: number;
}

type Args = Readonly<Record<string, unknown>>;

/** Reads once, outside of a component: `const { data } = await read('orders.getOrder', { orderId })`. */
export async function read<K extends ReadId>(id: K, args: ArgsOf<K>, signal?: AbortSignal): Promise<Read<ReplyOf<K>>> {
  const response = await send(id, args as Args, signal ? { signal } : {});
  const etag = response.headers.get('etag');
  return { data: (await response.json()) as ReplyOf<K>, ...(etag !== null && { etag }) };
}

/** GET operations. `args`: path and query parameters together. */
export function useRead<K extends ReadId>(id: K, args: ArgsOf<K>, options: ReadOptions = {}): UseQueryResult<Read<ReplyOf<K>>, ProblemError> {
  return useQuery({ queryKey: keyOf(id, args as Args), queryFn: ({ signal }) => read(id, args, signal), ...options });
}

export interface List<R> {
  readonly rows: R[];
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly error: Problem | null;
  readonly refetch: () => void;
}

interface PageOf<R> {
  readonly items: R[];
  readonly nextCursor: string | null;
}

/** Keyset lists: the pages read so far as one; `more()` asks for the next. */
export function useList<K extends ListId>(id: K, args: ArgsOf<K>, options: ReadOptions = {}): List<ItemOf<K>> {
  const query = useInfiniteQuery({
    queryKey: keyOf(id, args as Args),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const response = await send(id, { ...(args as Args), cursor: pageParam }, { signal });
      return (await response.json()) as PageOf<ItemOf<K>>;
    },
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    ...options,
  });
  return {
    rows: query.data?.pages.flatMap(({ items }) => items) ?? [],
    isLoading: query.isLoading,
    hasMore: query.hasNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    error: query.error ? problemOf(query.error) : null,
    refetch: () => void query.refetch(),
  };
}
