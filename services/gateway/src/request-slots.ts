import { fieldsOf, type FieldKind } from '@tradewind/kernel/field';
import type { Operation, Slots } from '@tradewind/kernel/operation';
import { bodyUnreadable } from './gateway-faults.js';

/** Nesting deeper than this is an attack, not a document. */
const DEEPEST = 20;

/** Path, query and body as the service validates them; a query string becomes what its fields declare. */
export function slotsOfRequest(op: Operation, request: { readonly params: unknown; readonly query: unknown; readonly body: unknown }): Slots {
  return { params: asObject(request.params), query: typedQuery(op, asObject(request.query)), body: checkedBody(op, request.body) };
}

function typedQuery(op: Operation, query: object): object {
  const kinds = fieldsOf(op.spec.query);
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, typed(kinds.get(name), value)]));
}

function typed(kind: FieldKind | undefined, value: unknown): unknown {
  if (kind === 'list') return Array.isArray(value) ? value : [value];
  if (typeof value !== 'string') return value;
  if (kind === 'integer' && /^-?\d{1,15}$/.test(value)) return parseInt(value, 10);
  if (kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

function checkedBody(op: Operation, body: unknown): object {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) throw bodyUnreadable({ why: 'it is not a JSON object' });
  if (deeperThan(body, DEEPEST)) throw bodyUnreadable({ why: `it is nested deeper than ${DEEPEST} levels` });
  return op.isCommand ? body : {};
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => deeperThan(part, levels - 1));
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? { ...value } : {});
