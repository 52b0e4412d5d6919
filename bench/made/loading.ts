import { connected } from '../../deploy/local/connected.ts';
import { say } from '../../deploy/local/steps.ts';
import type { Databases } from '../../chaos/stage/databases.ts';
import type { Service } from '../../deploy/local/services.ts';
import type pg from 'pg';
import { companyIn, type Seller } from './company.ts';
import { Indexes } from './indexes.ts';
import type { Kind } from './kinds.ts';
import type { Traces } from './traces.ts';

/** One table of one service to be filled; copies `from` to `to`. */
interface Piece {
  readonly service: Service;
  readonly table: string;
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

const AT_ONCE = 25_000;
/** As many as the machine has cores. */
const SESSIONS = 2;
const SAYS_EVERY_MS = 15_000;
/** Seconds. */
const WORTH_SAYING = 10;

/** Past triggers that a bulk does without: the order of events is in the rows, with their heads. Sums of facts stay with their trigger. */
const SESSION = `SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 1; SET work_mem = '64MB'; SET jit = off`;
const PAST_TRIGGERS = `SET session_replication_role = replica`;
const SUMMED_BY_TRIGGER = ['kpi_fact'];

/** Everything the kinds speak of, table by table, two at a time; what takes longest begins first. */
export async function loaded(databases: Databases, pieces: readonly Piece[], sellers: readonly Seller[], traces: Traces): Promise<void> {
  const waiting = [...pieces];
  const worker = async (): Promise<void> => {
    for (let piece = waiting.shift(); piece; piece = waiting.shift()) await filled(databases, piece, sellers, traces);
  };
  await Promise.all(Array.from({ length: SESSIONS }, worker));
}

/** A piece for each table that a kind speaks of. */
export const piecesOf = (kind: Kind, from: number, to: number): Piece[] =>
  Object.entries(kind.rows).flatMap(([service, rows]) =>
    [...new Set(rows.map(({ table }) => table))].map((table) => ({ service: service as Service, table, kind, from, to })),
  );

async function filled(databases: Databases, piece: Piece, sellers: readonly Seller[], traces: Traces): Promise<void> {
  const { service, table, from, to } = piece;
  await connected(databases.adminUrlOf(service), async (db) => {
    await db.query(SESSION);
    if (!SUMMED_BY_TRIGGER.includes(table)) await db.query(PAST_TRIGGERS);
    await companyIn(db, sellers);
    if (table === 'audit') await traces.begin(db, [...new Set(sellers.map(({ branch }) => branch))]);
    const indexes = new Indexes(db);
    const progress = new Progress(`${service}.${table}`, to - from);
    await indexes.drop([table]);
    for (let at = from; at < to; at += AT_ONCE) {
      await db.query('BEGIN');
      await copied(db, piece, at, Math.min(at + AT_ONCE, to) - 1, traces);
      await db.query('COMMIT');
      progress.reached(Math.min(at + AT_ONCE, to) - from);
    }
    await indexes.restore((definition, seconds) => {
      if (seconds > WORTH_SAYING) say(`  ${seconds.toFixed(0)} s for ${/INDEX (\S+)/.exec(definition)?.[1] ?? ''}`);
    });
    await db.query(`ANALYZE "${table}"`);
    progress.done();
  });
}

/** The copies `from` to `to` of what stands in this table. */
export async function copied(db: pg.ClientBase, { kind, service, table }: Omit<Piece, 'from' | 'to'>, from: number, to: number, traces: Traces): Promise<void> {
  const rows = (kind.rows[service] ?? []).filter((row) => row.table === table);
  if (table === 'audit') return traces.load(db, kind.many, rows, from, to);
  for (const row of rows) await db.query(kind.many.insert(row), [from, to]);
}

/** Says now and then how far it is. */
class Progress {
  private readonly since = performance.now();
  private said = this.since;
  private readonly name: string;
  private readonly count: number;

  constructor(name: string, count: number) {
    this.name = name;
    this.count = count;
  }

  reached(rows: number): void {
    const now = performance.now();
    if (now - this.said < SAYS_EVERY_MS) return;
    this.said = now;
    say(`  ${this.name}: ${rows.toLocaleString('en')} of ${this.count.toLocaleString('en')}, ${Math.round((rows / (now - this.since)) * 1_000).toLocaleString('en')}/s`); // prettier-ignore
  }

  done(): void {
    const seconds = (performance.now() - this.since) / 1_000;
    if (seconds > WORTH_SAYING)
      say(
        `  ${this.name}: ${this.count.toLocaleString('en')} with indexes in ${seconds.toFixed(0)} s, ${Math.round(this.count / seconds).toLocaleString('en')}/s`,
      );
  }
}
