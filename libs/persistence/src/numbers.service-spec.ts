import { asking, commanding, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { floorOf, Numbers } from './numbers.js';

let own: OwnDatabase;
let numbers: Numbers;
const spring = new Date('2026-04-01T02:00:00Z');
const gapFree = (fail = false) =>
  commanding(own.db, THE_PLATFORM, async () => {
    const number = await numbers.nextGapFree('bj', 'FP', spring);
    if (fail) throw new Error('not issued');
    return number;
  });

beforeAll(async () => {
  own = await anOwnDatabase();
  numbers = new Numbers(own.db);
});
afterAll(() => own.drop());

describe('C-28 Every branch numbers its own papers', () => {
  it('begins each series at one: by branch, kind and year', async () => {
    await expect(numbers.next('bj', 'HT', spring)).resolves.toBe('BJ-HT-2026-000001');
    await expect(numbers.next('bj', 'HT', spring)).resolves.toBe('BJ-HT-2026-000002');
    await expect(numbers.next('sh', 'HT', spring)).resolves.toBe('SH-HT-2026-000001');
    await expect(numbers.next('bj', 'DD', spring)).resolves.toBe('BJ-DD-2026-000001');
    await expect(numbers.next('bj', 'HT', new Date('2027-01-05T00:00:00Z'))).resolves.toBe('BJ-HT-2027-000001');
  });

  it('counts the year by the business day: half past midnight in Shanghai is next year (R9)', async () => {
    await expect(numbers.next('cq', 'HT', new Date('2026-12-31T16:30:00Z'))).resolves.toBe('CQ-HT-2027-000001');
    await expect(numbers.next('cq', 'HT', new Date('2026-12-31T15:30:00Z'))).resolves.toBe('CQ-HT-2026-000001');
  });

  it('begins a series after what a restore may have lost of it (R17)', async () => {
    await own.db.dataSource.query('INSERT INTO "number_series" VALUES ($1, 1000)', [floorOf('2031')]);
    await expect(numbers.next('bj', 'HT', new Date('2031-04-01T02:00:00Z'))).resolves.toBe('BJ-HT-2031-001001');
    await expect(numbers.next('bj', 'HT', new Date('2031-04-01T02:00:00Z'))).resolves.toBe('BJ-HT-2031-001002');
    await expect(numbers.next('bj', 'HT', new Date('2032-04-01T02:00:00Z'))).resolves.toBe('BJ-HT-2032-000001');
  });

  it('gives a hundred at the same moment a hundred numbers', async () => {
    const given = await Promise.all(Array.from({ length: 100 }, () => numbers.next('cd', 'DD', spring)));
    expect(new Set(given).size).toBe(100);
    expect([...given].sort().at(-1)).toBe('CD-DD-2026-000100');
  });

  it('does not wait for a command that has taken a number and is not done', async () => {
    await asking(THE_PLATFORM, () =>
      own.db.unitOfWork(async () => {
        await own.db.writer();
        await numbers.next('gz', 'DD', spring);
        await expect(numbers.next('gz', 'DD', spring)).resolves.toBe('GZ-DD-2026-000002');
      }),
    );
  });
});

describe('Invoices are numbered without gaps', () => {
  it('gives a number back when the command fails', async () => {
    await expect(gapFree()).resolves.toBe('BJ-FP-2026-000001');
    await expect(gapFree(true)).rejects.toThrow('not issued');
    await expect(gapFree()).resolves.toBe('BJ-FP-2026-000002');
  });

  it('leaves neither gap nor double when many issue at once and some fail', async () => {
    const settled = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => gapFree(i % 3 === 0)));
    const given = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])).sort();
    expect(given).toEqual(Array.from({ length: 20 }, (_, i) => `BJ-FP-2026-${String(i + 3).padStart(6, '0')}`));
  });

  it('is not given outside a command', async () => {
    await expect(numbers.nextGapFree('bj', 'FP', spring)).rejects.toThrow('Nothing can be written here');
  });
});
