import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { spentDuring } from '../../bench/measure/processor-time.ts';
import { Load } from '../../chaos/load/load-process.ts';
import { eachItsOwn, together } from '../../chaos/stage/hosting.ts';
import { Stage } from '../../chaos/stage/stage.ts';
import { say, step } from '../local/steps.ts';

/**
 * `node deploy/measure/mixed-load.ts [seconds] [pace] [--together]`: what a request of the chaos load costs, by process, without faults.
 * CPU-seconds per 1,000 requests are steadier than requests per second on a shared machine. With PROFILE_DIR set, each process
 * leaves a CPU profile there when it stops.
 */
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const SECONDS = parseInt(words[0] ?? '60', 10);
const PACE = parseInt(words[1] ?? '115', 10);

if (process.env.PROFILE_DIR) process.env.NODE_OPTIONS = `--cpu-prof --cpu-prof-interval=2000 --cpu-prof-dir=${process.env.PROFILE_DIR}`;
const stage = await step('platform and company', () => Stage.up(`measure-${process.pid}`, process.argv.includes('--together') ? together : eachItsOwn));
delete process.env.NODE_OPTIONS;
const load = await Load.begin({ url: stage.url, company: stage.companyFile, journals: stage.journals, seed: 1, pace: PACE });
try {
  await load.enter('warming up');
  await pause(10_000);
  await load.enter('measured');
  const { spent: roles } = await spentDuring(() => pause(SECONDS * 1_000));
  const counts = (await load.snapshot()).measured;
  const answered = counts?.answered ?? 0;
  say(`${answered} requests in ${SECONDS} s: ${(answered / SECONDS).toFixed(1)}/s; ${JSON.stringify(counts)}`);
  for (const [role, cpu] of [...roles].sort(([, a], [, b]) => b - a))
    say(`${((cpu / answered) * 1_000).toFixed(2).padStart(7)} CPU-s per 1,000 requests  ${role}`);
  if (load.complaints.length > 0) say(`complaints: ${load.complaints.slice(0, 3).join('\n')}`);
} finally {
  await load.stop();
  await stage.down();
  stage.forget();
}
