/** Works through the items, some of them at the same time, in their order. The first failure ends it. */
export async function atATime<T, R>(most: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const hand = async (): Promise<void> => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, hand));
  return results;
}
