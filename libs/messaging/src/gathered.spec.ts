import { gathered } from './gathered.js';

/** A source that is given its items, and an error or its end. */
function aSource() {
  const waiting: number[] = [];
  let awake: (() => void) | undefined;
  let end: Error | boolean = false;
  const wake = (): void => awake?.();
  async function* items(): AsyncIterable<number> {
    for (;;) {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) yield item;
      if (end instanceof Error) throw end;
      if (end) return;
      await new Promise<void>((resolve) => (awake = resolve));
    }
  }
  return {
    items: items(),
    come: (...all: readonly number[]) => {
      waiting.push(...all);
      wake();
    },
    end: (how: Error | true = true) => {
      end = how;
      wake();
    },
  };
}
async function all(of: AsyncIterable<readonly number[]>, onEach: (some: readonly number[]) => void = () => undefined): Promise<(readonly number[])[]> {
  const found: (readonly number[])[] = [];
  for await (const some of of) {
    found.push(some);
    onEach(some);
  }
  return found;
}

describe('What came while those before were dealt with comes together', () => {
  it('at most so many, in order, and does not wait for more', async () => {
    const source = aSource();
    source.come(1, 2, 3, 4, 5);
    const found = await all(gathered(source.items, 3), (some) => {
      if (some.includes(5)) source.come(6);
      if (some.includes(6)) source.end();
    });
    expect(found).toEqual([[1, 2, 3], [4, 5], [6]]);
  });

  it('nothing is lost before the end of a source, or its error', async () => {
    const [ended, failed] = [aSource(), aSource()];
    ended.come(1, 2);
    ended.end();
    await expect(all(gathered(ended.items, 9))).resolves.toEqual([[1, 2]]);
    failed.come(1, 2);
    failed.end(new Error('silent'));
    const seen: number[] = [];
    await expect(all(gathered(failed.items, 9), (some) => seen.push(...some))).rejects.toThrow('silent');
    expect(seen).toEqual([1, 2]);
  });
});
