import pg from 'pg';
import { DEFINITIONS, type ServiceName } from '../definitions.js';
import type { Databases } from './given.js';

export const SERVICES = Object.keys(DEFINITIONS) as readonly ServiceName[];

const ROWS_AT_ONCE = 2_000;
const LONGEST_STATEMENT = '10min';

/** Who is read first. A head that is announced after we looked at its chain must not be known already where it is kept. */
const FIRST: readonly ServiceName[] = ['policies', 'identity'];

/**
 * The eight databases, each as it was at one moment, and never changed: a read-only transaction per database.
 * Rows come in order and a few at a time, so that memory does not grow with the company.
 */
export class Reading {
  private cursors = 0;
  /** Rows looked at since this was last asked. */
  private looked = 0;

  private constructor(private readonly clients: ReadonlyMap<ServiceName, pg.Client>) {}

  static async open(databases: Databases): Promise<Reading> {
    const clients = new Map<ServiceName, pg.Client>();
    try {
      for (const service of FIRST) clients.set(service, await begun(databases[service]));
      for (const service of SERVICES.filter((name) => !clients.has(name))) clients.set(service, await begun(databases[service]));
      return new Reading(clients);
    } catch (error) {
      await endAll(clients);
      throw error;
    }
  }

  async close(): Promise<void> {
    await endAll(this.clients);
  }

  /** For small answers. */
  async rows<R extends object>(service: ServiceName, sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    return (await this.client(service).query(sql, [...parameters])).rows as R[];
  }

  /** For answers as long as the table. */
  async *stream<R extends object>(service: ServiceName, sql: string, parameters: readonly unknown[] = []): AsyncGenerator<R> {
    const client = this.client(service);
    const cursor = `c${(this.cursors += 1)}`;
    await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, [...parameters]);
    try {
      for (;;) {
        const { rows } = await client.query(`FETCH ${ROWS_AT_ONCE} FROM ${cursor}`);
        yield* rows as R[];
        if (rows.length < ROWS_AT_ONCE) return;
      }
    } finally {
      await client.query(`CLOSE ${cursor}`);
    }
  }

  /** How many rows an invariant was held against. */
  sawSo(many: number): void {
    this.looked += many;
  }

  takeLooked(): number {
    const { looked } = this;
    this.looked = 0;
    return looked;
  }

  private client(service: ServiceName): pg.Client {
    const client = this.clients.get(service);
    if (!client) throw new Error(`The database of ${service} is not open`);
    return client;
  }
}

async function begun(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'reconciler' });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`SET statement_timeout = '${LONGEST_STATEMENT}'; SET idle_in_transaction_session_timeout = 0; SET TimeZone = 'UTC'`);
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query('SELECT 1 FROM "outbox" LIMIT 1'); // a snapshot is taken by the first look
  return client;
}

async function endAll(clients: ReadonlyMap<ServiceName, pg.Client>): Promise<void> {
  for (const client of clients.values()) await client.end().catch(() => undefined);
}
