import type { Reach } from '@tradewind/kernel/actor';
import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/**
 * Row scope, in one place (ORG-11): adds to a query that only rows within reach are seen.
 * The columns are `org` and `ownerId` of the aliased table.
 */
export function withinReach<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, alias: string, reach: Reach): SelectQueryBuilder<T> {
  if (reach.everything) return query;
  return query.andWhere(
    new Brackets((any) => {
      any.where('false');
      reach.units.forEach((unit, i) =>
        any.orWhere(`(${alias}.org = :unit${i} OR ${alias}.org LIKE :below${i})`, { [`unit${i}`]: unit, [`below${i}`]: `${unit}.%` }),
      );
      reach.ownIn.forEach((unit, i) =>
        any.orWhere(`(${alias}."ownerId" = :owner AND (${alias}.org = :own${i} OR ${alias}.org LIKE :ownBelow${i}))`, {
          owner: reach.ownerId,
          [`own${i}`]: unit,
          [`ownBelow${i}`]: `${unit}.%`,
        }),
      );
    }),
  );
}

/** The same for hand-written SQL: a condition on `alias` whose parameters start at `$first`. */
export function reachCondition(reach: Reach, alias: string, first: number): { readonly sql: string; readonly parameters: readonly unknown[] } {
  if (reach.everything) return { sql: 'true', parameters: [] };
  const inUnits = `(${alias}.org = ANY($${first}) OR ${alias}.org LIKE ANY($${first + 1}))`;
  const own = `(${alias}."ownerId" = $${first + 2} AND (${alias}.org = ANY($${first + 3}) OR ${alias}.org LIKE ANY($${first + 4})))`;
  const below = (units: readonly string[]) => units.map((unit) => `${unit}.%`);
  return { sql: `(${inUnits} OR ${own})`, parameters: [reach.units, below(reach.units), reach.ownerId, reach.ownIn, below(reach.ownIn)] };
}
