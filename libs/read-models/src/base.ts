import type { DataSource, EntityManager } from 'typeorm';
import type { History } from './history.js';
import type { Shadow } from './shadow.js';

/**
 * What a rebuild begins from: the read model as the last whole rebuild made it, and which facts are in it. Outboxes keep
 * a fact for 14 days; with a base that is younger nothing older is needed. It lies in the service's own database, in a
 * schema of its own, and is replaced in one transaction.
 */
export class Base {
  private readonly schema: string;

  constructor(
    private readonly db: DataSource,
    private readonly shadow: Shadow,
    private readonly history: History,
    model: string,
    private readonly consumers: readonly string[],
  ) {
    this.schema = `base_${model.replaceAll('-', '_')}`;
  }

  /** Fills the shadow with it; gives when it was made, or null where there is none that can be used. */
  async load(): Promise<string | null> {
    if (!(await this.isUsable())) return null;
    for (const name of this.shadow.filled) await this.db.query(`INSERT INTO ${this.shadow.table(name)} SELECT * FROM ${this.table(name)}`);
    await this.db.query(`INSERT INTO ${this.history.steps} ("consumer", "id") SELECT "consumer", "id" FROM ${this.table('replay_step')}`);
    await this.history.passOver();
    const [row] = await this.db.query<{ made: string }[]>(`SELECT obj_description($1::regnamespace, 'pg_namespace') AS "made"`, [this.schema]);
    return row?.made ?? null;
  }

  /** The shadow, with the facts that are in it, becomes the base. */
  keep(): Promise<void> {
    return this.db.transaction((tx) => this.become(tx, (name) => `SELECT * FROM ${this.shadow.table(name)}`, this.history.steps));
  }

  /** The live tables, as `tx` sees them, become the base: somebody says that they are right. */
  async adopt(tx: EntityManager): Promise<void> {
    await this.history.take(tx);
    await this.become(tx, (name) => this.shadow.livingOf(name), this.history.taken);
  }

  private async become(tx: EntityManager, rowsOf: (table: string) => string, facts: string): Promise<void> {
    await tx.query(`DROP SCHEMA IF EXISTS "${this.schema}" CASCADE`);
    await tx.query(`CREATE SCHEMA "${this.schema}"`);
    for (const name of this.shadow.filled) await tx.query(`CREATE TABLE ${this.table(name)} AS ${rowsOf(name)}`);
    await tx.query(`CREATE TABLE ${this.table('replay_step')} AS SELECT "consumer", "id" FROM ${facts}`);
    await tx.query(`COMMENT ON SCHEMA "${this.schema}" IS '${new Date().toISOString()}'`);
  }

  /** Of the shape the tables have now, and of no fact that the inbox does not have: a restore may have taken it back behind the base. */
  private async isUsable(): Promise<boolean> {
    for (const name of this.shadow.filled)
      if ((await this.shadow.shapeOf(this.table(name))) !== (await this.shadow.shapeOf(this.shadow.table(name)))) return false;
    const [row] = await this.db.query<{ ahead: boolean }[]>(
      `SELECT EXISTS (SELECT FROM ${this.table('replay_step')} b WHERE b."consumer" = ANY($1)
          AND NOT EXISTS (SELECT FROM "inbox" i WHERE i."consumer" = b."consumer" AND i."eventId" = b."id")) AS "ahead"`,
      [this.consumers],
    );
    return row?.ahead === false;
  }

  private table(name: string): string {
    return `"${this.schema}"."${name}"`;
  }
}
