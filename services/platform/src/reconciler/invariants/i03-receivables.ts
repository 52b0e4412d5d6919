import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';

const RULES: readonly Rule[] = [
  {
    service: 'orders',
    what: 'the receivables of an order are not what was delivered of it',
    over: '"sales_order"',
    sql: `SELECT o."id" AS "orderId", o."no", o."branch", o."currency", o."status", o."total"::text AS "total", coalesce(sum(r."amount"), 0)::text AS "receivables"
            FROM "sales_order" o LEFT JOIN "receivable" r ON r."orderId" = o."id"
           GROUP BY o."id"
          HAVING CASE WHEN o."status" IN ('delivered', 'closed') THEN coalesce(sum(r."amount"), 0) <> o."total"
                      WHEN o."status" IN ('partly-shipped', 'shipped') THEN coalesce(sum(r."amount"), 0) > o."total"
                      ELSE coalesce(sum(r."amount"), 0) <> 0 END
              OR bool_or(r."currency" <> o."currency" OR r."branch" <> o."branch")`,
  },
  {
    service: 'orders',
    what: 'a delivery does not have exactly one receivable',
    over: '"shipment"',
    sql: `SELECT s."id" AS "shipmentId", s."no", s."status", count(r."id")::int AS "receivables"
            FROM "shipment" s LEFT JOIN "receivable" r ON r."shipmentId" = s."id"
           GROUP BY s."id" HAVING count(r."id") <> CASE WHEN s."status" = 'delivered' THEN 1 ELSE 0 END`,
  },
  {
    service: 'orders',
    what: 'over a branch and currency, receivables and delivered orders do not sum to the same',
    sql: `SELECT "branch", "currency", sum("ordered")::text AS "orders", sum("receivable")::text AS "receivables"
            FROM (SELECT "branch", "currency", "total" AS "ordered", 0 AS "receivable" FROM "sales_order" WHERE "status" IN ('delivered', 'closed')
                  UNION ALL
                  SELECT r."branch", r."currency", 0, r."amount" FROM "receivable" r LEFT JOIN "sales_order" o ON o."id" = r."orderId"
                   WHERE o."id" IS NULL OR o."status" NOT IN ('partly-shipped', 'shipped')) AS sums
           GROUP BY "branch", "currency" HAVING sum("ordered") <> sum("receivable")`,
  },
];

/** I3 */
export const receivables: Invariant = {
  id: 'I3',
  sentence: 'Receivables are what was ordered and delivered, less what was cancelled; by branch and currency, to the cent',
  find: (reading) => breakingRows(reading, RULES),
};
