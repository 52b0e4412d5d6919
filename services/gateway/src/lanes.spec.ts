import { Lanes, LANES, laneWidths } from './lanes.js';

const narrow = laneWidths('access=1/1,command=2/2,read=2/0,report=1/0');

/** Work that ends when it is told to. */
function aJob() {
  let end: () => void = () => undefined;
  const done = new Promise<string>((resolve) => {
    end = () => {
      resolve('done');
    };
  });
  return { work: jest.fn(() => done), end };
}
const overloaded = { code: 'gateway.overloaded', kind: 'unavailable' };

describe('R13 Lanes: no more is begun than can be done', () => {
  it('begins with 64 places, 200 in the queue and 250 ms of patience; fewer for reports', () => {
    for (const load of ['access', 'command', 'read'] as const) expect(LANES[load]).toEqual({ places: 64, queue: 200 });
    expect(LANES.report.places).toBeLessThan(64);
  });

  it('works on as many as there are places, in the order they came', async () => {
    const lanes = new Lanes(narrow, 60_000);
    const jobs = [aJob(), aJob(), aJob(), aJob()];
    const all = jobs.map(({ work }) => lanes.through('command', work));
    expect(jobs.map(({ work }) => work.mock.calls.length)).toEqual([0, 0, 0, 0]);
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(jobs.map(({ work }) => work.mock.calls.length)).toEqual([1, 1, 0, 0]);
    jobs[1]?.end();
    await all[1];
    await new Promise((resolve) => setImmediate(resolve));
    expect(jobs.map(({ work }) => work.mock.calls.length)).toEqual([1, 1, 1, 0]);
    for (const { end } of jobs) end();
    await expect(Promise.all(all)).resolves.toEqual(['done', 'done', 'done', 'done']);
  });

  it('tells who finds the queue full at once', async () => {
    const lanes = new Lanes(narrow, 60_000);
    const job = aJob();
    const inside = Array.from({ length: 4 }, () => lanes.through('command', job.work));
    const refused = aJob();
    await expect(lanes.through('command', refused.work)).rejects.toMatchObject(overloaded);
    expect(refused.work).not.toHaveBeenCalled();
    job.end();
    await Promise.all(inside);
  });

  it('tells who has waited too long, and keeps the place for the next', async () => {
    const lanes = new Lanes(narrow, 20);
    const job = aJob();
    const inside = [lanes.through('command', job.work), lanes.through('command', job.work)];
    const impatient = aJob();
    await expect(lanes.through('command', impatient.work)).rejects.toMatchObject(overloaded);
    job.end();
    await Promise.all(inside);
    await expect(Promise.all([1, 2].map((n) => lanes.through('command', () => Promise.resolve(n))))).resolves.toEqual([1, 2]);
    expect(impatient.work).not.toHaveBeenCalled();
  });

  it('gives the place back when the work fails', async () => {
    const lanes = new Lanes(narrow, 20);
    for (let i = 0; i < 10; i += 1) await expect(lanes.through('access', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(lanes.through('access', () => Promise.resolve('in'))).resolves.toBe('in');
  });

  it('lets no class take the places of another', async () => {
    const lanes = new Lanes(narrow, 20);
    const job = aJob();
    const reads = [lanes.through('read', job.work), lanes.through('read', job.work)];
    await expect(lanes.through('read', job.work)).rejects.toMatchObject(overloaded);
    await expect(lanes.through('command', () => Promise.resolve('ordered'))).resolves.toBe('ordered');
    await expect(lanes.through('access', () => Promise.resolve('in'))).resolves.toBe('in');
    job.end();
    await Promise.all(reads);
  });

  it('sheds reports first: none is begun while anybody else waits, or the process lags behind', async () => {
    let stalled = false;
    const lanes = new Lanes(narrow, 60_000, () => stalled);
    const report = () => lanes.through('report', () => Promise.resolve('figures'));
    await expect(report()).resolves.toBe('figures');
    const job = aJob();
    const commands = Array.from({ length: 3 }, () => lanes.through('command', job.work));
    await expect(report()).rejects.toMatchObject(overloaded);
    job.end();
    await Promise.all(commands);
    await expect(report()).resolves.toBe('figures');
    stalled = true;
    await expect(report()).rejects.toMatchObject(overloaded);
    await expect(lanes.through('command', () => Promise.resolve('ordered'))).resolves.toBe('ordered');
  });

  it('reads its widths from the configuration, and refuses what it cannot read', () => {
    expect(laneWidths('report=2/4')).toEqual({ ...LANES, report: { places: 2, queue: 4 } });
    expect(laneWidths('')).toEqual(LANES);
    for (const nonsense of ['reports=1/1', 'report=0/1', 'report=1', 'report=a/b']) expect(() => laneWidths(nonsense)).toThrow('is no lane');
  });
});
