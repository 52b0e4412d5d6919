import type { Ask, Journey, Sent } from '../load/burst.ts';
import type { ChangedRow, Recording, Step, WrittenRow } from './recording.ts';

/** Rows of a statement in the database of a service. */
export type Rows = <Row extends object>(service: string, sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Bookkeeping of relays, consumers and sealers, and what commands do not write. */
const NOT_OF_COMMANDS = new Set(
  [
    'inbox inbox_pending aggregate_cursor audit_seal audit_head kept_audit_head outbox_head outbox_stream outbox_parked',
    'policy_replica table_state refusal_count dead_letter access_revocation org_move migrations export_piece',
  ].flatMap((names) => names.split(' ')),
);

/** Rows of an outbox that no command has left: once a minute a service announces how far its audit trail has come. */
export const OF_THE_PLATFORM = `"type" LIKE '%.audit-head-signed.v1'`;

/** What the relay goes on writing to after the command. */
const ONLY_ADDED = new Set(['outbox', 'audit', 'idempotency']);

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

interface Seen {
  readonly table: Table;
  readonly values: readonly (string | null)[];
}

/** A command sent within a journey that is recorded: which service writes. */
export interface Recorded extends Sent {
  readonly service: string;
  readonly operation: string;
}

/**
 * Sees what commands leave in the databases, by looking at them before and after each: for a few small tables while nothing else is at work.
 * `drawn` tells what the journey has drawn for names and vouchers.
 */
export class Recorder {
  private readonly rows: Rows;
  private readonly tables = new Map<string, Promise<readonly Table[]>>();

  constructor(rows: Rows) {
    this.rows = rows;
  }

  async recorded(name: string, journey: Journey, ask: Ask, drawn: () => readonly string[]): Promise<Recording> {
    const steps: Step[] = [];
    const tokens = new Set<string>();
    const noted: Ask = async (sent) => {
      const { service, operation } = sent as Recorded;
      const before = await this.seen(service);
      const text = await ask(sent);
      const step = { service, operation, ...differenceOf(before, await this.seen(service)) };
      for (const token of tokensOf(step, sent)) tokens.add(token);
      steps.push(step);
      return text;
    };
    await journey(noted);
    // numbers of vouchers are kept in capitals
    for (const mark of drawn()) tokens.add(mark).add(mark.toUpperCase());
    return { name, steps, tokens: [...tokens].sort((a, b) => b.length - a.length) };
  }

  private async seen(service: string): Promise<Map<string, Seen>> {
    let known = this.tables.get(service);
    if (!known) this.tables.set(service, (known = this.tablesOf(service)));
    const found = await Promise.all((await known).map((table) => this.rowsOf(service, table)));
    return new Map(found.flat());
  }

  private async rowsOf(service: string, table: Table): Promise<[string, Seen][]> {
    const { name, columns, key } = table;
    const asked = [...new Set([...columns, ...key])].map((column) => `"${column}"::text`).join(', ');
    const which = name === 'outbox' ? `WHERE NOT (${OF_THE_PLATFORM})` : '';
    const rows = await this.rows<Record<string, string | null>>(service, `SELECT ${asked} FROM "${name}" ${which}`);
    return rows.map((row) => [JSON.stringify([name, ...key.map((column) => row[column])]), { table, values: columns.map((column) => row[column] ?? null) }]);
  }

  private async tablesOf(service: string): Promise<readonly Table[]> {
    const found = await this.rows<Table>(service, TABLES);
    return found.filter(({ name, key }) => !NOT_OF_COMMANDS.has(name) && key.length > 0);
  }
}

const TABLES = `SELECT c.relname AS "name",
    array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          AND NOT EXISTS (SELECT FROM pg_attrdef d WHERE d.adrelid = c.oid AND d.adnum = a.attnum AND pg_get_expr(d.adbin, c.oid) LIKE 'nextval%') ORDER BY a.attnum) AS "columns",
    array(SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
          WHERE i.indrelid = c.oid AND i.indisprimary) AS "key"
  FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace`;

function differenceOf(before: ReadonlyMap<string, Seen>, after: ReadonlyMap<string, Seen>): Pick<Step, 'added' | 'changed'> {
  const added: WrittenRow[] = [];
  const changed: ChangedRow[] = [];
  for (const [id, { table, values }] of after) {
    const { name, columns, key } = table;
    const was = before.get(id);
    const row = { table: name, columns, values };
    // the first number of a series makes it; all others count it up
    if (!was && name !== 'number_series') added.push(row);
    else if (!ONLY_ADDED.has(name) && values.some((value, i) => value !== was?.values[i])) {
      const keys = Object.fromEntries(key.map((column) => [column, values[columns.indexOf(column)] ?? '']));
      changed.push({ ...row, key: keys, before: was?.values ?? values });
    }
  }
  return { added, changed };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Ids of what is new, keys of answers, numbers given; and ids in the path of what existed before. */
function* tokensOf({ added, changed }: Step, { path }: Sent): Iterable<string> {
  for (const { table, columns, values } of added) {
    for (const column of ['id', 'no', ...(table === 'idempotency' ? ['key'] : [])]) {
      const value = values[columns.indexOf(column)];
      if (value) yield value;
    }
  }
  const addressed: readonly string[] = path.match(UUID) ?? [];
  for (const { columns, values } of changed) {
    const id = values[columns.indexOf('id')];
    if (!id || !addressed.includes(id)) continue;
    yield id;
    const no = values[columns.indexOf('no')];
    if (no) yield no;
    const contract = values[columns.indexOf('contractId')]; // one order per contract
    if (contract) yield contract;
  }
}
