import { burst } from '../load/burst.ts';
import type { Measured } from '../operations/operation.ts';
import { percentile } from '../../chaos/run/results.ts';

const CONNECTIONS = 4;

/** p95 of the platform's reads at this size, by name. */
export async function p95Of(url: string, operations: readonly Measured[], seconds: number): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, platform } of operations) {
    await burst(url, platform, { connections: CONNECTIONS, seconds: seconds / 2 });
    const { latencies, firstError } = await burst(url, platform, { connections: CONNECTIONS, seconds });
    if (firstError) throw new Error(firstError);
    found[name] = percentile(latencies, 0.95);
  }
  return found;
}
