const OVER = Symbol('nothing more for now');

/**
 * What has come while those before it were dealt with, together, at most so many: never waits for more than what is there already.
 * One ahead is always asked for.
 */
export async function* gathered<T>(source: AsyncIterable<T>, most: number): AsyncIterable<readonly T[]> {
  const items = source[Symbol.asyncIterator]() as AsyncIterator<T, undefined>;
  let next = ahead(items);
  try {
    for (let first = await next; !first.done; first = await next) {
      const together = [first.value];
      next = ahead(items);
      const over = new Promise<typeof OVER>((resolve) => setImmediate(resolve, OVER));
      while (together.length < most) {
        const found = await Promise.race([next.catch((): typeof OVER => OVER), over]);
        if (found === OVER || found.done) break;
        together.push(found.value);
        next = ahead(items);
      }
      yield together;
    }
  } finally {
    void items.return?.(); // behind the one asked for ahead, which comes when the source is ended
  }
}

/** A source that fails is heard when it is its turn. */
function ahead<T>(items: AsyncIterator<T, undefined>): Promise<IteratorResult<T, undefined>> {
  const next = items.next();
  next.catch(() => undefined);
  return next;
}
