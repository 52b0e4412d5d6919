import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { percentile } from '../../chaos/run/results.ts';
import type { Databases } from '../../chaos/stage/databases.ts';
import { companyName } from '../operations/customers.ts';
import type { BenchResult } from './results.ts';

const LOOKS_EVERY_MS = 1;
const BETWEEN_MS = 40;

/** From the answer to "create a customer" until after-sales knows the customer, with nothing else at work; looked at every millisecond. */
export async function eventToEffect(url: string, token: string, databases: Databases, samples: number): Promise<BenchResult['event']> {
  const took: number[] = [];
  for (let i = 0; i < samples; i += 1) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const response = await fetch(`${url}/api/v1/customers`, { method: 'POST', headers, body: JSON.stringify({ name: companyName() }) });
    const { id } = (await response.json()) as { id: string };
    const since = performance.now();
    while ((await databases.rows('after-sales', 'SELECT 1 FROM "customer_replica" WHERE "customerId" = $1', [id])).length === 0) await pause(LOOKS_EVERY_MS);
    took.push(performance.now() - since);
    await pause(BETWEEN_MS);
  }
  return { samples, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}
