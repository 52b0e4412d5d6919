import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';

const RULES: readonly Rule[] = [
  {
    service: 'expenses',
    what: 'a claim is not the sum of its lines',
    over: '"claim"',
    sql: `SELECT c."id" AS "claimId", c."no", c."status", c."total"::text AS "total", l."lines"::text AS "lines"
            FROM "claim" c CROSS JOIN LATERAL (SELECT coalesce(sum((l->>'amount')::numeric), 0) AS "lines" FROM jsonb_array_elements(c."lines") l) l
           WHERE c."total" <> l."lines"`,
  },
  {
    service: 'expenses',
    what: 'a budget line is not consumed by its claims, or by more than it has',
    over: '"budget"',
    sql: `WITH used AS (SELECT c."budgetId", l->>'category' AS "category",
                               sum((l->>'amount')::numeric) FILTER (WHERE c."status" IN ('in-review', 'approved')) AS "reserved",
                               sum((l->>'amount')::numeric) FILTER (WHERE c."status" = 'paid') AS "spent"
                          FROM "claim" c, jsonb_array_elements(c."lines") l WHERE c."status" IN ('in-review', 'approved', 'paid') GROUP BY 1, 2),
               planned AS (SELECT b."id" AS "budgetId", b."no", l->>'category' AS "category", (l->>'reserved')::numeric AS "reserved", (l->>'spent')::numeric AS "spent",
                                  (l->>'amount')::numeric + (l->>'supplements')::numeric AS "granted" FROM "budget" b, jsonb_array_elements(b."lines") l)
          SELECT coalesce(p."budgetId", u."budgetId") AS "budgetId", p."no", coalesce(p."category", u."category") AS "category",
                 p."reserved"::text AS "reserved", coalesce(u."reserved", 0)::text AS "claimsInReview", p."spent"::text AS "spent", coalesce(u."spent", 0)::text AS "claimsPaid"
            FROM planned p FULL JOIN used u ON u."budgetId" = p."budgetId" AND u."category" = p."category"
           WHERE coalesce(p."reserved", 0) <> coalesce(u."reserved", 0) OR coalesce(p."spent", 0) <> coalesce(u."spent", 0)
              OR p."reserved" + p."spent" > p."granted"`,
  },
];

/** I6 */
export const expenses: Invariant = {
  id: 'I6',
  sentence: 'Approved expenses are the sum of their lines, and what they consumed of the budget',
  find: (reading) => breakingRows(reading, RULES),
};
