import { join } from 'node:path';
import { repository } from '../../deploy/local/paths.ts';
import { runNode } from '../../deploy/local/run-to-end.ts';
import { say, step } from '../../deploy/local/steps.ts';
import type { Options } from '../options.ts';
import { commit, machine } from '../report/machine.ts';
import { writeSection } from '../report/page.ts';
import { BUILDS, forget, made, type Build } from './builds.ts';

interface Trial {
  readonly build: Build;
  /** What each invariant was held against. */
  readonly looked: Readonly<Record<string, number>>;
  readonly found: Readonly<Record<string, { readonly count: number; readonly first: string }>>;
  /** How often each patch was come by. */
  readonly reached: Readonly<Record<string, number>>;
}

/** `npm run chaos -- --prove-checker`: a checker that finds nothing proves nothing until it has found what was broken on purpose. `--only` names builds. */
export async function proveChecker({ seed, only }: Options): Promise<number> {
  const builds = BUILDS.filter(({ name }) => only.length === 0 || only.includes(name));
  if (builds.length < only.length) throw new Error(`There are the builds ${BUILDS.map(({ name }) => name).join(', ')}; asked for were ${only.join(', ')}`);
  const trials: Trial[] = [];
  for (const build of builds) trials.push(await step(`the platform without ${build.without}`, () => trialOf(build, seed)));
  for (const trial of trials) say(`${sign(trial)} ${trial.build.name}: ${inWords(trial)}; ${patchesOf(trial)}`);
  if (only.length === 0) writeSection('chaos-checker', pageOf(seed, trials));
  return trials.every(isAsItMustBe) ? 0 : 1;
}

async function trialOf(build: Build, seed: number): Promise<Trial> {
  const env = { ...process.env, TRADEWIND_PLATFORM_DIST: await made(build) };
  const args = ['--seed', String(seed), '--only', build.faults.join(','), '--minutes', '1'];
  const { ok, output } = await runNode([join(repository, 'chaos/prove-checker/trial.ts'), ...args], { env, print: (text) => void process.stdout.write(text) });
  forget(build);
  const last = output.trim().split('\n').at(-1) ?? '';
  if (!ok || !last.startsWith('{')) throw new Error(`The trial without ${build.without} did not come to its end:\n${output.slice(-2_000)}`);
  return { build, ...(JSON.parse(last) as Omit<Trial, 'build'>) };
}

/** Every patch was run and the checker named what it breaks; where nothing is patched it looked and found nothing. */
function isAsItMustBe({ build: { patches, shows }, looked, found, reached }: Trial): boolean {
  if (patches.length === 0) return Object.keys(found).length === 0 && Object.keys(reached).length === 0 && (looked.I1 ?? 0) > 0;
  return patches.every(({ mark }) => (reached[mark] ?? 0) > 0) && shows.some((id) => found[id] !== undefined);
}

const sign = (trial: Trial): string => (isAsItMustBe(trial) ? '✓' : '✗');

const inWords = ({ found }: Trial): string =>
  Object.entries(found)
    .map(([id, { count, first }]) => `${id} × ${count} (${first.slice(0, 100)})`)
    .join(', ') || '0 violations';

const patchesOf = ({ reached, build: { patches } }: Trial): string =>
  patches.map(({ mark }) => `${mark} × ${(reached[mark] ?? 0).toLocaleString('en')}`).join(', ') || 'nothing patched';

const pageOf = (seed: number, trials: readonly Trial[]): string => `
## The checker finds what is broken on purpose (\`npm run chaos -- --prove-checker\`)

${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, seed ${seed}, commit ${commit()}; ${machine()}. One cycle of each fault.

| Build without | Under | Patched code that was run | Violations reported (at most 20 of each sentence) |
|---|---|---|---|
${trials.map((trial) => `| ${trial.build.without} | ${trial.build.faults.join(', ')} | ${patchesOf(trial)} | ${sign(trial)} ${inWords(trial)} |`).join('\n')}
`;
