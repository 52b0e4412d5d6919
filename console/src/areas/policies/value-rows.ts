/** One place of a policy value: where it stands, and what it says. */
export interface ValueRow {
  /** `steps.0.fromAmount` */
  readonly path: string;
  readonly value: string;
}

/** A policy value as rows, leaf by leaf, in its own order. */
export function rowsOf(value: unknown, path = ''): readonly ValueRow[] {
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each !== 'object')) return [{ path, value: value.map(String).join(', ') }];
    return value.flatMap((each, place) => rowsOf(each, join(path, String(place))));
  }
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, each]) => rowsOf(each, join(path, name)));
  return [{ path, value: String(value) }];
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

export interface ChangedRow {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is said otherwise, newly, or no more. */
export function changesBetween(before: unknown, after: unknown): readonly ChangedRow[] {
  const was = new Map(rowsOf(before).map((row) => [row.path, row.value]));
  const now = new Map(rowsOf(after).map((row) => [row.path, row.value]));
  const paths = [...new Set([...was.keys(), ...now.keys()])];
  return paths.map((path) => ({ path, before: was.get(path) ?? null, after: now.get(path) ?? null })).filter((row) => row.before !== row.after);
}

/** The value with another leaf; numbers and flags stay what they are. */
export function withLeaf(value: unknown, path: string, leaf: string): unknown {
  const [name = '', ...rest] = path.split('.');
  if (Array.isArray(value)) return value.map((each: unknown, place) => (String(place) === name ? within(each, rest, leaf) : each));
  const whole = value as Readonly<Record<string, unknown>>;
  return { ...whole, [name]: within(whole[name], rest, leaf) };
}

const within = (value: unknown, rest: readonly string[], leaf: string): unknown =>
  rest.length > 0 ? withLeaf(value, rest.join('.'), leaf) : like(value, leaf);

function like(value: unknown, leaf: string): unknown {
  if (typeof value === 'number') return /^-?\d+$/.test(leaf) ? parseInt(leaf, 10) : leaf;
  if (typeof value === 'boolean') return leaf === 'true';
  if (Array.isArray(value)) return leaf.split(/[、,\s]+/).filter(Boolean);
  return leaf;
}
