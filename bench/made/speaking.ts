import type { Rows } from '../recorded/recorder.ts';
import type { Recording } from '../recorded/recording.ts';
import { foundIn, type FoundRow } from './found.ts';
import type { Found } from './kinds.ts';

/** Where services speak of one of a kind, by table: a condition on the ids in `$1`. */
type Places = Readonly<Record<string, Readonly<Record<string, string>>>>;

const of = (column: string): string => `"${column}"::text = ANY($1::text[])`;

/** All that is left of a customer for good; not the answer that is kept for seven days. */
export const OF_CUSTOMERS: Places = {
  customers: {
    ...{ customer: of('id'), credit_profile: of('customerId'), known_company: of('holderId') },
    ...{ outbox: of('aggregateId'), outbox_head: of('aggregateId'), audit: of('aggregateId') },
  },
  'after-sales': { customer_replica: of('customerId'), aggregate_cursor: of('aggregateId') },
};

/** Of an order: itself, its events, what others keep of them, and what its contract is worth in reports. Not its contract, nor traces of orders. */
export const OF_ORDERS: Places = {
  orders: { sales_order: of('id'), outbox: of('aggregateId'), outbox_head: of('aggregateId') },
  customers: { order_currency: of('orderId'), aggregate_cursor: of('aggregateId') },
  contracts: { aggregate_cursor: of('aggregateId') },
  performance: { kpi_fact: `${of('sourceId')} AND "kind" = 'signed'` },
};

/** What the databases hold of these ids, in the order of their tables. */
export async function speakingOf(rows: Rows, places: Places, ids: readonly string[]): Promise<Found> {
  const found: Record<string, readonly FoundRow[]> = {};
  for (const [service, tables] of Object.entries(places)) found[service] = await speakingIn((sql, values) => rows(service, sql, values), tables, ids);
  return found;
}

export async function speakingIn(
  rows: (sql: string, values?: readonly unknown[]) => Promise<object[]>,
  tables: Places[string],
  ids: readonly string[],
): Promise<FoundRow[]> {
  // prettier-ignore
  const all: FoundRow[] = [];
  for (const [table, where] of Object.entries(tables)) all.push(...(await foundIn(rows, table, where, ids)));
  return all;
}

/** The ids of a recording that name rows of these tables. */
export function idsIn({ steps }: Recording, ...tables: readonly string[]): string[] {
  const rows = steps.flatMap(({ added, changed }) => [...added, ...changed]).filter(({ table }) => tables.includes(table));
  return [...new Set(rows.map(({ columns, values }) => values[columns.indexOf('id')] ?? ''))];
}
