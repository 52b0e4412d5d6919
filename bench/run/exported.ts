import { setTimeout as pause } from 'node:timers/promises';
import { HttpActor } from '@tradewind/client/http-actor';
import { customersExports } from '@tradewind/contracts/customers/customers.exports';
import type { ExportFormat, ExportView } from '@tradewind/contracts/exports/exports.api';
import { ordersExports } from '@tradewind/contracts/orders/orders.exports';
import { PASSWORD, type Login } from '../../deploy/demo/organisation.ts';
import type { BenchResult } from './results.ts';

const LOOKS_EVERY_MS = 100;
const EXPORTS = { customers: customersExports.api, orders: ordersExports.api };

export type Exported = NonNullable<BenchResult['exported']>;

/** From the request until the file is ready, everything that whoever asks may see; `seen` hears of each look. */
export async function exported(
  url: string,
  login: Login,
  list: keyof typeof EXPORTS,
  { format = 'csv', seen }: { format?: ExportFormat; seen?: (view: ExportView) => void } = {},
): Promise<Exported & { readonly bytes: number }> {
  const actor = new HttpActor(url, { login, password: PASSWORD });
  const { asking, getExport } = EXPORTS[list];
  const ask = asking.get(list);
  if (!ask) throw new Error(`${list} has nothing to export`);
  const since = performance.now();
  let view = await actor.call(ask, { format });
  while (view.status === 'requested' || view.status === 'running') {
    await pause(LOOKS_EVERY_MS);
    view = await actor.call(getExport, { exportId: view.id });
    seen?.(view);
  }
  if (view.status !== 'ready') throw new Error(`The export is ${view.status}: ${view.failure?.en ?? ''}`);
  return { rows: view.rows, seconds: (performance.now() - since) / 1_000, bytes: view.bytes };
}
