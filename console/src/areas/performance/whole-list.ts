import { useEffect } from 'react';
import { useList, type ArgsOf, type ItemOf, type ListId } from '../../api/call.js';

/** What is summed up on a page is summed up whole: more than this is for the list and its export. */
export const MOST = 1000;

interface Whole<R> {
  readonly rows: readonly R[];
  readonly isLoading: boolean;
  readonly tooMany: boolean;
}

/** All rows of a list, page after page, as long as they are not too many. */
export function useWhole<K extends ListId>(id: K, args: ArgsOf<K>, enabled: boolean): Whole<ItemOf<K>> {
  const { rows, isLoading, hasMore, more } = useList(id, args, { enabled });
  const count = rows.length;
  const tooMany = hasMore && count >= MOST;
  useEffect(() => {
    if (enabled && hasMore && !tooMany) more();
    // asks again whenever a page has come in
  }, [enabled, hasMore, tooMany, count]);
  return { rows, isLoading: isLoading || (hasMore && !tooMany), tooMany };
}
