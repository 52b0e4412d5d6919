import { setTimeout as pause } from 'node:timers/promises';
import { Agent } from 'node:http';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { percentile } from '../../chaos/run/results.ts';
import type { Databases } from '../../chaos/stage/databases.ts';
import { asking } from '../load/burst.ts';
import { companyName, type Marks } from '../operations/marks.ts';
import type { Office } from '../operations/office.ts';
import type { BenchResult } from './results.ts';

const LOOKS_EVERY_MS = 1;
const BETWEEN_MS = 40;

interface Stand {
  readonly url: string;
  readonly office: Office;
  readonly marks: Marks;
  readonly databases: Databases;
}

/** From the answer to "create a customer" until after-sales knows the customer, with nothing else at work; looked at every millisecond. */
export async function eventToEffect({ url, office, marks, databases }: Stand, samples: number): Promise<NonNullable<BenchResult['event']>> {
  const took: number[] = [];
  const agent = new Agent({ keepAlive: true });
  for (let i = 0; i < samples; i += 1) {
    const { id } = await office.asked(asking(url, agent), 'bj-rep1', customersApi.createCustomer, { name: companyName(marks.draw()) });
    const since = performance.now();
    while ((await databases.rows('after-sales', 'SELECT 1 FROM "customer_replica" WHERE "customerId" = $1', [id])).length === 0) await pause(LOOKS_EVERY_MS);
    took.push(performance.now() - since);
    await pause(BETWEEN_MS);
  }
  agent.destroy();
  return { samples, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}
