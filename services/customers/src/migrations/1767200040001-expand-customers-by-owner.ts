import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever sells sees the newest of their own customers first, out of a million as out of a thousand; the old index knew the owner alone. */
export class ExpandCustomersByOwner1767200040001 implements MigrationInterface {
  readonly transaction = false;

  up(db: QueryRunner): Promise<void> {
    return exchanged(db, { made: 'customer_owner_newest', columns: '"ownerId", "id"', dropped: 'customer_owner' });
  }

  down(db: QueryRunner): Promise<void> {
    return exchanged(db, { made: 'customer_owner', columns: '"ownerId"', dropped: 'customer_owner_newest' });
  }
}

interface Exchange {
  readonly made: string;
  readonly columns: string;
  readonly dropped: string;
}

async function exchanged(db: QueryRunner, { made, columns, dropped }: Exchange): Promise<void> {
  await db.query('SET statement_timeout = 0');
  await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "${made}"`); // what a try that was cut off has left
  await db.query(`CREATE INDEX CONCURRENTLY "${made}" ON "customer" (${columns})`);
  await db.query(`DROP INDEX CONCURRENTLY IF EXISTS "${dropped}"`);
  await db.query('RESET statement_timeout');
}
