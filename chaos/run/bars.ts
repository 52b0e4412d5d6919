import type { KindResult, LoadFigures } from './results.ts';
import type { Recovery } from './recovery.ts';

/** A run that asks less of the platform proves less: it fails (reliability.md 5.3). */
export const FLOOR = { requests: 100, writes: 30 } as const;

interface Bar {
  readonly sentence: string;
  readonly kinds: readonly string[] | 'all';
  readonly of: keyof Recovery;
  readonly atMostMs: number;
}

export const BARS: readonly Bar[] = [
  { sentence: 'services ready ≤ 10 s after a kill', kinds: ['kill-service', 'kill-leader'], of: 'ready', atMostMs: 10_000 },
  { sentence: 'first success ≤ 15 s after a database restart', kinds: ['kill-backend', 'kill-postmaster'], of: 'first', atMostMs: 15_000 },
  { sentence: 'outboxes empty ≤ 30 s after healing', kinds: 'all', of: 'drained', atMostMs: 30_000 },
];

export const slowest = (kinds: readonly KindResult[], { kinds: named, of }: Bar): number =>
  Math.max(0, ...kinds.filter(({ name }) => named === 'all' || named.includes(name)).flatMap(({ recoveries }) => recoveries.map((recovery) => recovery[of])));

/** The bars and the floor that this run did not reach. */
export function missedBy(kinds: readonly KindResult[], { between }: LoadFigures): string[] {
  const slow = BARS.map((bar) => ({ bar, took: slowest(kinds, bar) })).filter(({ bar, took }) => took > bar.atMostMs);
  const low = between.requestsPerSecond < FLOOR.requests || between.writesPerSecond < FLOOR.writes;
  return [
    ...slow.map(({ bar, took }) => `${bar.sentence}: took ${(took / 1_000).toFixed(1)} s`),
    ...(low
      ? [
          `load ≥ ${FLOOR.requests} requests/s with ≥ ${FLOOR.writes} writes/s outside of faults: was ${between.requestsPerSecond.toFixed(1)} and ${between.writesPerSecond.toFixed(1)}`,
        ]
      : []),
  ];
}
