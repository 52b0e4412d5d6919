import type { Databases } from '../../chaos/stage/databases.ts';

const AT_ONCE = 10_000;

/** One order as often as a company of years has orders, each with a number and a contract of its own; past the platform, and known to nobody else. */
export async function ordersLoaded(databases: Databases, orderId: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) await databases.rows('orders', COPIES, [orderId, from, Math.min(from + AT_ONCE, count) - 1]);
  await databases.rows('orders', 'ANALYZE "sales_order"');
}

const COPIES = `INSERT INTO "sales_order" SELECT copy.* FROM "sales_order" o
    CROSS JOIN (SELECT ('0bdebdeb-0000-7000-8000-' || lpad(to_hex(n), 12, '0')) AS "id", 'BJ-DD-2019-' || lpad(n::text, 9, '0') AS "no" FROM generate_series($2::int, $3::int) n) grown
    CROSS JOIN LATERAL jsonb_populate_record(o, jsonb_build_object('id', grown."id", 'contractId', grown."id", 'no', grown."no",
                 'search', replace(o."search", lower(o."no"), lower(grown."no")))) copy
  WHERE o."id" = $1`;
