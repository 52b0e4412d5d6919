import type { Database } from '@tradewind/persistence/database';

/** How many processes of this service wait for somebody's hand: for `/status` and the reconciler (R5, R16). 0 where a service owns none. */
export async function stuckProcesses(db: Pick<Database, 'dataSource'>): Promise<number> {
  const [table] = await db.dataSource.query<{ there: boolean }[]>(`SELECT to_regclass('process') IS NOT NULL AS there`);
  if (!table?.there) return 0;
  const [row] = await db.dataSource.query<{ stuck: number }[]>(`SELECT count(*)::int AS stuck FROM "process" WHERE "status" = 'stuck'`);
  return row?.stuck ?? 0;
}
