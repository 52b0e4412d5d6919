import 'reflect-metadata';
import { Load } from '../load/load-process.ts';
import { options } from '../options.ts';
import { Run } from '../run/run.ts';
import { scheduleOf } from '../schedule.ts';
import { together } from '../stage/hosting.ts';
import { Stage } from '../stage/stage.ts';

/** Half of the usual pace: a trial asks whether something is found, not how much is survived. */
const PACE = 60;

/** The program on another build, named by TRADEWIND_PLATFORM_DIST; its last line is what it found, by the id of what was violated. */
const chosen = options(process.argv.slice(2));
const stage = await Stage.up(`chaos-trial-${process.pid}`, together);
const { companyFile: company, journals, url } = stage;
const load = await Load.begin({ url, company, journals, seed: chosen.seed, pace: PACE });
try {
  const run = new Run(stage, load);
  await run.all(scheduleOf(chosen));
  const found = run.results.flatMap(({ violations }) => violations);
  const byId = Object.fromEntries([...Map.groupBy(found, ({ id }) => id)].map(([id, all]) => [id, { count: all.length, first: all[0]?.what ?? '' }]));
  console.log(JSON.stringify(byId));
} finally {
  await load.stop();
  await stage.down();
  stage.forget();
}
