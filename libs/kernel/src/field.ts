/**
 * How a field travels in a query string; everything else is text there. A `secret` leaves no trace, not even in a hash;
 * `prose` is what people type as they like, and no place for anybody's phone number.
 */
export type FieldKind = 'text' | 'prose' | 'secret' | 'integer' | 'boolean' | 'list' | 'object';

type AnyClass = abstract new (...args: never[]) => object;
const FIELDS = new WeakMap<object, Map<string, FieldKind>>();

/** Remembers that a class of the published language has this field; called by the field decorators. */
export function describeField(prototype: object, name: string, kind: FieldKind): void {
  const own = FIELDS.get(prototype) ?? new Map<string, FieldKind>();
  FIELDS.set(prototype, own.set(name, kind));
}

const KNOWN = new WeakMap<AnyClass, ReadonlyMap<string, FieldKind>>();
const NONE: ReadonlyMap<string, FieldKind> = new Map();

/** Fields of a class and of the classes it extends; gathered once, when all of it has been declared. */
export function fieldsOf(type: AnyClass | undefined): ReadonlyMap<string, FieldKind> {
  if (!type) return NONE;
  const known = KNOWN.get(type) ?? gathered(type);
  KNOWN.set(type, known);
  return known;
}

function gathered(type: AnyClass): ReadonlyMap<string, FieldKind> {
  const fields = new Map<string, FieldKind>();
  let prototype = type.prototype as object | null | undefined;
  while (prototype && prototype !== Object.prototype) {
    for (const [name, kind] of FIELDS.get(prototype) ?? []) if (!fields.has(name)) fields.set(name, kind);
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return fields;
}
