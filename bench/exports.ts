import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { eachItsOwn } from '../chaos/stage/hosting.ts';
import { Stage } from '../chaos/stage/stage.ts';
import { printFailure, say } from '../deploy/local/steps.ts';
import { ordersFileLine } from './report/page.ts';
import { exportedOrders } from './run/exported-orders.ts';
import { loaderOn } from './stage/loader-on.ts';
import { onOwnStage } from './stage/own-stage.ts';

/** `node bench/exports.ts [--rows 100000]`: the export of so many orders alone, as `npm run bench` measures it among all else. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: 'string', default: '100000' } } });
  const up = (): Promise<Stage> => Stage.up(`exports-${process.pid}`, eachItsOwn);
  const files = await onOwnStage(up, async (stage) => exportedOrders(stage, await loaderOn(stage), parseInt(values.rows, 10)));
  if (files) say(`\n${files.map(ordersFileLine).join('\n')}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
