/** A row as text, column by column; null is NULL. */
export interface WrittenRow {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly (string | null)[];
}

export interface ChangedRow extends WrittenRow {
  /** Names and values of its primary key. */
  readonly key: Readonly<Record<string, string>>;
  readonly before: readonly (string | null)[];
}

/** What one command has left behind in the database of its service. */
export interface Step {
  readonly service: string;
  readonly operation: string;
  readonly added: readonly WrittenRow[];
  readonly changed: readonly ChangedRow[];
}

/** A journey as it was seen once in the databases: what the limit server writes too, and what the loader makes many of. */
export interface Recording {
  readonly name: string;
  readonly steps: readonly Step[];
  /** What is different each time, longest first: ids, keys, numbers and what was drawn for names and vouchers. */
  readonly tokens: readonly string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');

/** What stands for a token in the n-th time: another of the same form that is never the same again. */
function fresh(token: string, at: number, n: number): string {
  if (UUID.test(token)) return `${hex(at, 8)}-0000-7000-8000-${hex(n, 12)}`;
  if (/^[0-9a-f]{10}$/i.test(token)) return hex(n, 10);
  return `${token}-${n}`;
}

/** Makes a text of the n-th time from one that was recorded. */
export type Filled = (n: number) => string | null;

/** `base` keeps apart the ids of several recordings. */
export function filling({ tokens }: Recording, base: number): (text: string | null) => Filled {
  const places = new Map(tokens.map((token, i) => [token, base + i]));
  const pattern = new RegExp(`(${tokens.map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
  return (text) => {
    if (text === null || tokens.length === 0) return () => text;
    const parts = text.split(pattern);
    if (parts.length === 1) return () => text;
    return (n) => parts.map((part, i) => (i % 2 === 0 ? part : fresh(part, places.get(part) ?? base, n))).join('');
  };
}

/** Whether a row that was there before belongs to one journey alone: its key is a token. Others are the same for all, such as a budget. */
export const isOwn = ({ tokens }: Recording, { key }: ChangedRow): boolean => Object.values(key).some((value) => tokens.includes(value));

/** Rows that one journey adds, by service and table: what must be there afterwards. */
export function leavesOf({ steps }: Recording): Map<string, number> {
  const leaves = new Map<string, number>();
  for (const { service, added } of steps) {
    for (const { table } of added) leaves.set(`${service}.${table}`, (leaves.get(`${service}.${table}`) ?? 0) + 1);
  }
  return leaves;
}
