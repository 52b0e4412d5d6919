import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { eachItsOwn } from '../chaos/stage/hosting.ts';
import { Stage } from '../chaos/stage/stage.ts';
import { printFailure, say, step } from '../deploy/local/steps.ts';
import { consoleLines } from './report/page.ts';
import { consoleMeasured } from './run/console.ts';
import { settled } from './stage/bench-stage.ts';
import { loaderOn } from './stage/loader-on.ts';
import { onOwnStage } from './stage/own-stage.ts';

/** `node bench/console.ts [--rows 100000] [--looks 15]`: how long somebody at a screen waits, and nothing else of `npm run bench`. */
async function main(args: readonly string[]): Promise<void> {
  const options = { rows: { type: 'string', default: '100000' }, looks: { type: 'string', default: '15' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const up = (): Promise<Stage> => Stage.up(`bench-console-${process.pid}`, eachItsOwn);
  const measured = await onOwnStage(up, (stage) => measuredWith(stage, parseInt(values.rows, 10), parseInt(values.looks, 10)));
  if (measured) say(`\n${consoleLines(measured)}`);
}

async function measuredWith(stage: Stage, rows: number, looks: number): ReturnType<typeof consoleMeasured> {
  const loader = await loaderOn(stage);
  const company = await loader.growingTo({ customers: rows, orders: 0, sellers: 1 });
  await step(`${rows} customers`, () => company.load({ customers: 0, orders: 0 }, { customers: rows, orders: 0 }));
  await settled(stage);
  return step('the console in Chromium', () => consoleMeasured(stage.url, looks));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
