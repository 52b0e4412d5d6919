import { AsyncLocalStorage } from 'node:async_hooks';

const counting = new AsyncLocalStorage<{ rows: number | null }>();

/** How many rows a list has in all, asked of the list itself: the same filters, the same scope. */
export async function rowsCounted(list: () => Promise<unknown>): Promise<number> {
  const count: { rows: number | null } = { rows: null };
  await counting.run(count, list);
  if (count.rows === null) throw new Error('This list does not count its rows');
  return count.rows;
}

/** Called by whoever pages, before the cursor is put to the query. Costs nothing unless somebody asked. */
export async function countIfAsked(countRows: () => Promise<number>): Promise<void> {
  const count = counting.getStore();
  if (count) count.rows = await countRows();
}
