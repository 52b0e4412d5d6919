import type { Database } from '@tradewind/persistence/database';

/** What the last nightly comparison of all databases found, for `/status` (decision 29); null before the first night. */
export async function lastReconciliation(db: Database): Promise<{ readonly reconciliation: object | null }> {
  const [last] = await db.query<{ at: Date; violations: number; broken: string[] }>(
    `SELECT "at", "violations", ARRAY(SELECT o->>'id' FROM jsonb_array_elements("outcomes") o WHERE o->>'state' = 'violated') AS "broken"
       FROM "reconciliation" ORDER BY "at" DESC LIMIT 1`,
  );
  return { reconciliation: last ?? null };
}
