import type { ServiceName } from '../definitions.js';
import type { Violation } from './invariant.js';
import type { Reading } from './reading.js';

/** What breaks a rule inside one database: a statement that gives the offending rows and nothing else. */
export interface Rule {
  readonly service: ServiceName;
  /** Said of each row that the statement gives. */
  readonly what: string;
  readonly sql: string;
  readonly parameters?: readonly unknown[];
  /** Counts what the rule was held against. */
  readonly over?: string;
}

export async function* breakingRows(reading: Reading, rules: readonly Rule[]): AsyncGenerator<Violation> {
  for (const { service, what, sql, parameters = [], over } of rules) {
    if (over) reading.sawSo(await countOf(reading, service, over));
    for await (const row of reading.stream(service, sql, parameters)) yield { database: service, what, row };
  }
}

async function countOf(reading: Reading, service: ServiceName, from: string): Promise<number> {
  const [row] = await reading.rows<{ n: number }>(service, `SELECT count(*)::int AS "n" FROM ${from}`);
  return row?.n ?? 0;
}
