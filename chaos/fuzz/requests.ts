import fc, { type Arbitrary } from 'fast-check';
import type { Described, Json, OpenApi } from './document.ts';
import { POISON, RAW_BODIES, someOf, validOf, type Value } from './values.ts';

type Slots = Readonly<Record<'params' | 'query' | 'body', Value>>;

/** How a request differs from one that the document calls valid. */
type Twist = 'none' | 'value' | 'missing' | 'foreign' | 'raw' | 'headers' | 'nobody';

/** A request as drawn; ids and words are found when it leaves. */
export interface Drawn {
  readonly slots: Slots;
  readonly twist: Twist;
  /** Which of the places that the twist could be at. */
  readonly at: number;
  readonly poison: Value;
  readonly raw: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Which of those who may, or of all. */
  readonly who: number;
  readonly byWhoMay: boolean;
}

const TWISTS: readonly (readonly [number, Twist])[] = [
  [10, 'none'],
  [6, 'value'],
  [1, 'missing'],
  [1, 'foreign'],
  [1, 'raw'],
  [1, 'headers'],
  [1, 'nobody'],
];

const ODD_HEADERS: readonly Readonly<Record<string, string>>[] = [
  ...['"v0"', '"v999999999"', '"v9999999999"', 'v1', '*', 'W/"v1"', '"v-1"', ''].map((text) => ({ 'if-match': text })),
  ...['k'.repeat(256), ' ', "' or 1=1 --", '__proto__', 'é'].map((text) => ({ 'idempotency-key': text })),
  ...['x'.repeat(65), "'; DROP TABLE --", '\t'].map((text) => ({ 'x-request-id': text })),
  ...['zh-CN;q=x', ',,,', 'x'.repeat(2_000), '*'].map((text) => ({ 'accept-language': text })),
  ...['text/plain', 'application/xml', 'application/json; charset=utf-16', 'multipart/form-data', 'x'].map((text) => ({ 'content-type': text })),
  ...['Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic eDp5', 'bearer  ', 'Negotiate x'].map((text) => ({ authorization: text })),
  ...['00-0-0-0', '00-00000000000000000000000000000000-0000000000000000-00'].map((text) => ({ traceparent: text })),
  { 'x-as-of': 'yesterday' },
  { 'x-user-id': 'admin', 'x-forwarded-for': '127.0.0.1', 'x-branch-id': 'hq' },
];

/** Requests of one operation; half of them as the document wants them. */
export function requestsOf(op: Described, document: OpenApi): Arbitrary<Drawn> {
  const { params, query, body } = op;
  const all = (of: Described['params']) => Object.fromEntries(of.map(({ name, schema }) => [name, validOf(schema, name, document)]));
  const asked = fc.tuple(fc.record(all(query)), someOf(query.map(({ name }) => name))).map(([values, kept]) => {
    const sent = query.filter(({ name, required }) => required === true || kept.includes(name)).map(({ name }) => name);
    return Object.fromEntries(Object.entries(values).filter(([name]) => sent.includes(name)));
  });
  return fc.record({
    slots: fc.record({
      params: fc.record(all(params)),
      query: asked,
      body: body ? validOf(body, '', document) : fc.constant({}),
    }),
    twist: fc.oneof(...TWISTS.map(([weight, twist]) => ({ weight, arbitrary: fc.constant(twist) }))),
    at: fc.nat(1_000_000),
    poison: fc.constantFrom(...POISON),
    raw: fc.constantFrom(...RAW_BODIES),
    headers: fc.constantFrom(...ODD_HEADERS),
    who: fc.nat(1_000_000),
    byWhoMay: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  });
}

type Path = readonly (string | number)[];

/** Every place in the request that holds something. */
function places(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Array.isArray(value)
    ? (value as readonly Json[]).flatMap((part, i) => places(part, [...path, i]))
    : Object.entries(value as Record<string, Json>).flatMap(([name, part]) => places(part, [...path, name]));
  return path.length < 2 ? below : [path, ...below];
}

/** The request with its twist, when that is in the values. */
export function twisted(slots: Json, { twist, at }: Drawn, poison: Json): Json {
  if (twist === 'foreign') return replaced(slots, ['body', ['isAdmin', 'status', 'org', '__proto', 'constructor'][at % 5] ?? ''], poison);
  if (twist !== 'value' && twist !== 'missing') return slots;
  const all = places(slots);
  const place = all[at % Math.max(1, all.length)];
  if (!place) return slots;
  return replaced(slots, place, twist === 'missing' && place[0] !== 'params' ? undefined : poison);
}

function replaced(value: Json, [step, ...further]: Path, by: Json | undefined): Json {
  if (step === undefined) return by ?? null;
  const copy = (Array.isArray(value) ? [...(value as readonly Json[])] : { ...(value as object) }) as Record<string | number, Json>;
  if (further.length === 0 && by === undefined) Reflect.deleteProperty(copy, step);
  else copy[step] = replaced(copy[step] ?? {}, further, by);
  return copy;
}
