import type { Bind } from './statement.js';

/** What a filter may ask of a column beside a value, several values, or none: bounds, a piece of its text, or a part of the organisation. */
export class Comparison {
  private constructor(readonly condition: (column: string, bind: Bind) => string) {}

  /** From and to, both included; undefined where there is no bound at all. */
  static between(from: string | undefined, to: string | undefined): Comparison | undefined {
    if (from === undefined && to === undefined) return undefined;
    const bounds = (column: string, bind: Bind): string[] => [
      ...(from === undefined ? [] : [`${column} >= ${bind(from)}`]),
      ...(to === undefined ? [] : [`${column} <= ${bind(to)}`]),
    ];
    return new Comparison((column, bind) => bounds(column, bind).join(' AND '));
  }

  /** Whatever signs the piece is made of. */
  static containing(piece: string | undefined): Comparison | undefined {
    if (piece === undefined) return undefined;
    return new Comparison((column, bind) => `${column} ILIKE ${bind(`%${piece.replace(/[\\%_]/g, '\\$&')}%`)}`);
  }

  /** The path of this unit or of one below it. */
  static within(path: string | undefined): Comparison | undefined {
    if (path === undefined) return undefined;
    return new Comparison((column, bind) => {
      const unit = bind(path);
      return `(${column} = ${unit} OR starts_with(${column}, ${unit} || '.'))`;
    });
  }

  static readonly anything = new Comparison((column) => `${column} IS NOT NULL`);
}

/** There is something. */
export const SOME = Comparison.anything;
