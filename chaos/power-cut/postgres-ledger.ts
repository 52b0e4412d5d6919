import { join } from 'node:path';
import pg from 'pg';
import { type Postgres, startPostgres } from '../../deploy/local/postgres.ts';
import { childrenOf } from './children.ts';
import { LANES, type Ledger } from './ledger.ts';

interface Folders {
  readonly onDisk: string;
  readonly beside: string;
}

/** Commits that PostgreSQL acknowledged. */
export class PostgresLedger implements Ledger {
  readonly server = 'postgres';
  private readonly folders: Folders;
  private running: Postgres | undefined;

  constructor(folders: Folders) {
    this.folders = folders;
  }

  async start(safe: boolean): Promise<void> {
    const { onDisk, beside } = this.folders;
    this.running = await startPostgres({ dir: join(onDisk, 'postgres'), logFile: join(beside, 'postgres.log'), durable: safe });
  }

  async prepare(): Promise<void> {
    await this.connected((db) => db.query('CREATE TABLE "power" ("entry" text PRIMARY KEY)'));
  }

  async write(name: (lane: number, n: number) => string, acknowledged: (entry: string) => void): Promise<void> {
    const lane = (_: unknown, i: number): Promise<void> =>
      this.connected(async (db) => {
        for (let n = 1; ; n += 1) {
          const entry = name(i, n);
          await db.query('INSERT INTO "power" VALUES ($1)', [entry]);
          acknowledged(entry);
        }
      });
    await Promise.allSettled(Array.from({ length: LANES }, lane));
  }

  async entries(): Promise<string[]> {
    const { rows } = await this.connected((db) => db.query<{ entry: string }>('SELECT "entry" FROM "power"'));
    return rows.map(({ entry }) => entry);
  }

  /** The postmaster first, or it would start others for those that die. */
  pids(): number[] {
    return this.running ? [this.running.pid, ...childrenOf(this.running.pid)] : [];
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  private async connected<T>(work: (db: pg.Client) => Promise<T>): Promise<T> {
    if (!this.running) throw new Error('PostgreSQL does not run');
    const db = new pg.Client({ connectionString: this.running.adminUrl });
    db.on('error', () => undefined);
    await db.connect();
    try {
      return await work(db);
    } finally {
      await db.end().catch(() => undefined);
    }
  }
}
