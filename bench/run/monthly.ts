import type { Databases } from '../../chaos/stage/databases.ts';
import { factsLoaded } from '../load/facts.ts';
import type { Measured } from '../operations/operation.ts';
import { figuresOf, type BenchResult, type Figures } from './results.ts';
import { measured, type Side, type SideResult } from './side.ts';

/** As many as reports have places in the gateway. */
const CONNECTIONS = 8;

/** What a monthly report costs over so many facts, against a read by primary key: both of the platform, by turns. */
export async function monthlyReports(
  platform: Side,
  { databases, facts, seconds, rounds }: { readonly databases: Databases; readonly facts: number; readonly seconds: number; readonly rounds: number },
  byKey: Measured,
  reports: readonly Measured[],
): Promise<NonNullable<BenchResult['monthly']>> {
  const loadSeconds = await factsLoaded(databases, facts);
  const all = [byKey, ...reports];
  const bursts = new Map<Measured, SideResult[]>(all.map((each) => [each, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const each of all) {
      const result = await measured(platform, { next: each.platform, connections: CONNECTIONS, seconds, leaves: new Map() });
      if (round >= 0) bursts.get(each)?.push(result);
    }
  }
  const figures = (of: Measured): Figures => figuresOf(bursts.get(of) ?? []);
  return { facts, loadSeconds, byKey: figures(byKey), reports: Object.fromEntries(reports.map((each) => [each.name, figures(each)])) };
}
