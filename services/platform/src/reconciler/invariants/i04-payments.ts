import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';

const RULES: readonly Rule[] = [
  {
    service: 'orders',
    what: 'what was paid and what is open is not the receivable',
    over: '"receivable"',
    sql: `SELECT r."id" AS "receivableId", r."no", r."status", r."amount"::text AS "amount", r."paid"::text AS "paid", r."open"::text AS "open", p."payments"::text AS "payments"
            FROM "receivable" r CROSS JOIN LATERAL (SELECT coalesce(sum((p->>'amount')::numeric), 0) AS "payments" FROM jsonb_array_elements(r."payments") p) p
           WHERE r."paid" + r."open" <> r."amount" OR r."paid" <> p."payments" OR r."open" < 0 OR r."paid" < 0 OR (r."open" = 0) <> (r."status" = 'paid')`,
  },
  {
    service: 'orders',
    what: 'a receipt is not what is allocated of it and what is left',
    over: '"receipt"',
    sql: `SELECT r."id" AS "receiptId", r."no", r."status", r."amount"::text AS "amount", r."unallocated"::text AS "unallocated", a."allocated"::text AS "allocated"
            FROM "receipt" r CROSS JOIN LATERAL (SELECT coalesce(sum((a->>'amount')::numeric), 0) AS "allocated" FROM jsonb_array_elements(r."allocations") a) a
           WHERE r."unallocated" < 0 OR CASE WHEN r."status" IN ('confirmed', 'allocated') THEN a."allocated" + r."unallocated" <> r."amount" ELSE a."allocated" <> 0 END`,
  },
  {
    service: 'orders',
    what: 'what an order received is not what receipts gave it, or what it set off is not what its receivables took',
    over: '"sales_order"',
    sql: `WITH given AS (SELECT (a->>'orderId')::uuid AS "orderId", sum((a->>'amount')::numeric) AS "amount" FROM "receipt" r, jsonb_array_elements(r."allocations") a GROUP BY 1),
               taken AS (SELECT "orderId", sum("paid") AS "amount" FROM "receivable" GROUP BY 1)
          SELECT o."id" AS "orderId", o."no", o."received"::text AS "received", coalesce(g."amount", 0)::text AS "allocated",
                 o."applied"::text AS "applied", coalesce(t."amount", 0)::text AS "paid"
            FROM "sales_order" o LEFT JOIN given g ON g."orderId" = o."id" LEFT JOIN taken t ON t."orderId" = o."id"
           WHERE o."received" <> coalesce(g."amount", 0) OR o."applied" <> coalesce(t."amount", 0) OR o."received" < o."applied" OR o."received" < 0 OR o."received" > o."total"`,
  },
  {
    service: 'orders',
    what: 'what credit carries is not what the orders on credit still owe',
    over: '"credit_account"',
    sql: `WITH owed AS (SELECT "customerId", sum("total" - "received") AS "amount" FROM "sales_order"
                         WHERE "payment" = 'credit' AND "status" IN ('confirmed', 'credit-hold', 'released', 'partly-shipped', 'shipped', 'delivered', 'closed') GROUP BY 1)
          SELECT c."id" AS "creditAccountId", c."customerId", c."exposure"::text AS "exposure", coalesce(o."amount", 0)::text AS "owed", e."entries"::text AS "entries"
            FROM "credit_account" c LEFT JOIN owed o ON o."customerId" = c."customerId"
            CROSS JOIN LATERAL (SELECT coalesce(sum((e->>'amount')::numeric), 0) AS "entries" FROM jsonb_array_elements(c."entries") e) e
           WHERE c."exposure" <> e."entries" OR c."exposure" <> coalesce(o."amount", 0)`,
  },
];

/** I4 */
export const payments: Invariant = {
  id: 'I4',
  sentence: 'Payments and open balances sum to the receivables, receipts to their allocations, credit to what is owed on it; no balance is negative',
  find: (reading) => breakingRows(reading, RULES),
};
