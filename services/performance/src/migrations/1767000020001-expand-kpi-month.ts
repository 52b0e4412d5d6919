import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEY = '"month", "kind", "org", "ownerId"';
const sumsOf = (facts: string): string =>
  `SELECT ${KEY}, sum("amount"), coalesce(sum("profit"), 0), sum("facts") FROM (${facts}) f GROUP BY ${KEY} ORDER BY ${KEY}`;
const each = (table: string, sign: '' | '-'): string =>
  `SELECT ${KEY}, ${sign}"amount" AS "amount", ${sign}"profit" AS "profit", ${sign}1 AS "facts" FROM ${table}`;
/** In the order of the key, so that two who count at once wait for each other and no more. */
const counted = (facts: string): string => `INSERT INTO public."kpi_month" AS m (${KEY}, "amount", "profit", "facts") ${sumsOf(facts)}
  ON CONFLICT (${KEY}) DO UPDATE SET "amount" = m."amount" + EXCLUDED."amount", "profit" = m."profit" + EXCLUDED."profit", "facts" = m."facts" + EXCLUDED."facts";`;
const triggered = (name: string, statements: string): string =>
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${statements} RETURN NULL; END $$`;

/**
 * Facts summed by month, kind, unit and person, kept by triggers (decision 55). Whoever enters a fact waits while it is filled: only
 * reactions do, and their events wait with them.
 */
export class ExpandKpiMonth1767000020001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`SET LOCAL statement_timeout = '10min'`);
    await db.query(
      `CREATE TABLE "kpi_month" ("month" text NOT NULL, "kind" text NOT NULL, "org" text NOT NULL, "ownerId" uuid NOT NULL, "amount" numeric(18,2) NOT NULL, "profit" numeric(18,2) NOT NULL, "facts" integer NOT NULL, PRIMARY KEY (${KEY})) WITH (fillfactor = 70)`,
    );
    await db.query(triggered('kpi_month_counts', counted(each('came', ''))));
    await db.query(
      triggered('kpi_month_moves', `${counted(`${each('came', '')} UNION ALL ${each('went', '-')}`)} DELETE FROM public."kpi_month" WHERE "facts" = 0;`),
    );
    await db.query(
      `CREATE TRIGGER "kpi_month_counts" AFTER INSERT ON "kpi_fact" REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION kpi_month_counts()`,
    );
    await db.query(
      `CREATE TRIGGER "kpi_month_moves" AFTER UPDATE ON "kpi_fact" REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION kpi_month_moves()`,
    );
    await db.query(`INSERT INTO "kpi_month" (${KEY}, "amount", "profit", "facts") ${sumsOf(each('"kpi_fact"', ''))}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of ['kpi_month_moves', 'kpi_month_counts']) {
      await db.query(`DROP TRIGGER "${name}" ON "kpi_fact"`);
      await db.query(`DROP FUNCTION ${name}()`);
    }
    await db.query('DROP TABLE "kpi_month"');
  }
}
