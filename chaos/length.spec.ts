import { fitted, secondsOf } from './length.ts';

const KINDS = [
  { name: 'often', cycles: 40, seconds: { cycle: 10, once: 20 } },
  { name: 'rarely', cycles: 2, seconds: { cycle: 60, once: 30 } },
];

const secondsIn = (minutes: number): number => secondsOf(fitted(KINDS, minutes * 60));
const cyclesIn = (minutes: number): number[] => fitted(KINDS, minutes * 60).map(({ cycles }) => cycles);

describe('Issue 4 A chaos run takes as long as it was asked for', () => {
  it.each([6, 10, 25, 60, 150])('fits into %d minutes, and fills them but for a cycle or two', (minutes) => {
    expect(secondsIn(minutes)).toBeLessThanOrEqual(minutes * 60);
    expect(secondsIn(minutes)).toBeGreaterThan(minutes * 60 - 100);
  });

  it('cuts all kinds down in proportion', () => {
    const [often = 0, rarely = 0] = cyclesIn(60);
    expect(often).toBeGreaterThan(40);
    expect(rarely).toBe(Math.floor(often / 20));
  });

  it('strikes once with each kind, however short the time, and says what that takes', () => {
    expect(cyclesIn(1)).toEqual([1, 1]);
    expect(secondsIn(1)).toBeGreaterThan(60);
  });
});
