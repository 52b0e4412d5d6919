import type { Cells } from './cells-query.js';

/** A column of a table and the field it becomes; `by` where its value needs more than what `pg` reads. */
export interface Read {
  readonly to: string;
  readonly from: string;
  readonly by: ((value: unknown) => unknown) | null;
  /** What the server sends is the value. */
  readonly isText?: boolean;
}

/** Makes objects of one class. */
export interface Hydrator<A> {
  /** From a row as it came, its columns in the order in which they were declared. */
  readonly ofCells: (cells: readonly (string | null)[], parsers: Cells['parsers']) => A;
  /** From a row as `pg` reads it. */
  readonly ofRow: (row: Readonly<Record<string, unknown>>) => A;
}

/**
 * Makes objects of a class from rows, by functions written for its columns (fast path 7): a loop over their names makes objects that V8
 * treats as dictionaries, ten times as dear (deploy/measure/read-parts.ts), and the constructor draws an id that nobody needs. Null where
 * the constructor makes more than the columns say: then it has to be asked.
 */
export function hydratorOf<A extends object>(type: new () => A, read: readonly Read[]): Hydrator<A> | null {
  const columns = new Set(read.map(({ to }) => to));
  if (Object.keys(new type()).some((name) => !columns.has(name))) return null;
  const written = (parameters: string, valueOf: (column: Read, i: number) => string): unknown => {
    const fields = read.map((column, i) => `${JSON.stringify(column.to)}: ${column.by ? `by[${i}](${valueOf(column, i)})` : valueOf(column, i)}`);
    // oxlint-disable-next-line typescript/no-implied-eval -- of nothing but names of columns, which are in our own code
    const make = new Function('prototype', 'by', `return (${parameters}) => ({ __proto__: prototype, ${fields.join(', ')} })`) as (
      ...given: unknown[]
    ) => unknown;
    return make(
      type.prototype,
      read.map(({ by }) => by),
    );
  };
  return {
    ofCells: written('c, p', ({ isText }, i) => (isText ? `c[${i}]` : `c[${i}] === null ? null : p[${i}](c[${i}])`)) as Hydrator<A>['ofCells'],
    ofRow: written('r', ({ from }) => `r[${JSON.stringify(from)}]`) as Hydrator<A>['ofRow'],
  };
}
