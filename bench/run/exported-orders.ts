import { EXPORT_FORMATS, type ExportFormat } from '@tradewind/contracts/exports/exports.api';
import type { Stage } from '../../chaos/stage/stage.ts';
import { step } from '../../deploy/local/steps.ts';
import type { Loader } from '../made/loader.ts';
import { MemoryWatched } from '../measure/memory-watched.ts';
import { Ours } from '../measure/ours.ts';
import { OTHERS, spentDuring } from '../measure/processor-time.ts';
import { settled } from '../stage/bench-stage.ts';
import { exported } from './exported.ts';

/** A file of all orders, from the request until it is ready; megabytes of the service that writes it, CPU-seconds for 1,000 rows by process. */
export interface ExportedOrders {
  readonly format: ExportFormat;
  readonly rows: number;
  readonly seconds: number;
  readonly bytes: number;
  /** `early`: the most until half of the rows were written. */
  readonly memory: { readonly before: number; readonly early: number; readonly peak: number };
  readonly cpu: Readonly<Record<string, number>>;
}

const ORDERS_EACH = 5;
const SERVICE = 'orders';

/** So many orders beside those that are there, as confirmations leave them, then all of them as a file of each format. */
export async function exportedOrders(stage: Stage, loader: Loader, orders: number): Promise<ExportedOrders[]> {
  const size = { customers: Math.ceil(orders / ORDERS_EACH), orders };
  const company = await loader.growingTo({ ...size, sellers: 1 }, 'e');
  await step(`${orders} orders`, () => company.load({ customers: 0, orders: 0 }, size));
  await settled(stage);
  const files: ExportedOrders[] = [];
  for (const format of EXPORT_FORMATS) files.push(await step(`export of ${orders} orders as ${format}`, () => fileOf(stage, orders, format)));
  return files;
}

async function fileOf(stage: Stage, atLeast: number, format: ExportFormat): Promise<ExportedOrders> {
  const ours = new Ours(stage.stateDir);
  const memory = new MemoryWatched(ours, SERVICE);
  const seen = ({ rows }: { readonly rows: number }): void => {
    if (rows < atLeast / 2) memory.stillEarly();
  };
  const { result, spent } = await spentDuring(() => memory.during(() => exported(stage.url, 'gm', SERVICE, { format, seen })), { roles: {}, ours });
  const { rows, seconds, bytes } = result;
  if (rows < atLeast) throw new Error(`${rows} of ${atLeast} orders are in the file`);
  const cpu = Object.fromEntries([...spent].filter(([role]) => role !== OTHERS).map(([role, used]) => [role, (used / rows) * 1_000]));
  return { format, rows, seconds, bytes, memory: memory.seen, cpu };
}
