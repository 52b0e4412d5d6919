/** A text with `$1`, `$2`, … and what stands for them. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** Takes a value into a statement; gives the `$n` that stands for it. */
export type Bind = (value: unknown) => string;

/** Makes a statement from a text that binds its values as it is written. */
export function statementOf(write: (bind: Bind) => string): Statement {
  const values: unknown[] = [];
  const text = write((value) => `$${values.push(value)}`);
  return { text, values };
}
