import type { Operation, Shape, Slots } from '@tradewind/kernel/operation';
import { CompiledShape } from './compiled-shape.js';

/** The three of an operation, each of its own class. */
export interface Taken {
  readonly params: object;
  readonly query: object;
  readonly body: object;
}

const NOTHING: object = Object.freeze({});

/** Looks up the rules of what an operation takes; throws where there is one that cannot be compiled. */
export function compileShapesOf({ spec: { params, query, body } }: Operation): void {
  for (const type of [params, query, body]) if (type) CompiledShape.of(type);
}

/** What was sent, made into its classes; null where anything in it is not as it should be. */
export function takenAtOnce({ spec }: Operation, slots: Slots): Taken | null {
  const params = taken(spec.params, slots.params);
  const query = params && taken(spec.query, slots.query);
  const body = query && taken(spec.body, slots.body);
  return body && { params, query, body };
}

function taken(type: Shape | undefined, plain: unknown): object | null {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return null;
  if (type) return CompiledShape.of(type).take(plain);
  return Object.keys(plain).length === 0 ? NOTHING : null;
}
