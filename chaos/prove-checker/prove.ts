import { join } from 'node:path';
import { repository } from '../../deploy/local/paths.ts';
import { runNode } from '../../deploy/local/run-to-end.ts';
import { say, step } from '../../deploy/local/steps.ts';
import { commit, machine } from '../report/machine.ts';
import { writeSection } from '../report/page.ts';
import { BROKEN_BUILDS, brokenBuild, type BrokenBuild } from './builds.ts';

type Found = Readonly<Record<string, { readonly count: number; readonly first: string }>>;

/** `npm run chaos -- --prove-checker`: a checker that finds nothing proves nothing until it has found what was broken on purpose. */
export async function proveChecker(seed: number): Promise<number> {
  const proven: { readonly build: BrokenBuild; readonly found: Found }[] = [];
  for (const build of BROKEN_BUILDS) proven.push({ build, found: await step(`the platform without ${build.without}`, () => trialOf(build, seed)) });
  for (const { build, found } of proven) say(`${sign(found)} ${build.name}: ${inWords(found)}`);
  writeSection('chaos-checker', pageOf(seed, proven));
  return proven.every(({ found }) => isCaught(found)) ? 0 : 1;
}

async function trialOf(build: BrokenBuild, seed: number): Promise<Found> {
  const env = { ...process.env, TRADEWIND_PLATFORM_DIST: brokenBuild(build) };
  const args = ['--seed', String(seed), '--only', build.faults.join(','), '--minutes', '8'];
  const { ok, output } = await runNode([join(repository, 'chaos/prove-checker/trial.ts'), ...args], { env, print: (text) => void process.stdout.write(text) });
  const last = output.trim().split('\n').at(-1) ?? '';
  if (!ok || !last.startsWith('{')) throw new Error(`The trial without ${build.without} did not come to its end:\n${output.slice(-2_000)}`);
  return JSON.parse(last) as Found;
}

const isCaught = (found: Found): boolean => Object.keys(found).length > 0;
const sign = (found: Found): string => (isCaught(found) ? '✓' : '✗');
const inWords = (found: Found): string =>
  isCaught(found)
    ? Object.entries(found)
        .map(([id, { count, first }]) => `${id} × ${count} (${first.slice(0, 100)})`)
        .join(', ')
    : 'nothing was found';

const pageOf = (seed: number, proven: readonly { readonly build: BrokenBuild; readonly found: Found }[]): string => `
## The checker finds what is broken on purpose (\`npm run chaos -- --prove-checker\`)

${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, seed ${seed}, commit ${commit()}; ${machine()}.

| Build without | Under | Violations reported |
|---|---|---|
${proven.map(({ build, found }) => `| ${build.without} | ${build.faults.join(', ')} | ${sign(found)} ${inWords(found)} |`).join('\n')}
`;
