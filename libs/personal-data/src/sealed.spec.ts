import { randomBytes } from 'node:crypto';
import { assert, property, string } from 'fast-check';
import { BlindIndex } from './blind-index.js';
import { open, seal, type Sealed } from './sealed.js';

const key = randomBytes(32);
const place = { table: 'customer', column: 'contacts.phone', row: 'wang' };

describe('XCT-07 What is kept about people is sealed', () => {
  it('gives back what was sealed, and never looks the same twice', () => {
    assert(property(string({ unit: 'grapheme' }), (text) => open(key, 1, seal(key, 1, text, place), place) === text));
    expect(seal(key, 1, '王明', place)).not.toBe(seal(key, 1, '王明', place));
    expect(seal(key, 1, '王明', place)).toMatch(/^v1\./);
  });

  it.each([
    ['another row', { ...place, row: 'zhao' }],
    ['another column', { ...place, column: 'contacts.name' }],
    ['another table', { ...place, table: 'lead' }],
  ])('cannot be moved to %s', (_, elsewhere) => {
    const sealed = seal(key, 1, '13812341234', place);
    expect(() => open(key, 1, sealed, elsewhere)).toThrow();
  });

  it('opens with no other key and no other version, and not when a bit was changed or the tag cut off', () => {
    const sealed = seal(key, 1, '13812341234', place);
    expect(() => open(randomBytes(32), 1, sealed, place)).toThrow();
    expect(() => open(key, 2, sealed, place)).toThrow('sealed with key version v1');
    const last = sealed.at(-2) === 'A' ? 'B' : 'A';
    expect(() => open(key, 1, `${sealed.slice(0, -2)}${last}${sealed.slice(-1)}` as Sealed, place)).toThrow();
    expect(() => open(key, 1, sealed.slice(0, -8) as Sealed, place)).toThrow();
  });

  it('is found by its exact value under a key of each field, and says nothing else', () => {
    const blind = new BlindIndex(key);
    expect(blind.of('phone', '+8613812341234')).toBe(new BlindIndex(key).of('phone', '+8613812341234'));
    expect(blind.of('phone', '+8613812341234')).not.toBe(blind.of('credit-code', '+8613812341234'));
    expect(new BlindIndex(randomBytes(32)).of('phone', '+8613812341234')).not.toBe(blind.of('phone', '+8613812341234'));
    expect(blind.of('phone', '+8613812341234')).toMatch(/^[0-9a-f]{32}$/);
  });
});
