import type { Journey } from '../load/burst.ts';

/** Next piece of work; null when nothing is left to do it with. */
export type Next = () => Journey | null;

/** What is measured: the same thing asked of the platform and, where it has it, of the limit server. */
export interface Measured {
  readonly name: string;
  /** Reads and writes have bars of their own. */
  readonly kind: 'read' | 'write' | 'none';
  readonly platform: Next;
  /** Null: the limit server has nothing like it; only the platform's own figures are shown. */
  readonly limit: Next | null;
  /** What each journey that came to its end must have left behind, by service and table: no speed is bought by skipping work. */
  readonly leaves: ReadonlyMap<string, number>;
  /** No more of them at once, however many connections there are. */
  readonly atOnce?: number;
}

/** The shares of the limit that the platform may cost, at 10 and at 50 connections, and the others of issue 6. */
export const BARS = {
  write: { 10: 1.5, 50: 1.1 },
  read: { 10: 1.2, 50: 0.9 },
  p99At50: 1.5,
  monthly: 1.5,
  growth: 1.3,
  eventMs: 50,
  warmStart: 6,
  importedPerSecond: 3_000,
  importMemory: 1.25,
} as const;
