import fc from 'fast-check';
import { canonical, contentHash } from './content-hash.js';
import { Money } from './money.js';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, shuffled(field)]),
  );
};

describe('C-11 Equal content has an equal hash, any other has another', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(contentHash({ a: 1, b: { c: 2, d: [3] } })).toBe(contentHash({ b: { d: [3], c: 2 }, a: 1 }));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        expect(contentHash(shuffled(content))).toBe(contentHash(content));
      }),
    );
  });

  it('depends on the order of lines', () => {
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
  });

  it('tells a string from a number, and null from a word', () => {
    expect(new Set(['1', 1, null, 'null', [], {}].map(contentHash)).size).toBe(6);
  });

  it('is the same after a journey through JSON, as from a jsonb column', () => {
    const content = { at: new Date('2026-04-01T00:00:00Z'), left: undefined, note: null, lines: [{ total: Money.of('1', 'CNY'), gone: undefined }] };
    expect(contentHash(JSON.parse(JSON.stringify(content)))).toBe(contentHash(content));
    expect(canonical(content)).toBe(`{"at":"2026-04-01T00:00:00.000Z","lines":[{"total":${JSON.stringify(Money.of('1', 'CNY'))}}],"note":null}`);
  });

  it('sorts names as texts, numbers among them too', () => {
    expect(canonical({ b: 1, 10: 2, 9: 3, a: { y: 1, x: 2 } })).toBe('{"10":2,"9":3,"a":{"x":2,"y":1},"b":1}');
  });
});
