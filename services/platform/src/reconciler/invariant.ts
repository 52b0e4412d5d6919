import type { ServiceName } from '../definitions.js';
import type { Given } from './given.js';
import type { Reading } from './reading.js';

/** A row, or a pair of rows, that breaks an invariant; `row` names it by ids and says both values. */
export interface Violation {
  readonly database: ServiceName;
  readonly what: string;
  readonly row: object;
}

/** Why an invariant was not looked at, instead of violations. */
export interface NotChecked {
  readonly notChecked: string;
}

/** One sentence that always holds (reliability.md 5.2), and the way to find what breaks it. Reads only. */
export interface Invariant {
  readonly id: string;
  readonly sentence: string;
  find(reading: Reading, given: Given): AsyncGenerator<Violation | NotChecked>;
}
