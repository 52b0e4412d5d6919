/** Works through everything with so many under way at once; gives what came of each, in the order of `all`. */
export async function inLanes<T, R>(lanes: number, all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = all.entries();
  const lane = async (): Promise<void> => {
    for (const [place, one] of waiting) results[place] = await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
