import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Load } from '../../chaos/load/load-process.ts';
import { eachItsOwn, together } from '../../chaos/stage/hosting.ts';
import { Stage } from '../../chaos/stage/stage.ts';
import { commandLine, cpuSeconds } from '../local/process-table.ts';
import { say, step } from '../local/steps.ts';

/**
 * `node deploy/measure/mixed-load.ts [seconds] [pace] [--together]`: what a request of the chaos load costs, by process, without faults.
 * CPU-seconds per 1,000 requests are steadier than requests per second on a shared machine. With PROFILE_DIR set, each process
 * leaves a CPU profile there when it stops.
 */
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const SECONDS = parseInt(words[0] ?? '60', 10);
const PACE = parseInt(words[1] ?? '115', 10);

/** What every process that lives now has had, in CPU-seconds, by pid and command line. */
function cpuOfAll(): ReadonlyMap<string, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(pids.map(Number).map((pid) => [`${pid} ${commandLine(pid)}`, cpuSeconds(pid) ?? 0]));
}

function roleOf(command: string): string {
  if (/^\d+ postgres|bin\/postgres/.test(command)) return 'PostgreSQL';
  if (command.includes('nats-server')) return 'nats-server';
  if (command.includes('chaos/load/main')) return 'the load itself';
  const only = /main\.js --only (\S+)/.exec(command);
  if (only) return only[1] ?? '';
  return command.includes('platform/dist/bundle/main.js') ? 'platform' : 'others';
}

function spent(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Map<string, number> {
  const roles = new Map<string, number>();
  for (const [command, cpu] of after) {
    const role = roleOf(command);
    roles.set(role, (roles.get(role) ?? 0) + cpu - (before.get(command) ?? 0));
  }
  return roles;
}

if (process.env.PROFILE_DIR) process.env.NODE_OPTIONS = `--cpu-prof --cpu-prof-interval=2000 --cpu-prof-dir=${process.env.PROFILE_DIR}`;
const stage = await step('platform and company', () => Stage.up(`measure-${process.pid}`, process.argv.includes('--together') ? together : eachItsOwn));
delete process.env.NODE_OPTIONS;
const load = await Load.begin({ url: stage.url, company: stage.companyFile, journals: stage.journals, seed: 1, pace: PACE });
try {
  await load.enter('warming up');
  await pause(10_000);
  const before = cpuOfAll();
  await load.enter('measured');
  await pause(SECONDS * 1_000);
  const roles = spent(before, cpuOfAll());
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
