import fc, { type Arbitrary } from 'fast-check';
import { shapeOf, type Json, type OpenApi, type Schema } from './document.ts';

/** Something of the world that is only known when the request leaves: an id, or a word people agree on. */
export interface Known {
  /** Name of the field it stands in. */
  readonly $known: string;
  readonly nth: number;
  /** Of one's own branch, of another, or of nobody. */
  readonly whose: 'own' | 'other' | 'nobody';
}

export type Value = Json | Known | readonly Value[] | { readonly [name: string]: Value };

export const isKnown = (value: Value): value is Known => typeof value === 'object' && value !== null && '$known' in value;

const known = (name: string): Arbitrary<Value> =>
  fc.record({
    $known: fc.constant(name),
    nth: fc.nat(1_000),
    whose: fc.oneof(
      { weight: 12, arbitrary: fc.constant('own') },
      { weight: 1, arbitrary: fc.constant('other') },
      { weight: 1, arbitrary: fc.constant('nobody') },
    ),
  });

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
const dateIn = (days: number): string => inDays(days).toISOString().slice(0, 10);

/** Fields whose values the world knows, beside ids. */
const WORDS: readonly string[] = [
  ...['branch', 'post', 'templateCode', 'warehouse', 'category', 'step', 'month', 'year', 'scopes', 'permissions', 'key', 'sku', 'voucherNo', 'login', 'code'],
];
const isWord = (field: string, { format, pattern, example, enum: values }: Schema): boolean =>
  values === undefined && format === undefined && !isPublicCode(field, pattern) && (WORDS.includes(field) || example === 'hq.bj');
/** Codes that others have given out, as those of regions, follow a pattern of their own; the company's own follow this one. */
const isPublicCode = (field: string, pattern = OWN_CODE): boolean => field === 'code' && !pattern.startsWith(OWN_CODE);
const OWN_CODE = '^[A-Za-z0-9]';

/** Something that the document calls valid. */
export function validOf(schema: Schema, field: string, document: OpenApi): Arbitrary<Value> {
  const shape = shapeOf(schema, document);
  if (shape.enum) return fc.constantFrom(...(shape.enum as Value[]));
  const type = typeOf(shape);
  if (type === 'array') return listOf(shape, field, document);
  if (type === 'object') return objectOf(shape, document);
  if (isWord(field, shape)) return known(shape.example === 'hq.bj' ? 'org' : field);
  if (type === 'boolean') return fc.boolean();
  return type === 'integer' ? countOf(shape) : textOf(shape, field);
}

const typeOf = ({ type }: Schema): string => (typeof type === 'string' ? type : (type?.find((name) => name !== 'null') ?? 'object'));

const countOf = ({ minimum = 0, maximum = 9 }: Schema): Arbitrary<Value> => fc.integer({ min: minimum, max: Math.min(maximum, minimum + 4) });

const listOf = ({ items = {} }: Schema, field: string, document: OpenApi): Arbitrary<Value> =>
  fc.array(validOf(items, isWord(field, items) ? field : field.replace(/s$/, ''), document), { minLength: 1, maxLength: 2 });

function objectOf({ properties = {}, required = [] }: Schema, document: OpenApi): Arbitrary<Value> {
  const model = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, validOf(schema, name, document)]));
  const optional = Object.keys(model).filter((name) => !required.includes(name));
  // Mostly what must be there: what may be left out often excludes something else.
  return fc
    .tuple(fc.record(model), fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 2, arbitrary: someOf(optional) }))
    .map(([all, kept]) => Object.fromEntries(Object.entries(all).filter(([name]) => required.includes(name) || kept.includes(name))));
}

/** None, or up to two. */
export const someOf = (names: readonly string[]): Arbitrary<string[]> => fc.subarray([...names], { maxLength: Math.min(2, names.length) });

const SHARES: readonly Value[] = ['0.13', '0'];
const AMOUNTS: readonly Value[] = ['1', '10', '2.5'];
const TEXTS = ['地砖 800×800', '李伟', 'Müller & Söhne', 'شركة النسيم', '😀 建材 👨‍👩‍👧', "O'Neill"] as const;

