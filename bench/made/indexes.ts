import pg from 'pg';

/** Indexes of some tables that are made again at once after many rows came: one by one they cost more than the rows. */
export class Indexes {
  private readonly db: pg.ClientBase;
  private readonly dropped: string[] = [];

  constructor(db: pg.ClientBase) {
    this.db = db;
  }

  /** All but primary keys, and those of some rows alone: whoever watches for them looks all the time. */
  async drop(tables: readonly string[]): Promise<void> {
    const { rows } = await this.db.query<{ name: string; definition: string }>(SECONDARY, [tables]);
    for (const { name, definition } of rows) {
      await this.db.query(`DROP INDEX ${name}`);
      this.dropped.push(definition);
    }
  }

  /** The dearest first. */
  async restore(onEach: (definition: string, seconds: number) => void): Promise<void> {
    for (const definition of this.dropped.splice(0).sort((a, b) => Number(b.includes('USING gin')) - Number(a.includes('USING gin')))) {
      const since = performance.now();
      await this.db.query(definition.replace(' ON ONLY ', ' ON ')); // of a partitioned table, with those of its parts
      onEach(definition, (performance.now() - since) / 1_000);
    }
  }
}

const SECONDARY = `SELECT i.indexrelid::regclass::text AS "name", pg_get_indexdef(i.indexrelid) AS "definition"
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relname = ANY($1) AND c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary AND i.indpred IS NULL`;
