import { setTimeout as pause } from 'node:timers/promises';
import { HttpActor } from '@tradewind/client/http-actor';
import { customersExports } from '@tradewind/contracts/customers/customers.exports';
import { PASSWORD, type Login } from '../../deploy/demo/organisation.ts';
import type { BenchResult } from './results.ts';

const LOOKS_EVERY_MS = 100;

/** From the request until the file is ready, everything that whoever asks may see. */
export async function exportedCustomers(url: string, login: Login): Promise<NonNullable<BenchResult['exported']>> {
  const actor = new HttpActor(url, { login, password: PASSWORD });
  const asking = customersExports.api.asking.get('customers');
  if (!asking) throw new Error('Customers have nothing to export');
  const since = performance.now();
  let view = await actor.call(asking, { format: 'csv' });
  while (view.status === 'requested' || view.status === 'running') {
    await pause(LOOKS_EVERY_MS);
    view = await actor.call(customersExports.api.getExport, { exportId: view.id });
  }
  if (view.status !== 'ready') throw new Error(`The export is ${view.status}: ${view.failure?.en ?? ''}`);
  return { rows: view.rows, seconds: (performance.now() - since) / 1_000 };
}
