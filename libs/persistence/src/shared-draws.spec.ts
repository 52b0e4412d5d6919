import { SharedDraws } from './shared-draws.js';

/** A counter that answers when it is told to. */
function aCounter() {
  const last = new Map<string, number>();
  const draws: string[] = [];
  const open: (() => void)[] = [];
  const draw = async (counter: string, count: number): Promise<number> => {
    draws.push(`${counter} ${count}`);
    await new Promise<void>((resolve) => open.push(resolve));
    if (counter === 'broken') throw new Error('no number');
    last.set(counter, (last.get(counter) ?? 0) + count);
    return last.get(counter) ?? 0;
  };
  return { draws, shared: new SharedDraws(draw), answer: () => open.shift()?.() };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('Whoever asks while a draw is under way is served by the next one', () => {
  it('gives each its own, in the order in which they asked', async () => {
    const { draws, shared, answer } = aCounter();
    const first = shared.take('a', 1);
    await turn();
    const [second, three, last] = [shared.take('a', 1), shared.take('a', 3), shared.take('a', 1)];
    answer();
    await expect(first).resolves.toBe(1);
    await turn();
    answer();
    await expect(Promise.all([second, three, last])).resolves.toEqual([2, 5, 6]);
    expect(draws).toEqual(['a 1', 'a 5']);
  });

  it('asks for all of one turn at once, and for other counters beside them', async () => {
    const { draws, shared, answer } = aCounter();
    const taken = Promise.all([shared.take('a', 1), shared.take('b', 1), shared.take('a', 1)]);
    await turn();
    answer();
    answer();
    await expect(taken).resolves.toEqual([1, 1, 2]);
    expect(draws).toEqual(['a 2', 'b 1']);
  });

  it('fails those of a draw that fails, and goes on with the next', async () => {
    const { draws, shared, answer } = aCounter();
    const failing = shared.take('broken', 1);
    await turn();
    const next = shared.take('broken', 1);
    answer();
    await expect(failing).rejects.toThrow('no number');
    await turn();
    answer();
    await expect(next).rejects.toThrow('no number');
    expect(draws).toEqual(['broken 1', 'broken 1']);
  });
});
