import type { MigrationInterface, QueryRunner } from 'typeorm';

const WHAT_HAPPENED = [
  'id',
  'eventId',
  'kind',
  'ownerId',
  'branch',
  'month',
  'day',
  'amount',
  'profit',
  'customerId',
  'sourceType',
  'sourceId',
  'sourceNo',
  'belatedFor',
];
const GUARD = 'FOR EACH STATEMENT EXECUTE FUNCTION kpi_fact_is_append_only()';

/** A unit that moves takes its facts along (ORG-05); what happened, when, how much and for whom still never changes (C-25). */
export class FactsFollowTheirUnit1763790000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const columns = WHAT_HAPPENED.map((column) => `"${column}"`).join(', ');
    await db.query(`DROP TRIGGER "kpi_fact_append_only" ON "kpi_fact"`);
    await db.query(`CREATE TRIGGER "kpi_fact_append_only" BEFORE DELETE OR TRUNCATE OR UPDATE OF ${columns} ON "kpi_fact" ${GUARD}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER "kpi_fact_append_only" ON "kpi_fact"`);
    await db.query(`CREATE TRIGGER "kpi_fact_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "kpi_fact" ${GUARD}`);
  }
}
