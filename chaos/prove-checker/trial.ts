import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { within } from '../../deploy/local/paths.ts';
import { hold } from '../faults/fault.ts';
import { Load } from '../load/load-process.ts';
import { options } from '../options.ts';
import { Run } from '../run/run.ts';
import { scheduleOf } from '../schedule.ts';
import { Stage } from '../stage/stage.ts';
import { BUILDS, saidAs } from './builds.ts';

/** As in a run. */
const PACE = 115;
/** Until then there are orders, receipts and tickets whose events can come again. */
const WORKS_ON_MS = 20_000;

/** The program on another build, named by TRADEWIND_PLATFORM_DIST; its last line is what it found, and which patches were run. */
const chosen = options(process.argv.slice(2));
const stage = await Stage.up(`chaos-trial-${process.pid}`);
const { companyFile: company, journals, url } = stage;
const load = await Load.begin({ url, company, journals, seed: chosen.seed, pace: PACE });
try {
  await load.untilNextDone('after-sales'); // the last part of a deal
  await hold(WORKS_ON_MS);
  const run = new Run(stage, load);
  await run.all(scheduleOf(chosen).kinds);
  const all = run.results.flatMap(({ violations }) => violations);
  const found = [...Map.groupBy(all, ({ id }) => id)].map(([id, some]) => [id, { count: some.length, first: some[0]?.what ?? '' }] as const);
  console.log(JSON.stringify({ looked: run.looked, found: Object.fromEntries(found), reached: reached(within(stage.stateDir).log) }));
} finally {
  await load.stop();
  await stage.down();
  stage.forget();
}

/** How often each patch was come by, as the processes have said. */
function reached(folder: string): Record<string, number> {
  const text = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
  const marks = BUILDS.flatMap(({ patches }) => patches.map(({ mark }) => mark));
  return Object.fromEntries(marks.map((mark) => [mark, text.split(saidAs(mark)).length - 1] as const).filter(([, times]) => times > 0));
}
