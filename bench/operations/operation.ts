import type { Sent } from '../load/burst.ts';

/** What is measured: the same thing asked of the platform and, where it has it, of the limit server. */
export interface Measured {
  readonly name: string;
  /** Reads and writes have bars of their own. */
  readonly kind: 'read' | 'write' | 'none';
  readonly platform: () => Sent;
  /** Null: the limit server has nothing like it yet; only the platform's own figures are shown. */
  readonly limit: (() => Sent) | null;
  /** What each done request must have left behind, by table of the customers' database: no speed is bought by skipping work. */
  readonly leaves?: Readonly<Record<string, number>>;
}

/** The shares of the limit that the platform may cost, at 10 and at 50 connections (issue 6). */
export const BARS = { write: { 10: 1.5, 50: 1.1 }, read: { 10: 1.2, 50: 0.9 }, p99At50: 1.5 } as const;
