import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { StartFailure } from '../../deploy/local/failure.ts';
import { tradewind } from '../../deploy/local/paths.ts';
import { printFailure, say, step } from '../../deploy/local/steps.ts';
import { type PowerCut, powerCutDrill, type PowerCutResult } from './drill.ts';

/** `npm run power-cut`: a run as the platform runs its servers, which may lose nothing, and a control run, which must. */
async function main(args: readonly string[]): Promise<number> {
  const { seed, cycles } = options(args);
  say(`seed ${seed}: npm run power-cut -- --seed ${seed} --cycles ${cycles} cuts at the same moments again`);
  const results: PowerCutResult[] = [];
  for (const control of [false, true])
    results.push(await step(control ? 'control: without waiting for the disk' : 'as the platform runs', () => powerCutDrill({ seed, cycles, control })));
  for (const line of table(results)) say(line);
  const file = join(tradewind, 'power-cut.json');
  mkdirSync(tradewind, { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  say(`figures: ${file}`);
  const failings = results.flatMap((result) => result.failings);
  for (const failing of failings) say(`✗ ${failing}`);
  if (failings.length === 0) say('✓ nothing that was acknowledged was lost; without waiting for the disk something was');
  return failings.length === 0 ? 0 : 1;
}

function options(args: readonly string[]): { seed: number; cycles: number } {
  const { seed = String(randomInt(1, 2 ** 31)), cycles = '2' } = parse(args);
  const [drawn, wanted] = [parseInt(seed, 10), parseInt(cycles, 10)];
  if (drawn > 0 && wanted > 0) return { seed: drawn, cycles: wanted };
  throw new StartFailure('Seed and cycles are whole numbers', `"${seed}", "${cycles}"`, 'for example: npm run power-cut -- --seed 7 --cycles 20');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { seed: { type: 'string' }, cycles: { type: 'string' } } }).values;
  } catch (error) {
    throw new StartFailure('This option is not known', (error as Error).message, 'options: --seed N --cycles N (with npm: npm run power-cut -- --cycles 20)');
  }
}

const COLUMNS = ['run', 'cut', 'server', 'after', 'acknowledged', 'lost', 'twice', 'back after'];

function table(results: readonly PowerCutResult[]): string[] {
  const rows = [COLUMNS, ...results.flatMap(({ control, cuts }) => cuts.map((cut) => cells(control ? 'control' : 'platform', cut)))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`);
}

const cells = (run: string, { cycle, server, cutAfterMs, acknowledged, lost, doubled, recoveredMs }: PowerCut): string[] =>
  [run, cycle, server, `${cutAfterMs} ms`, acknowledged, lost, doubled, `${recoveredMs} ms`].map(String);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
