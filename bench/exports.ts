import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EXPORT_FORMATS, type ExportFormat } from '@tradewind/contracts/exports/exports.api';
import type { PreparedCompany } from '../chaos/stage/company.ts';
import { eachItsOwn } from '../chaos/stage/hosting.ts';
import { Stage } from '../chaos/stage/stage.ts';
import { printFailure, say, step } from '../deploy/local/steps.ts';
import { Loader } from './made/loader.ts';
import { MemoryWatched } from './measure/memory-watched.ts';
import { Ours } from './measure/ours.ts';
import { OTHERS, spentDuring } from './measure/processor-time.ts';
import { Marks } from './operations/marks.ts';
import { Office } from './operations/office.ts';
import { writeWork } from './operations/writes.ts';
import { exported } from './run/exported.ts';
import { recordings, settled } from './stage/bench-stage.ts';
import { onOwnStage } from './stage/own-stage.ts';
import { Preparation } from './stage/prepared.ts';

/** `node bench/exports.ts [--rows 100000]`: how long a file of so many orders takes, as CSV and as a workbook, from the request until it is ready. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: 'string', default: '100000' } } });
  const up = (): Promise<Stage> => Stage.up(`exports-${process.pid}`, eachItsOwn);
  const lines = await onOwnStage(up, (stage) => measuredWith(stage, parseInt(values.rows, 10)));
  if (lines) say(`\n${lines.join('\n')}`);
}

async function measuredWith(stage: Stage, rows: number): Promise<string[]> {
  await ordersLoaded(stage, rows);
  const lines: string[] = [];
  for (const format of EXPORT_FORMATS) lines.push(await step(`${rows} orders as ${format}`, () => lineOf(stage, rows, format)));
  return lines;
}

async function ordersLoaded(stage: Stage, orders: number): Promise<void> {
  const [office, marks] = [new Office(stage.url), new Marks()];
  const preparation = new Preparation(stage.url, JSON.parse(readFileSync(stage.companyFile, 'utf8')) as PreparedCompany);
  const there = await step('a deal, a closed month', () => preparation.everything());
  await office.signedIn(['bj-rep1', 'bj-clerk']);
  const [creation, , confirmation] = writeWork(office, marks, there, await preparation.ordersToConfirm(1));
  const recorded = await step('what a creation and a confirmation leave behind', () => recordings(stage, [creation!, confirmation!], marks));
  await settled(stage);
  const stand = { databases: stage.databases, auditKeysDir: stage.servers.env.AUDIT_KEYS_DIR ?? '', recorded: [recorded[0]!, recorded[1]!] } as const;
  const size = { customers: Math.ceil(orders / ORDERS_EACH), orders };
  const company = await (await Loader.from(stand)).growingTo({ ...size, sellers: 1 });
  await step(`${orders} orders`, () => company.load({ customers: 0, orders: 0 }, size));
  await settled(stage);
}
const ORDERS_EACH = 5;

async function lineOf(stage: Stage, wanted: number, format: ExportFormat): Promise<string> {
  const ours = new Ours(stage.stateDir);
  const memory = new MemoryWatched(ours, 'orders');
  const seen = ({ rows }: { readonly rows: number }): void => {
    if (rows < wanted / 2) memory.stillEarly();
  };
  const { result, spent } = await spentDuring(() => memory.during(() => exported(stage.url, 'gm', 'orders', { format, seen })), { roles: {}, ours });
  const { rows, seconds, bytes } = result;
  if (rows < wanted) throw new Error(`${rows} of ${wanted} orders are in the file`);
  const cpu = [...spent].filter(([role, used]) => role !== OTHERS && used / rows >= 0.005 / 1_000).map(([role, used]) => `${role} ${((used / rows) * 1_000).toFixed(2)}`); // prettier-ignore
  const { before, early, peak } = memory.seen;
  return `${format}: ${rows.toLocaleString('en')} orders in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds).toLocaleString('en')} rows/s, ${(bytes / 1e6).toFixed(1)} MB; CPU-seconds for 1,000 rows: ${cpu.join(', ')}; memory of orders ${before.toFixed(0)} MB before, ${early.toFixed(0)} MB at most in the first half, ${peak.toFixed(0)} MB at most`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
