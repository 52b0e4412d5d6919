import type { Database } from '@tradewind/persistence/database';

/** By the database's clock: neither a machine's nor a simulated one moves a deadline (R9). */
export async function databaseNow(db: Database): Promise<Date> {
  const [row] = await db.query<{ now: Date }>('SELECT now() AS now');
  return row?.now ?? new Date();
}
