import { AsyncLocalStorage } from 'node:async_hooks';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

const counting = new AsyncLocalStorage<{ rows: number | null }>();

/** How many rows a list has in all, asked of the list itself: the same filters, the same scope. */
export async function rowsCounted(list: () => Promise<unknown>): Promise<number> {
  const count: { rows: number | null } = { rows: null };
  await counting.run(count, list);
  if (count.rows === null) throw new Error('This list does not count its rows');
  return count.rows;
}

/** Called by whoever pages, with the query before the cursor is put to it. Costs nothing unless somebody asked. */
export async function countIfAsked<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): Promise<void> {
  const count = counting.getStore();
  if (count) count.rows = await query.clone().getCount();
}
