import type { DataSource, EntityManager } from 'typeorm';
import type { ModelTable } from './tables.js';
import type { AsItWas } from './read-model.js';

// Names of schemas, tables and columns come from our own declarations and the catalogue, never from a caller.

/**
 * Tables of the same shape in a schema of their own. A session that looks there first fills them with the same
 * statements that fill the real ones.
 */
export class Shadow {
  readonly schema: string;

  constructor(
    model: string,
    private readonly db: DataSource,
    private readonly tables: readonly ModelTable[],
    private readonly asItWas: readonly AsItWas[] = [],
  ) {
    this.schema = `rebuild_${model.replaceAll('-', '_')}`;
  }

  /** The tables that are filled by the replay. */
  get filled(): readonly string[] {
    return [...this.tables.filter(({ madeOf }) => madeOf === null).map(({ name }) => name), ...this.asItWas.map(({ table }) => table)];
  }

  async make(): Promise<void> {
    await this.drop();
    await this.db.query(`CREATE SCHEMA "${this.schema}"`);
    for (const { name } of this.tables) await this.copyShape(name);
    for (const { table } of this.asItWas) await this.db.query(`CREATE TABLE ${this.table(table)} AS ${this.livingOf(table)} WHERE false`);
  }

  async drop(): Promise<void> {
    await this.db.query(`DROP SCHEMA IF EXISTS "${this.schema}" CASCADE`);
  }

  /** What triggers would have made of what is in the shadow now; `inShadow` looks into it first. */
  async makeAgain(inShadow: DataSource): Promise<void> {
    for (const { name, key, columns, madeOf } of this.tables) {
      if (madeOf === null) continue;
      const all = quoted([...key, ...columns]);
      await inShadow.query(`TRUNCATE ${this.table(name)}`);
      await inShadow.query(`INSERT INTO ${this.table(name)} (${all}) SELECT ${all} FROM (${madeOf}) it`);
    }
  }

  /** The live tables as `tx` sees them, to be compared in peace. */
  async copy(tx: EntityManager): Promise<void> {
    for (const { name } of this.tables) await tx.query(`CREATE TABLE ${this.copyOf(name)} AS TABLE ${live(name)}`);
  }

  /** What the service itself has in place of a table of the shadow. */
  livingOf(name: string): string {
    const columns = this.asItWas.find(({ table }) => table === name)?.columns;
    return `SELECT ${columns ? quoted(columns) : '*'} FROM ${live(name)}`;
  }

  copyOf(name: string): string {
    return this.table(`live_${name}`);
  }

  table(name: string): string {
    return `"${this.schema}"."${name}"`;
  }

  /** Puts the shadow in the place of the live tables, with their rights and triggers; the live ones are gone. In the transaction that holds them locked. */
  async swap(tx: EntityManager): Promise<void> {
    for (const { name } of this.tables)
      if ((await this.shapeOf(live(name))) !== (await this.shapeOf(this.table(name))))
        throw new Error(`${name} was changed by a migration; nothing was changed`);
    await this.keepDrawn(tx);
    for (const { name } of this.tables) await this.swapOne(tx, name);
  }

  /** A row that is the same keeps the id it was drawn: others may have noted it. */
  async keepDrawn(tx: EntityManager): Promise<void> {
    for (const { name, key, drawn } of this.tables)
      for (const column of drawn)
        await tx.query(
          `UPDATE ${this.table(name)} s SET "${column}" = l."${column}" FROM ${live(name)} l
            WHERE ${key.map((part) => `s."${part}" = l."${part}"`).join(' AND ')} AND s."${column}" <> l."${column}"`,
        );
  }

  /** The columns of a table and their types; null where there is no such table. */
  async shapeOf(table: string): Promise<string | null> {
    const [row] = await this.db.query<{ shape: string | null }[]>(
      `SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS "shape"
         FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
      [table],
    );
    return row?.shape ?? null;
  }

  /** No reaction can write to the live tables until `tx` ends; everybody can read. Nobody queues behind us for long. */
  async lock(tx: EntityManager): Promise<void> {
    await tx.query(`SET LOCAL lock_timeout = '1s'`);
    await tx.query(`LOCK TABLE ${this.tables.map(({ name }) => live(name)).join(', ')} IN SHARE ROW EXCLUSIVE MODE`);
  }

  private async copyShape(name: string): Promise<void> {
    await this.db.query(`CREATE TABLE ${this.table(name)} (LIKE ${live(name)} INCLUDING ALL EXCLUDING INDEXES)`);
    const indexes = await this.db.query<{ name: string; definition: string; constraint: string | null }[]>(
      `SELECT c.relname AS "name", pg_get_indexdef(i.indexrelid) AS "definition", pg_get_constraintdef(k.oid) AS "constraint"
         FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
        WHERE i.indrelid = $1::regclass`,
      [live(name)],
    );
    for (const index of indexes)
      await this.db.query(
        index.constraint === null
          ? index.definition.replace(/ ON public\.("?[\w]+"?) /, ` ON "${this.schema}".$1 `)
          : `ALTER TABLE ${this.table(name)} ADD CONSTRAINT "${index.name}" ${index.constraint}`,
      );
  }

  private async swapOne(tx: EntityManager, name: string): Promise<void> {
    const triggers = await tx.query<{ definition: string }[]>(
      `SELECT pg_get_triggerdef(oid) AS "definition" FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal`,
      [live(name)],
    );
    const rights = await tx.query<{ grant: string }[]>(
      `SELECT format('GRANT %s ON ${live(name)} TO %I', a.privilege_type, r.rolname) AS "grant"
         FROM pg_class c, aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee WHERE c.oid = $1::regclass AND a.grantee <> c.relowner`,
      [live(name)],
    );
    await tx.query(`DROP TABLE ${live(name)}`);
    await tx.query(`ALTER TABLE ${this.table(name)} SET SCHEMA public`);
    for (const { definition } of triggers) await tx.query(definition);
    for (const { grant } of rights) await tx.query(grant);
    await tx.query(`UPDATE "table_state" SET "state" = gen_random_uuid() WHERE "table" = $1`, [name]); // of whatever is kept in memory of it
  }
}

export const live = (name: string): string => `public."${name}"`;

export const quoted = (columns: readonly string[], alias = ''): string => columns.map((column) => `${alias}"${column}"`).join(', ');
