import { useEffect } from 'react';
import { useList, type ArgsOf, type ItemOf, type ListId, type Problem } from './call.js';

/** More is neither read nor summed in a browser; the page says so. */
export const MOST = 1000;

export interface WholeList<R> {
  readonly rows: readonly R[];
  readonly isLoading: boolean;
  /** There is more than was read: what is summed or sorted is not all of it. */
  readonly isCut: boolean;
  readonly error: Problem | null;
}

/** All pages of a list, for what is sorted or summed as a whole: the queue of tickets, the age of what is owed. */
export function useWholeList<K extends ListId>(id: K, args: Omit<ArgsOf<K>, 'limit'>, options: { readonly enabled?: boolean } = {}): WholeList<ItemOf<K>> {
  const { rows, isLoading, hasMore, more, error } = useList(id, { ...args, limit: 200 } as ArgsOf<K>, options);
  const goesOn = hasMore && rows.length < MOST && error === null;
  useEffect(() => {
    if (goesOn) more();
  }, [goesOn, rows.length, more]);
  return { rows, isLoading: isLoading || goesOn, isCut: hasMore && !goesOn, error };
}
