/** A row with the key that its stream is ordered by. */
export interface Keyed {
  readonly key: string;
}

export interface Pair<L, R> {
  readonly left: L | null;
  readonly right: R | null;
}

/** Walks two streams that are ordered by the same key side by side; holds one row of each. */
export async function* sideBySide<L extends Keyed, R extends Keyed>(left: AsyncIterable<L>, right: AsyncIterable<R>): AsyncGenerator<Pair<L, R>> {
  const [ls, rs] = [left[Symbol.asyncIterator](), right[Symbol.asyncIterator]()];
  let [l, r] = [await taken(ls), await taken(rs)];
  while (l !== null || r !== null) {
    const [hasLeft, hasRight] = [l !== null && (r === null || l.key <= r.key), r !== null && (l === null || r.key <= l.key)];
    yield { left: hasLeft ? l : null, right: hasRight ? r : null };
    if (hasLeft) l = await taken(ls);
    if (hasRight) r = await taken(rs);
  }
}

/** Several ordered streams as one. */
export async function* inOrder<T extends Keyed>(streams: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  const heads = await Promise.all(
    streams.map(async (stream) => {
      const iterator = stream[Symbol.asyncIterator]();
      return { iterator, head: await taken(iterator) };
    }),
  );
  for (;;) {
    const next = heads
      .filter(({ head }) => head !== null)
      .reduce<(typeof heads)[number] | null>((least, each) => (least === null || before(each, least) ? each : least), null);
    if (next?.head == null) return;
    yield next.head;
    next.head = await taken(next.iterator);
  }
}

const before = (a: { head: Keyed | null }, b: { head: Keyed | null }): boolean => (a.head?.key ?? '') < (b.head?.key ?? '');

async function taken<T>(iterator: AsyncIterator<T>): Promise<T | null> {
  const next = await iterator.next();
  return next.done ? null : next.value;
}
