import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PreparedCompany } from '../chaos/stage/company.ts';
import { eachItsOwn } from '../chaos/stage/hosting.ts';
import { Stage } from '../chaos/stage/stage.ts';
import { printFailure, say, step } from '../deploy/local/steps.ts';
import { Loader } from './made/loader.ts';
import { Marks } from './operations/marks.ts';
import { Office } from './operations/office.ts';
import { writeWork } from './operations/writes.ts';
import { ordersFileLine } from './report/page.ts';
import { exportedOrders } from './run/exported-orders.ts';
import { recordings, settled } from './stage/bench-stage.ts';
import { onOwnStage } from './stage/own-stage.ts';
import { Preparation } from './stage/prepared.ts';

/** `node bench/exports.ts [--rows 100000]`: the export of so many orders alone, as `npm run bench` measures it among all else. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: 'string', default: '100000' } } });
  const up = (): Promise<Stage> => Stage.up(`exports-${process.pid}`, eachItsOwn);
  const files = await onOwnStage(up, async (stage) => exportedOrders(stage, await loaderOn(stage), parseInt(values.rows, 10)));
  if (files) say(`\n${files.map(ordersFileLine).join('\n')}`);
}

async function loaderOn(stage: Stage): Promise<Loader> {
  const [office, marks] = [new Office(stage.url), new Marks()];
  const preparation = new Preparation(stage.url, JSON.parse(readFileSync(stage.companyFile, 'utf8')) as PreparedCompany);
  const there = await step('a deal, a closed month', () => preparation.everything());
  await office.signedIn(['bj-rep1', 'bj-clerk']);
  const [creation, , confirmation] = writeWork(office, marks, there, await preparation.ordersToConfirm(1));
  const recorded = await step('what a creation and a confirmation leave behind', () => recordings(stage, [creation!, confirmation!], marks));
  await settled(stage);
  return Loader.from({ databases: stage.databases, auditKeysDir: stage.servers.env.AUDIT_KEYS_DIR ?? '', recorded: [recorded[0]!, recorded[1]!] });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
