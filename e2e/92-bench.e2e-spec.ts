import { setTimeout as pause } from 'node:timers/promises';
import { Launched } from './support/launched.ts';

const ASKED = ['create a customer', 'get a customer'];

/** That it works, not how fast: nothing is timed here (issue 6). */
describe('npm run bench -- --check', () => {
  let run: Launched;

  beforeAll(async () => {
    run = new Launched({ script: ['deploy/local/launch.mjs', 'bench', '--check', ...ASKED.flatMap((name) => ['--only', name])], env: {} });
    await Promise.race([run.ended(), pause(280_000, undefined, { ref: false })]);
  }, 300_000);
  afterAll(async () => {
    await run.stop();
  });

  it('ends well: it has asked the platform and the limit server, and rows, events and traces fit the answers', async () => {
    expect(await run.ended()).toBe(0);
    expect(run.output.split('\n').filter((line) => line.startsWith('✗'))).toEqual([]);
  });

  it.each(ASKED)('compares "%s" with the limit of the same run, with what it cost', (name) => {
    const [line = ''] = run.output.split('\n').filter((each) => each.startsWith(name) && /\s\d+ %\s*$/.test(each));
    const [, perSecond, limit] = line
      .slice(name.length)
      .trim()
      .split(/\s{2,}/);
    expect(parseInt(perSecond ?? '', 10)).toBeGreaterThan(0);
    expect(parseInt(limit ?? '', 10)).toBeGreaterThan(0);
  });
});
