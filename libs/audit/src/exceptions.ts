import type { ControlKind } from '@tradewind/contracts/policies/regulations.api';
import type { Database } from '@tradewind/persistence/database';

/**
 * Where reviews of a service lie, and which control is set aside when one of them ends well: a price below the list, a clause that
 * differs, more than the budget had. Whatever is reviewed, a step that ran out of time was escalated: an exception to its own review.
 */
export interface ReviewedExceptions {
  readonly table: string;
  /** Reviews that ended before, where they are kept: a column. */
  readonly earlier?: string;
  /** Nothing where what is reviewed is no exception to anything. */
  readonly sets?: { readonly kind: ControlKind; readonly key: string; readonly where: string };
}

/** A control that was set aside, by whom, and how often. */
export interface ExceptionRow {
  readonly kind: ControlKind;
  readonly key: string;
  readonly personId: string | null;
  readonly name: string | null;
  readonly count: number;
  /** Cases, not people: counted once however many agreed. */
  readonly cases: number;
  readonly lastAt: Date;
}

interface Days {
  readonly from: string;
  readonly to: string;
}

const within = (at: string): string =>
  `${at} >= $1::date::timestamp AT TIME ZONE 'Asia/Shanghai' AND ${at} < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`;

/** Whoever agreed, in whose name; the case is an exception from the last agreement on. */
const setAside = ({ table, sets }: ReviewedExceptions): string => `
  SELECT '${sets?.kind ?? ''}' AS "kind", '${sets?.key ?? ''}' AS "key", step ->> 'by' AS "personId", step ->> 'byName' AS "name", it."id" AS "subject", done."at"
    FROM "${table}" it
    CROSS JOIN LATERAL (SELECT max((s ->> 'at')::timestamptz) AS "at" FROM jsonb_array_elements(it."review" -> 'steps') s WHERE s ->> 'decision' = 'approved') done
    CROSS JOIN LATERAL jsonb_array_elements(it."review" -> 'steps') step
   WHERE ${sets?.where ?? 'false'} AND step ->> 'decision' = 'approved' AND ${within('done."at"')}`;

/** Nobody may have decided yet. */
const escalated = ({ table, earlier }: ReviewedExceptions): string => `
  SELECT 'approval-step' AS "kind", split_part(review ->> 'policy', '@', 1) AS "key", step ->> 'by' AS "personId", step ->> 'byName' AS "name", it."id" AS "subject",
         (entry ->> 'at')::timestamptz AS "at"
    FROM "${table}" it
    CROSS JOIN LATERAL jsonb_array_elements(jsonb_build_array(it."review") || ${earlier ? `it."${earlier}"` : `'[]'::jsonb`}) review
    CROSS JOIN LATERAL jsonb_array_elements(coalesce(review -> 'history', '[]'::jsonb)) entry
    LEFT JOIN LATERAL (SELECT s AS step FROM jsonb_array_elements(review -> 'steps') s WHERE s ->> 'step' = entry ->> 'step' AND s ->> 'by' IS NOT NULL) decided ON true
   WHERE jsonb_typeof(review) = 'object' AND entry ->> 'what' = 'escalated' AND ${within(`(entry ->> 'at')::timestamptz`)}`;

/** How often the controls of a service were set aside in a period, and by whose approval (XCT-05). */
export async function exceptionsIn(db: Database, places: readonly ReviewedExceptions[], { from, to }: Days): Promise<ExceptionRow[]> {
  const statements = places.flatMap((place) => [...(place.sets ? [setAside(place)] : []), escalated(place)]);
  if (statements.length === 0) return [];
  return db.query<ExceptionRow>(
    `WITH found AS (${statements.join(' UNION ALL ')}),
       cases AS (SELECT "kind", "key", count(DISTINCT "subject")::int AS "cases", max("at") AS "lastAt" FROM found GROUP BY 1, 2)
     SELECT f."kind", f."key", f."personId", f."name", count(DISTINCT f."subject")::int AS "count", c."cases", c."lastAt"
       FROM found f JOIN cases c USING ("kind", "key") GROUP BY f."kind", f."key", f."personId", f."name", c."cases", c."lastAt" ORDER BY 1, 2, 5 DESC, 4`,
    [from, to],
  );
}
