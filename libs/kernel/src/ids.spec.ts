import { isId, newId } from './ids.js';

const MANY = 100_000;

describe('Ids', () => {
  it('are valid, unique, and in the order in which they were made, also within a millisecond', () => {
    const ids = Array.from({ length: MANY }, newId);
    expect(ids.every(isId)).toBe(true);
    expect(ids.every((id) => id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(MANY);
    expect([...ids].sort()).toEqual(ids);
  });

  it('say when they were made', () => {
    const before = Date.now();
    const made = parseInt(newId().replace('-', '').slice(0, 12), 16);
    expect(made).toBeGreaterThanOrEqual(before - 1_000);
    expect(made).toBeLessThanOrEqual(Date.now() + 1_000);
  });

  it('share no random part', () => {
    const tails = Array.from({ length: 1_000 }, () => newId().slice(-11));
    expect(new Set(tails).size).toBe(1_000);
  });
});
