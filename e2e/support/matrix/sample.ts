import { fieldsOf } from '@tradewind/kernel/field';
import type { Shape } from '@tradewind/kernel/operation';
import { newId } from '@tradewind/kernel/ids';

/** What a field decorator left for the reader of `/docs`: enough to make up a value that passes. */
interface Described {
  readonly type?: unknown;
  readonly enum?: readonly string[];
  readonly isArray?: boolean;
  readonly required?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** What the test knows better than the generator, by field name. */
export type Given = (field: string) => unknown;

const nothing: Given = () => undefined;

/** A valid-looking value of a shape: its required fields, nested ones included, and those optional ones that are asked for. */
export function sampleOf(type: Shape | undefined, given: Given = nothing, also: readonly string[] = []): Record<string, unknown> {
  if (!type) return {};
  const fields = [...fieldsOf(type).keys()].map((name) => [name, described(type, name)] as const);
  const sent = fields.filter(([name, { required }]) => required !== false || also.includes(name));
  return Object.fromEntries(sent.map(([name, about]) => [name, given(name) ?? valueOf(about, given)]));
}

/** The shape of the objects in a field, when that is another class of the published language. */
export function shapeIn(type: Shape, name: string): Shape | undefined {
  const { type: lazy } = described(type, name);
  return typeof lazy === 'function' ? (lazy as () => Shape)() : undefined;
}

const described = (type: Shape, name: string): Described =>
  (Reflect.getMetadata('swagger/apiModelProperties', type.prototype as object, name) ?? {}) as Described;

function valueOf(about: Described, given: Given): unknown {
  return about.isArray ? [single(about, given)] : single(about, given);
}

function single({ type, enum: values, ...about }: Described, given: Given): unknown {
  if (values) return values[0];
  if (typeof type === 'function') return sampleOf((type as () => Shape)(), given);
  if (type === 'integer') return about.minimum ?? 0;
  if (type === 'boolean') return true;
  if (type === 'object') return {};
  return text(about);
}

function text({ format, pattern = '', example, minLength = 1, maxLength = 200 }: Described): string {
  if (format === 'uuid') return newId();
  if (format === 'decimal') return '1';
  if (format === 'date') return '2026-01-05';
  if (format === 'date-time') return '2026-01-05T02:00:00Z';
  if (example === 'hq.bj') return 'hq'; // a unit that is always there
  if (typeof example === 'string') return example;
  return (pattern.startsWith('^\\d') ? '11111111' : 'sample-text').padEnd(minLength, 'x').slice(0, maxLength);
}
