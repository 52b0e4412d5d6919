import type { FieldSpec } from './props.js';

export interface FieldProps {
  readonly field: FieldSpec;
  readonly value: unknown;
  /** Messages by name of the field, below it in `lines` as `lines.0.quantity`. */
  readonly errors: ReadonlyMap<string, string>;
  readonly path: string;
  readonly onChange: (value: unknown) => void;
}
