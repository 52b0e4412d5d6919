import { createHash } from 'node:crypto';
import { newId } from '@tradewind/kernel/ids';
import { searchKey } from '@tradewind/domain/search-key';
import { auditText } from '@tradewind/persistence/audit-content';
import { AuditKey } from '@tradewind/persistence/audit-key';
import { connected } from '../../deploy/local/connected.ts';
import { normalisedName } from '../../services/customers/src/domain/company-name.ts';
import { companyName, Marks } from '../operations/marks.ts';
import { copyIn } from './copy-in.ts';
import type { Recording, WrittenRow } from './recording.ts';

const AT_ONCE = 5_000;

export interface Loaded {
  readonly rows: number;
  readonly seconds: number;
}

/** What stands for each token of the recording in one customer. */
type Names = ReadonlyMap<string, string>;

/**
 * Customers by COPY, with all that the command leaves behind: file, register, credit profile, traces with their marks, event, kept answer,
 * numbers of the series. Made from what one command left, so it is what commands leave; `differsFrom` looks whether it is.
 */
export class CustomerLoader {
  private readonly marks = new Marks();
  private readonly url: string;
  private readonly recording: Recording;
  private readonly key: AuditKey;

  constructor(url: string, recording: Recording, auditKeyFile: string) {
    this.url = url;
    this.recording = recording;
    this.key = AuditKey.fromFile(auditKeyFile);
  }

  /** `announced`: the events are sent, and other services take them in; otherwise they count as sent long ago. */
  async load(count: number, announced: boolean): Promise<Loaded> {
    const since = performance.now();
    await connected(this.url, async (db) => {
      const { series, first } = await this.numbers(db, count);
      for (let from = 0; from < count; from += AT_ONCE) {
        await db.query('BEGIN');
        const names = [...Array(Math.min(AT_ONCE, count - from)).keys()].map((i) => this.namesOf(`${series}-${String(first + from + i).padStart(6, '0')}`));
        for (const row of this.added) await copyIn(db, row.table, row.columns, names.map((each) => this.rowOf(row, each, announced))); // prettier-ignore
        await db.query('COMMIT');
      }
      await db.query('ANALYZE');
    });
    return { rows: count, seconds: (performance.now() - since) / 1_000 };
  }

  /** Loads one, reads it back and compares it with what the command left, all that is drawn or counted put aside: null, or the table that differs. */
  async differsFrom(): Promise<string | null> {
    const names = this.namesOf('BENCH-SAMPLE-000000');
    const masked = (row: WrittenRow, tokens: Iterable<string>): string => {
      const kept = row.values.map((value, i) => (MADE_ANEW.includes(row.columns[i] ?? '') ? null : value));
      return hashOf([...tokens].reduce((text, token, i) => text.replaceAll(JSON.stringify(token).slice(1, -1), `‹${i}›`), JSON.stringify(kept)));
    };
    return connected(this.url, async (db) => {
      await db.query('BEGIN');
      for (const row of this.added) await copyIn(db, row.table, row.columns, [this.rowOf(row, names, true)]);
      for (const row of this.added) {
        const id = row.columns.includes('id') ? 'id' : row.table === 'idempotency' ? 'key' : 'holderId';
        const was = row.values[row.columns.indexOf(id)] ?? '';
        const asked = row.columns.map((column) => `"${column}"::text`).join(', ');
        const { rows } = await db.query<(string | null)[]>({
          ...{ text: `SELECT ${asked} FROM "${row.table}" WHERE "${id}" = $1`, values: [names.get(was) ?? was], rowMode: 'array' },
        });
        if (rows.length !== 1 || masked({ ...row, values: rows[0] ?? [] }, names.values()) !== masked(row, names.keys())) return row.table;
      }
      await db.query('ROLLBACK');
      return null;
    });
  }

  private get added(): readonly WrittenRow[] {
    return this.recording.steps.flatMap(({ added }) => added).filter(({ table }) => table !== 'number_series');
  }

  private recorded(table: string, column: string): string {
    const row = this.added.find((each) => each.table === table);
    return row?.values[row.columns.indexOf(column)] ?? '';
  }

  private async numbers(db: { query: (sql: string, values: unknown[]) => Promise<{ rows: unknown[] }> }, count: number) {
    const series = this.recorded('customer', 'no').slice(0, -'-000000'.length);
    const { rows } = await db.query('UPDATE "number_series" SET "last" = "last" + $2 WHERE "series" = $1 RETURNING "last"', [series, count]);
    const [{ last = count } = {}] = rows as { last?: number }[];
    return { series, first: last - count + 1 };
  }

  /** Longest first: a name holds its mark. */
  private namesOf(no: string): Names {
    const name = this.recorded('customer', 'name');
    const anew = companyName(this.marks.draw());
    const special = new Map([
      [name, anew],
      [normalisedName(name), normalisedName(anew)],
      [this.recorded('customer', 'no'), no],
    ]);
    const ids = this.recording.tokens.filter((token) => /^[0-9a-f-]{36}$/.test(token)).map((token) => [token, newId()] as const);
    return new Map([...special, ...ids].sort(([a], [b]) => b.length - a.length));
  }

  private rowOf({ table, columns, values }: WrittenRow, names: Names, announced: boolean): (string | null)[] {
    const filled = values.map((value) => (value === null ? null : replaced(value, names)));
    const at = (column: string): number => columns.indexOf(column);
    if (table === 'customer') filled[at('search')] = searchKey(filled[at('name')], filled[at('no')]);
    if (table === 'audit') filled[at('mark')] = this.key.mark(auditText(traceOf(columns, filled)));
    if (table === 'outbox') filled[at('publishedAt')] = announced ? null : (filled[at('occurredAt')] ?? null);
    return filled;
  }
}

/** What is made from the rest or says when it was written. */
const MADE_ANEW: readonly string[] = ['search', 'mark', 'recordedAt', 'publishedAt'];

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const replaced = (text: string, names: Names): string => {
  let filled = text;
  for (const [token, anew] of names) if (filled.includes(token)) filled = filled.replaceAll(token, anew);
  return filled;
};

function traceOf(columns: readonly string[], values: readonly (string | null)[]): Parameters<typeof auditText>[0] {
  const row = Object.fromEntries(columns.map((column, i) => [column, values[i] ?? null]));
  return {
    ...row,
    at: new Date((row.at ?? '').replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
    version: parseInt(row.version ?? '0', 10),
    changes: JSON.parse(row.changes ?? '{}') as object,
    policies: (row.policies ?? '{}').slice(1, -1).split(',').filter(Boolean).map((policy) => policy.replace(/^"|"$/g, '')), // prettier-ignore
  } as unknown as Parameters<typeof auditText>[0];
}
