import { percentile } from '../../chaos/run/results.ts';
import type { Burst } from '../load/burst.ts';
import type { ExportedOrders } from './exported-orders.ts';
import type { Imported } from './imported.ts';
import type { SideResult } from './side.ts';

/** What is kept of one side of a comparison. */
export interface Figures {
  /** Journeys: one request, or some that belong together. */
  readonly journeys: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly errors: number;
  readonly firstError: string | null;
  /** Answers 503 after which it was asked again. */
  readonly putOff: number;
  /** CPU-seconds for 1,000 journeys, by process and together. */
  readonly cpuByProcess: Readonly<Record<string, number>>;
  readonly cpu: number;
  readonly wrongRows: Readonly<Record<string, number>>;
}

export interface Compared {
  readonly operation: string;
  readonly kind: 'read' | 'write' | 'none';
  readonly connections: number;
  readonly platform: Figures;
  readonly limit: Figures | null;
  /** The limit server with the same tricks; not at all connections. */
  readonly tuned: Figures | null;
  /** Platform against limit, and against the tuned one. */
  readonly cpuRatio: number | null;
  readonly tunedRatio: number | null;
  readonly p99Ratio: number | null;
  readonly foreign: number;
  readonly calibration: number;
}

/** Megabytes of proportional memory, by process and together. */
export interface Memory {
  readonly byProcess: Readonly<Record<string, number>>;
  readonly together: number;
}

/** Monthly reports over many facts, and a read by primary key beside them. */
export interface Monthly {
  readonly byKey: Figures;
  readonly reports: Readonly<Record<string, Figures>>;
}

/** The same company small and large. */
export interface Growth {
  /** Customers; orders are five times as many. */
  readonly few: number;
  readonly many: number;
  /** Of the chains of traces in the small company, all verified. */
  readonly links: number;
  readonly loadSeconds: number;
  readonly gigabytes: number;
  /** p95 in milliseconds of each operation, small and large. */
  readonly p95: Readonly<Record<string, readonly [number, number]>>;
  readonly monthly: Monthly;
}

export interface BenchResult {
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
  readonly form: string;
  readonly rows: number;
  readonly compared: readonly Compared[];
  /** Milliseconds from the answer of a command until another service has taken its event in; idle system. */
  readonly event: { readonly samples: number; readonly p50: number; readonly p99: number } | null;
  readonly loaded: { readonly rows: number; readonly seconds: number; readonly sample: string };
  /** Reads while reports run, against the same reads alone. */
  readonly mixed: { readonly alone: Figures; readonly beside: Figures; readonly reports: Figures } | null;
  readonly monthly: (Monthly & { readonly facts: number; readonly loadSeconds: number }) | null;
  readonly exported: { readonly rows: number; readonly seconds: number } | null;
  /** A file of each format. */
  readonly exportedOrders: readonly ExportedOrders[] | null;
  /** At a console in Chromium, `rows` customers behind its list: milliseconds, bytes. */
  readonly console: {
    readonly interactions: Readonly<Record<string, { readonly p50: number; readonly most: number; readonly looks: number }>>;
    /** `cpu`: what the longest task takes of the processor alone, when it is looked at once more. */
    readonly opening: Readonly<Record<string, { readonly ms: number; readonly longestTask: number; readonly cpu: number }>>;
    readonly firstScreen: { readonly bytes: number };
  } | null;
  readonly imported: Imported | null;
  readonly memory: { readonly idle: Memory; readonly underLoad: Memory } | null;
  /** Seconds until everything in one process is ready: with nothing compiled, and again. */
  readonly starts: { readonly cold: number; readonly warm: number } | null;
  /** Megabytes that are shipped: the bundle, and Node. */
  readonly shipped: Readonly<Record<string, number>> | null;
  readonly growth: Growth | null;
  readonly notMeasured: readonly string[];
}

/** Several bursts of one side as one. */
export function figuresOf(bursts: readonly SideResult[]): Figures {
  const latencies = bursts.flatMap(({ burst }) => burst.latencies);
  const sum = (of: (burst: Burst) => number): number => bursts.reduce((total, { burst }) => total + of(burst), 0);
  const journeys = sum((burst) => burst.journeys);
  const spent = new Map<string, number>();
  for (const { cpu } of bursts) for (const [role, seconds] of cpu) spent.set(role, (spent.get(role) ?? 0) + seconds);
  const per1000 = (seconds: number): number => (journeys === 0 ? 0 : (seconds / journeys) * 1_000);
  return {
    journeys,
    perSecond: journeys / sum((burst) => burst.seconds),
    ...{ p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95), p99: percentile(latencies, 0.99) },
    errors: sum((burst) => burst.errors),
    putOff: sum((burst) => burst.putOff),
    firstError: bursts.map(({ burst }) => burst.firstError).find((error) => error !== null) ?? null,
    cpuByProcess: Object.fromEntries([...spent].map(([role, seconds]) => [role, per1000(seconds)])),
    cpu: per1000([...spent.values()].reduce((total, seconds) => total + seconds, 0)),
    wrongRows: Object.assign({}, ...bursts.map(({ wrongRows }) => wrongRows)) as Figures['wrongRows'],
  };
}
