import { eachItsOwn, together, type Processes } from '../chaos/stage/hosting.ts';
import type { Pace } from './run/compare.ts';

/** How long and how much. */
export interface Form extends Pace {
  readonly name: 'full' | 'quick' | 'check';
  /** What is a process of its own, so that what it costs can be told. */
  readonly processes: Processes;
  /** Customers on either side before anything is measured. */
  readonly rows: number;
  /** Orders made ready to be confirmed. */
  readonly orders: number;
  readonly samples: number;
  /** How often each page of the console is opened, and each thing done in its list. */
  readonly looks: number;
  /** Facts of performance that monthly reports are asked over. */
  readonly facts: number;
  /** Rows of the file of customers that is imported. */
  readonly imported: number;
  /** Orders loaded to be exported. */
  readonly exported: number;
}

export const FORMS: Readonly<Record<Form['name'], Form>> = {
  full: {
    ...{ name: 'full', processes: eachItsOwn, rows: 100_000, orders: 300, samples: 300, looks: 15, facts: 1_000_000, imported: 100_000, exported: 100_000 },
    ...{ connections: [1, 10, 50], seconds: 3, rounds: 2, warmUpSeconds: 1, tunedAt: [1, 10, 50] },
  },
  quick: {
    ...{ name: 'quick', processes: eachItsOwn, rows: 3_000, orders: 61, samples: 40, looks: 2, facts: 100_000, imported: 5_000, exported: 5_000 },
    ...{ connections: [10, 50], seconds: 0.6, rounds: 1, warmUpSeconds: 0.2, tunedAt: [10] },
  },
  // that it works, not how fast
  check: {
    ...{ name: 'check', processes: together, rows: 60, orders: 5, samples: 3, looks: 1, facts: 600, imported: 300, exported: 300 },
    ...{ connections: [2], seconds: 0.3, rounds: 1, warmUpSeconds: 0.1, tunedAt: [2] },
  },
};
