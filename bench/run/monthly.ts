import type { Measured } from '../operations/operation.ts';
import { figuresOf, type Figures, type Monthly } from './results.ts';
import { measured, type Side, type SideResult } from './side.ts';

/** As many as reports have places in the gateway. */
const CONNECTIONS = 8;

/** What a monthly report costs over the facts that are there, against a read by primary key: both of the platform, by turns. */
export async function monthlyReports(
  platform: Side,
  { seconds, rounds }: { readonly seconds: number; readonly rounds: number },
  byKey: Measured,
  reports: readonly Measured[],
): Promise<Monthly> {
  const all = [byKey, ...reports];
  const bursts = new Map<Measured, SideResult[]>(all.map((each) => [each, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const each of all) {
      const result = await measured(platform, { next: each.platform, connections: CONNECTIONS, seconds, leaves: new Map() });
      if (round >= 0) bursts.get(each)?.push(result);
    }
  }
  const figures = (of: Measured): Figures => figuresOf(bursts.get(of) ?? []);
  return { byKey: figures(byKey), reports: Object.fromEntries(reports.map((each) => [each.name, figures(each)])) };
}
