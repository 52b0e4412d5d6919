import 'reflect-metadata';
import { listenForStop } from '../deploy/local/shutdown.ts';
import { printFailure, say, step } from '../deploy/local/steps.ts';
import { fuzzProgram } from './fuzz/program.ts';
import { Load } from './load/load-process.ts';
import { options, type Options } from './options.ts';
import { PROOFS, proved } from './proofs.ts';
import { proveChecker } from './prove-checker/prove.ts';
import { keepFound, keepResult } from './report/found.ts';
import { pageOf, writeSection } from './report/page.ts';
import { aligned, COLUMNS, rowOf } from './report/table.ts';
import { Run } from './run/run.ts';
import { resultOf } from './run/result-of.ts';
import { scheduleOf, type Scheduled } from './schedule.ts';
import { Stage } from './stage/stage.ts';

/** Requests a second that the actors are given turns for; above the floor, so that it is held on average. */
const PACE = 125;

const FUZZ = 'fuzz';
const MOST_OF_A_ROW = 300;

/** `npm run chaos`: faults by seed under load, and what clients were told held against what every database has. */
async function main(chosen: Options): Promise<number> {
  const faults = chosen.proveChecker ? null : onlyFaults(chosen);
  const { kinds: schedule, minutes } = faults ? scheduleOf(faults) : NO_FAULTS;
  say(`seed ${chosen.seed}: npm run chaos -- --seed ${chosen.seed} makes the same schedule again`);
  if (schedule.length > 0) say(`faults: ${schedule.length} kinds, about ${Math.ceil(minutes)} minutes under load`);
  if (chosen.proveChecker) return proveChecker(chosen);
  const failed =
    (await fuzzedIf(isWanted(chosen, FUZZ), chosen)) +
    (await proved(
      PROOFS.map(({ name }) => name).filter((name) => isWanted(chosen, name)),
      chosen,
    ));
  const code = failed > 0 ? 1 : 0;
  return schedule.length === 0 ? code : Math.max(code, await underLoad(chosen, schedule));
}

const NO_FAULTS = { kinds: [], minutes: 0 } as const;
const WITHOUT_FAULTS: readonly string[] = [FUZZ, ...PROOFS.map(({ name }) => name)];

/** What has a number of trials and no cycles cannot be made to fit into minutes. */
const isWanted = ({ only, minutes }: Options, name: string): boolean => (only.length === 0 && minutes === undefined) || only.includes(name);

/** Requests without a fault are no kind of fault: they come first, on a platform of their own. Null when nothing else is wanted. */
function onlyFaults({ only, ...chosen }: Options): Options | null {
  const faults = only.filter((name) => !WITHOUT_FAULTS.includes(name));
  return only.length > 0 && faults.length === 0 ? null : { ...chosen, only: faults };
}

const fuzzedIf = async (wanted: boolean, chosen: Options): Promise<number> => (wanted ? fuzzProgram(chosen) : 0);

async function underLoad(chosen: Options, schedule: readonly Scheduled[]): Promise<number> {
  const shutdown = listenForStop(say);
  try {
    const stage = await step('platform and company', () => Stage.up(`chaos-${process.pid}`));
    let found = true;
    shutdown.later('the platform', async () => {
      await stage.down();
      if (!found) stage.forget();
    });
    const { companyFile: company, journals, url } = stage;
    const load = await Load.begin({ url, company, journals, seed: chosen.seed, pace: PACE });
    shutdown.later('the load', () => load.stop());
    const began = performance.now();
    const run = new Run(stage, load);
    await Promise.race([run.all(schedule), shutdown.requested]);
    const result = resultOf(chosen, run, await load.snapshot(), performance.now() - began);
    found = result.violations.length > 0;
    if (chosen.only.length === 0) writeSection('chaos', pageOf(result)); // a run of some kinds says nothing of the others
    return conclude(result, run, schedule);
  } finally {
    await shutdown.run();
  }
}

function conclude(result: ReturnType<typeof resultOf>, { struck }: Run, schedule: readonly Scheduled[]): number {
  say(`\n${aligned([COLUMNS, ...result.kinds.map(rowOf)])}\n`);
  for (const sentence of result.missed) say(`✗ ${sentence}`);
  for (const { id, what, row } of result.violations.slice(0, 20)) say(`✗ ${id}: ${what}: ${JSON.stringify(row).slice(0, MOST_OF_A_ROW)}`);
  say(`figures: ${keepResult(result)}`);
  if (result.violations.length > 0) say(`✗ ${result.violations.length} violations: ${keepFound(result, schedule, struck)}`);
  else if (result.missed.length === 0) say('✓ nothing lost, nothing doubled');
  return result.violations.length === 0 && result.missed.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(options(process.argv.slice(2)));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
