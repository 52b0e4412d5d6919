import { filling, type ChangedRow, type Filled, type Recording, type Step, type WrittenRow } from '../recorded/recording.ts';

/** A statement whose values are those of the n-th time. */
export interface Played {
  readonly name: string;
  readonly text: string;
  readonly values: readonly Filled[];
}

/** One command as plain statements. */
export interface PlayedStep {
  readonly service: string;
  /** Numbers are taken outside the transaction, as the platform does. */
  readonly before: readonly Played[];
  readonly known: Played | null;
  readonly locks: readonly Played[];
  readonly writes: readonly Played[];
  readonly reply: Filled;
}

const quoted = (name: string): string => `"${name}"`;
const numbered = (columns: readonly string[], from = 1): string[] => columns.map((column, i) => `${quoted(column)} = $${i + from}`);

export function playedSteps(recording: Recording, base: number): PlayedStep[] {
  const fill = filling(recording, base);
  return recording.steps.map((step, at) => playedStep(step, `${base}_${at}`, fill));
}

function playedStep({ service, added, changed }: Step, name: string, fill: (text: string | null) => Filled): PlayedStep {
  const series = changed.filter(({ table }) => table === 'number_series');
  const others = changed.filter(({ table }) => table !== 'number_series');
  const answer = added.find(({ table }) => table === 'idempotency');
  const of = (column: string): string | null => answer?.values[answer.columns.indexOf(column)] ?? null;
  const asked = ['principal', 'operation', 'key'];
  return {
    service,
    before: series.map((row, i) => update(row, `n${name}_${i}`, fill)),
    known: answer
      ? { name: `k${name}`, text: `SELECT "reply" FROM "idempotency" WHERE ${numbered(asked).join(' AND ')}`, values: asked.map((column) => fill(of(column))) }
      : null,
    locks: others.map((row, i) => lock(row, `l${name}_${i}`, fill)),
    writes: [...others.map((row, i) => update(row, `u${name}_${i}`, fill)), ...added.map((row, i) => insert(row, `i${name}_${i}`, fill))],
    reply: fill(of('reply') ?? '{}'),
  };
}

const insert = ({ table, columns, values }: WrittenRow, name: string, fill: (text: string | null) => Filled): Played => ({
  name,
  text: `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
  values: values.map(fill),
});

function update({ table, columns, values, key }: ChangedRow, name: string, fill: (text: string | null) => Filled): Played {
  const keys = Object.keys(key);
  return {
    name,
    text: `UPDATE ${quoted(table)} SET ${numbered(columns).join(', ')} WHERE ${numbered(keys, columns.length + 1).join(' AND ')}`,
    values: [...values, ...Object.values(key)].map(fill),
  };
}

const lock = ({ table, key }: ChangedRow, name: string, fill: (text: string | null) => Filled): Played => ({
  name,
  text: `SELECT * FROM ${quoted(table)} WHERE ${numbered(Object.keys(key)).join(' AND ')} FOR UPDATE`,
  values: Object.values(key).map(fill),
});
