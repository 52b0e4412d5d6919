import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept in memory of a table is good as long as its state is the same (decision 60). */
export class ExpandTableState1767300000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE "table_state" ("table" text NOT NULL, "state" uuid NOT NULL, PRIMARY KEY ("table"))`);
    await db.query(NOTE);
    await db.query(RIGHTS);
    await noteStateOf(db, 'policy_replica');
  }

  async down(db: QueryRunner): Promise<void> {
    await forgetStateOf(db, 'policy_replica');
    await db.query('DROP FUNCTION "note_table_state"()');
    await db.query('DROP TABLE "table_state"');
  }
}

interface Asks {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** From now on each statement that may change this table gives it another state, in its own transaction and whoever makes it. */
export async function noteStateOf(db: Asks, table: string): Promise<void> {
  await db.query(`INSERT INTO "table_state" ("table", "state") VALUES ($1, gen_random_uuid())`, [table]);
  await db.query(
    `CREATE TRIGGER "${table}_state" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION "note_table_state"()`,
  );
}

export async function forgetStateOf(db: Asks, table: string): Promise<void> {
  await db.query(`DROP TRIGGER "${table}_state" ON "${table}"`);
  await db.query(`DELETE FROM "table_state" WHERE "table" = $1`, [table]);
}

const NOTE = `CREATE FUNCTION "note_table_state"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "table_state" SET "state" = gen_random_uuid() WHERE "table" = TG_TABLE_NAME;
  RETURN NULL;
END $$`;

const RIGHTS = `DO $$ DECLARE app text := replace(current_user, '_owner', '_app'); BEGIN
  IF app <> current_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "table_state" FROM %I', app);
  END IF; END $$`;
