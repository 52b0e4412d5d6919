import { timeLeft } from './time-left.js';

const hours = (n: number): number => n * 3_600_000;

describe('what is left of a promise', () => {
  it('is told in hours up to three days, in days from there on, in minutes at the end', () => {
    expect(timeLeft(hours(47.2))).toEqual(['leftHours', { h: 47, m: 12 }]);
    expect(timeLeft(hours(72))).toEqual(['leftDays', { n: 3 }]);
    expect(timeLeft(hours(0.5))).toEqual(['leftMinutes', { n: 30 }]);
  });

  it('turns into by how much it is late', () => {
    expect(timeLeft(-hours(3))).toEqual(['lateHours', { h: 3, m: 0 }]);
    expect(timeLeft(-hours(100))).toEqual(['lateDays', { n: 4 }]);
  });
});
