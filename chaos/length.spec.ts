import { fitted, secondsOf } from './length.ts';

const KINDS = [
  { name: 'often', cycles: 40, seconds: { cycle: 10, once: 20 } },
  { name: 'rarely', cycles: 2, seconds: { cycle: 60, once: 30 } },
];

const cyclesIn = (minutes: number): number[] => fitted(KINDS, minutes * 60).map(({ cycles }) => cycles);

describe('Issue 4 A chaos run takes as long as it was asked for', () => {
  it('cuts all kinds down to the time there is', () => {
    expect(cyclesIn(6)).toEqual([20, 1]);
    expect(secondsOf(fitted(KINDS, 360))).toBeLessThanOrEqual(360);
  });

  it('strikes more often where there is more time', () => {
    expect(cyclesIn(60)).toEqual([270, 13]);
    expect(secondsOf(fitted(KINDS, 3_600))).toBeLessThanOrEqual(3_600);
  });

  it('strikes once with each kind, however short the time, and says what that takes', () => {
    expect(cyclesIn(1)).toEqual([1, 1]);
    expect(secondsOf(fitted(KINDS, 60))).toBe(160);
  });
});
