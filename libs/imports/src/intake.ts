import type { Actor } from '@tradewind/kernel/actor';
import type { Fault } from '@tradewind/kernel/fault';
import type { Text } from '@tradewind/kernel/text';

/** What a row says, by field; what it does not say is not there. */
export type Fields = Readonly<Record<string, string>>;

/** What is wrong with a row; `field` null: with the row as a whole. */
export interface RowProblem extends Text {
  readonly field: string | null;
  readonly code: string;
}

export const problemOf = (field: string | null, { code, data: { text } }: Fault): RowProblem => ({ field, code, ...text });

/** What became of a row whose turn came: the id of what it is now, or the refusal it met. */
export type Taken = { readonly recordId: string } | { readonly refusal: Fault };

/** How a service makes of rows what one of its operations makes of a request; many at once, each by the same guards. */
export interface Intake<Row extends object = object> {
  /** As the operation is asked. */
  rowOf(fields: Fields): Row;
  /** What the row is refused for by itself, whatever is there already. */
  problemsOf(row: Row): readonly RowProblem[];
  /** Two rows that share one of these are the same. */
  keysOf(row: Row): readonly string[];
  /** For each row the refusal it would meet today, because of what is there already; null where it would meet none. */
  known(rows: readonly Row[]): Promise<readonly (Fault | null)[]>;
  /** Takes them in, in the unit of work of the call. Rows that are refused leave nothing behind. */
  takeIn(rows: readonly Row[], by: Actor, at: Date): Promise<readonly Taken[]>;
}

/** Whether a round of work is over: what is begun is ended, and nothing more begun. */
export type IsOver = () => boolean;
