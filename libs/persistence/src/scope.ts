import type { Reach } from '@tradewind/kernel/actor';
import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/**
 * Row scope, in one place (ORG-11): adds to a query that only rows within reach are seen.
 * The columns are `org` and `ownerId` of the aliased table, and `customerColumn` for a partner app that is bound to a customer.
 */
export function withinReach<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  alias: string,
  reach: Reach,
  customerColumn: string | null,
): SelectQueryBuilder<T> {
  if (reach.everything) return query;
  ofCustomer(query, alias, reach, customerColumn);
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
      (reach.lent ?? []).forEach(({ from, units, ownIn }, i) => {
        units.forEach((unit, k) =>
          any.orWhere(`(${alias}.org = :lent${i}_${k} OR ${alias}.org LIKE :lentBelow${i}_${k})`, {
            [`lent${i}_${k}`]: unit,
            [`lentBelow${i}_${k}`]: `${unit}.%`,
          }),
        );
        ownIn.forEach((unit, k) =>
          any.orWhere(`(${alias}."ownerId" = :lender${i} AND (${alias}.org = :lentOwn${i}_${k} OR ${alias}.org LIKE :lentOwnBelow${i}_${k}))`, {
            [`lender${i}`]: from.id,
            [`lentOwn${i}_${k}`]: unit,
            [`lentOwnBelow${i}_${k}`]: `${unit}.%`,
          }),
        );
      });
    }),
  );
}

/** Bound to a customer, one sees the rows of that customer, and none of a table that knows no customers (ORG-13). */
export function ofCustomer<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  alias: string,
  { customerId }: Reach,
  customerColumn: string | null,
): SelectQueryBuilder<T> {
  if (customerId === null) return query;
  return customerColumn === null ? query.andWhere('false') : query.andWhere(`${alias}."${customerColumn}" = :ofCustomer`, { ofCustomer: customerId });
}

/**
 * The same for hand-written SQL: a condition on `alias` whose parameters start at `$first`. The table has the columns
 * `org`, `ownerId` and `customerId`; whoever is bound to a customer must not see a table without the last.
 */
export function reachCondition(reach: Reach, alias: string, first: number): { readonly sql: string; readonly parameters: readonly unknown[] } {
  if (reach.everything) return { sql: 'true', parameters: [] };
  const inUnits = `(${alias}.org = ANY($${first}) OR ${alias}.org LIKE ANY($${first + 1}))`;
  const own = `(${alias}."ownerId" = ANY($${first + 2}) AND (${alias}.org = ANY($${first + 3}) OR ${alias}.org LIKE ANY($${first + 4})))`;
  const customer = `($${first + 5}::uuid IS NULL OR ${alias}."customerId" = $${first + 5})`;
  const below = (units: readonly string[]) => units.map((unit) => `${unit}.%`);
  const { units, owners, ownIn } = withLent(reach);
  return { sql: `(${inUnits} OR ${own}) AND ${customer}`, parameters: [units, below(units), owners, ownIn, below(ownIn), reach.customerId] };
}

/** One's own reach and what deputies reach for others; `own` grants hold in the whole company, so owners and units may be joined. */
function withLent({ units, ownIn, ownerId, lent = [] }: Reach): {
  readonly units: readonly string[];
  readonly owners: readonly string[];
  readonly ownIn: readonly string[];
} {
  const owning = [{ from: { id: ownerId }, ownIn }, ...lent].filter((each) => each.ownIn.length > 0);
  return { units: [...units, ...lent.flatMap((each) => each.units)], owners: owning.map(({ from }) => from.id), ownIn: owning.flatMap((each) => each.ownIn) };
}
