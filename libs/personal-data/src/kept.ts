import type { Sealed } from './sealed.js';

/** A personal value in a row: sealed, and beside it what everybody sees, so that lists decrypt nothing. */
export interface Kept {
  readonly sealed: Sealed;
  readonly masked: string;
  /** Blind index, where the field is found by its exact value. */
  readonly index?: string;
}
