import { fieldsOf } from '@tradewind/kernel/field';
import type { Operation, Shape } from '@tradewind/kernel/operation';
import { sampleOf, shapeIn } from './sample.ts';

/** What the platform decides and nobody may say: state, sums, belonging, identity. */
const DECIDED_HERE: Readonly<Record<string, unknown>> = {
  status: 'approved',
  total: '0.01',
  ownerId: '01890000-0000-7000-8000-000000000001',
  org: 'hq',
  branch: 'hq',
  version: 99,
  id: '01890000-0000-7000-8000-000000000002',
  createdAt: '2000-01-01T00:00:00Z',
};

/** A valid body with foreign fields at one spot of it, and where they are. */
export interface Smuggled {
  readonly body: Readonly<Record<string, unknown>>;
  readonly pointers: readonly string[];
}

/** Lists of a fixed length; of others one entry will do. */
const HOW_MANY: Readonly<Record<string, number>> = { months: 12 };

const NOWHERE: Shape = Object;

/** The body of an operation, once with foreign fields in itself and once for every kind of object inside it. */
export function smuggledInto({ spec: { body, params } }: Operation): readonly Smuggled[] {
  const shape = body ?? NOWHERE;
  return spotsIn(shape, []).map((spot) => {
    const foreign = Object.fromEntries(Object.entries(DECIDED_HERE).filter(([name]) => !fieldsOf(spot.shape).has(name) && !fieldsOf(params).has(name)));
    return { body: placed(shape, spot.path, foreign), pointers: Object.keys(foreign).map((name) => ['#', ...spot.pointer, name].join('/')) };
  });
}

/** A kind of object somewhere in a body. */
export interface Spot {
  readonly shape: Shape;
  readonly path: readonly string[];
  readonly pointer: readonly string[];
}

export function spotsIn(shape: Shape, path: readonly string[], pointer: readonly string[] = []): Spot[] {
  const below = [...fieldsOf(shape)].flatMap(([name, kind]) => {
    const inner = shapeIn(shape, name);
    return inner ? spotsIn(inner, [...path, name], [...pointer, name, ...(kind === 'list' ? ['0'] : [])]) : [];
  });
  return [{ shape, path, pointer }, ...below];
}

/** A valid body with these fields at that spot of it. */
export function placed(shape: Shape, path: readonly string[], foreign: object): Record<string, unknown> {
  const [next, ...further] = path;
  if (next === undefined) return { ...sampleOf(shape), ...foreign };
  const inner = placed(shapeIn(shape, next) ?? NOWHERE, further, foreign);
  return { ...sampleOf(shape), [next]: fieldsOf(shape).get(next) === 'list' ? Array.from({ length: HOW_MANY[next] ?? 1 }, () => inner) : inner };
}
