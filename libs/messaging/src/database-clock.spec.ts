import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseClock } from './database-clock.js';

const YEAR = 2_001;

function aClock(holdsMs: number, answers: readonly (Date | Error)[] = [new Date(Date.UTC(YEAR, 0, 1))]) {
  let asked = 0;
  const clock = new DatabaseClock(() => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    return answer instanceof Date ? Promise.resolve(answer) : Promise.reject(answer ?? new Error('no answer'));
  }, holdsMs);
  return { clock, asked: () => asked };
}

describe('R9 The clock of the database', () => {
  it('is the database’s and not ours', async () => {
    const { clock } = aClock(60_000);
    expect((await clock.now()).getUTCFullYear()).toBe(YEAR);
  });

  it('is asked once for all who look in the same moment, and goes on by itself', async () => {
    const { clock, asked } = aClock(60_000);
    const [first] = await Promise.all([clock.now(), clock.now()]);
    await sleep(30);
    const later = await clock.now();
    expect(asked()).toBe(1);
    expect(later.getTime() - first.getTime()).toBeGreaterThanOrEqual(25);
  });

  it('is asked again before it can go wrong', async () => {
    const { clock, asked } = aClock(20, [new Date(Date.UTC(YEAR, 0, 1)), new Date(Date.UTC(YEAR + 1, 0, 1))]);
    await clock.now();
    await sleep(25);
    expect((await clock.now()).getUTCFullYear()).toBe(YEAR + 1);
    expect(asked()).toBe(2);
  });

  it('says nothing while the database does not, and asks anew the next time', async () => {
    const { clock } = aClock(60_000, [new Error('away'), new Date(Date.UTC(YEAR, 0, 1))]);
    await expect(clock.now()).rejects.toThrow('away');
    await expect(clock.now()).resolves.toEqual(expect.any(Date));
  });
});