const FORMATS: Readonly<Record<string, (field: string, example: Json | undefined) => Arbitrary<Value>>> = {
  uuid: (field) => known(field),
  date: () => fc.constantFrom(dateIn(0), dateIn(0), dateIn(20), dateIn(-3)),
  'date-time': () => fc.constantFrom(inDays(1).toISOString(), inDays(-1).toISOString()),
  decimal: (_, example) => fc.constantFrom(...(example === '0.13' || example === '-0.25' ? SHARES : AMOUNTS)),
};

function textOf(shape: Schema, field: string): Arbitrary<Value> {
  const { format = '', pattern = '', example, maxLength = 200 } = shape;
  const formatted = FORMATS[format];
  if (formatted) return formatted(field, example);
  if (pattern.startsWith(OWN_CODE)) return fc.stringMatching(/^[0-9A-F]{8}$/).map((text) => `Z${text}`.slice(0, maxLength));
  if (example !== undefined) return fc.constant(example);
  if (/phone/i.test(field)) return fc.constant('13800138000');
  if (/email/i.test(field)) return fc.constant('li.wei@example.com');
  return wordsOf(shape);
}

function wordsOf({ minLength = 1, maxLength = 200 }: Schema): Arbitrary<Value> {
  if (minLength === maxLength) return fc.constant('2'.repeat(minLength));
  const fitting = (text: string): string => [...text.padEnd(minLength, '。')].slice(0, Math.floor(maxLength / 2)).join('') || 'x';
  return fc.constantFrom(...TEXTS).map(fitting);
}

const MEGABYTE = 'm'.repeat(900_000);

/** What should not be there (reliability.md 5.5). */
export const POISON: readonly Value[] = [
  ...[0, -1, 2 ** 53, 2 ** 53 - 1, -(2 ** 53), 1e308, 0.1, 'NaN', 'Infinity', '-0', '1e308', '1000000000000000', '999999999999999999.99', '0.001', '-1.00'],
  ...['', ' ', MEGABYTE, 'x'.repeat(3_000), '\u0000', 'a\u0000b', '\ud800', '\udc00\ud800', '\u202eمرحبا\u202c', '\u200b', '👩‍🚀'.repeat(50), '\r\nX-Evil: 1'],
  ...["' or 1=1 --", '"; DROP TABLE "contract"; --', '%', '_', '\\', '${jndi:ldap://x}', '<script>alert(1)</script>', '=1+1', '../../etc/passwd', '%00'],
  ...['0001-01-01', '9999-12-31', '2026-02-30', '0000-00-00', '10000-01-01', '2026-13-01', '0001-01', '9999-12', '2026-W10', '20260101'],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59-23:59', '2026-02-30T00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01T10:00:00+99:99'],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-7FFF-8FFF-FFFFFFFFFFFF',
    '01890000-0000-7000-8000-00000000000g',
    'hq',
    'hq.',
    'hq..x',
    '__proto__',
  ],
  ...([null, true, [], {}, [[]], [null], ['a', 'b'], { a: { b: 1 } }, { constructor: { prototype: { admin: true } } }, [0, 'x', null, {}]] as Value[]),
  { $known: '', nth: 1, whose: 'other' },
];

/** Whole bodies that are no request. */
export const RAW_BODIES: readonly string[] = [
  ...['', 'null', '[]', '"text"', '7', '{', '{"a":}', '{} {}', '\ufeff{}', '{"reason":"a","reason":"b"}', '{"__proto__":{"admin":true}}', '{"a":1e999}'],
  ...[
    '{"a":'.repeat(50) + '1' + '}'.repeat(50),
    '['.repeat(100_000),
    `{"x":"${'m'.repeat(1_100_000)}"}`,
    '{"x":"\\ud800"}',
    '{"\\u0000":1}',
    '{"constructor":{"prototype":{}}}',
  ],
  ...['a=b&c=d', '<?xml version="1.0"?><a/>', '\u0000\u0001\u0002', '{"lines":[' + '{},'.repeat(1_500) + '{}]}'],
];
