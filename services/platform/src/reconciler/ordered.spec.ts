import { inOrder, sideBySide, type Keyed } from './ordered.js';

async function* keys(...all: readonly string[]): AsyncGenerator<Keyed> {
  for (const key of all) yield await Promise.resolve({ key });
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of stream) found.push(each);
  return found;
}

describe('Streams that are ordered by a key', () => {
  it('are walked side by side, whoever lacks what', async () => {
    const pairs = await all(sideBySide(keys('a', 'c', 'd', 'f'), keys('b', 'c', 'f', 'g')));
    expect(pairs.map(({ left, right }) => [left?.key ?? '-', right?.key ?? '-'].join(' '))).toEqual(['a -', '- b', 'c c', 'd -', 'f f', '- g']);
  });

  it('are walked to the end when one of them is empty', async () => {
    expect(await all(sideBySide(keys(), keys('a', 'b')))).toHaveLength(2);
    expect(await all(sideBySide(keys('a'), keys()))).toHaveLength(1);
  });

  it('become one', async () => {
    expect((await all(inOrder([keys('a', 'd'), keys(), keys('b', 'c', 'e')]))).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
