import type { Stage } from '../../chaos/stage/stage.ts';
import { percentile } from '../../chaos/run/results.ts';
import { burst } from '../load/burst.ts';
import { ordersLoaded } from '../load/orders.ts';
import type { Measured } from '../operations/operation.ts';
import type { CustomerLoader } from '../recorded/loader.ts';
import type { BenchResult } from './results.ts';

const CONNECTIONS = 4;
const SECONDS = 2;

interface Growing {
  readonly stage: Stage;
  readonly loader: CustomerLoader;
  /** An order to make many of. */
  readonly orderId: string;
  /** What is asked before and after. */
  readonly operations: readonly Measured[];
  /** Before each: loading takes longer than a token lasts. */
  readonly signedIn: () => Promise<void>;
  /** Customers, and so many orders. */
  readonly from: number;
  readonly to: number;
}

/** The same operations with few rows and with many; what is loaded for it counts as announced long ago. */
export async function grown(growing: Growing): Promise<NonNullable<BenchResult['growth']>> {
  const { stage, loader, orderId, from, to } = growing;
  const before = await p95Of(growing);
  const since = performance.now();
  await loader.load(to - from, false);
  await ordersLoaded(stage.databases, orderId, to);
  const loadSeconds = (performance.now() - since) / 1_000;
  const after = await p95Of(growing);
  return { from, to, loadSeconds, p95: Object.fromEntries(Object.entries(before).map(([name, p95]) => [name, [p95, after[name] ?? 0] as const])) };
}

async function p95Of({ stage: { url }, operations, signedIn }: Growing): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, platform } of operations) {
    await signedIn();
    await burst(url, platform, { connections: CONNECTIONS, seconds: SECONDS / 2 });
    const { latencies, firstError } = await burst(url, platform, { connections: CONNECTIONS, seconds: SECONDS });
    if (firstError) throw new Error(firstError);
    found[name] = percentile(latencies, 0.95);
  }
  return found;
}
