import type { Reach } from '@tradewind/kernel/actor';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Bind } from './statement.js';

/**
 * Row scope, in one place (ORG-11): the condition that only rows within reach are seen. The columns are `org` and `ownerId` of
 * the aliased table, and `customerColumn` for a partner app that is bound to a customer. For lists: each part of it can use an index.
 */
export function reachOfList(reach: Reach, alias: string, customerColumn: string | null, bind: Bind): string {
  if (reach.everything) return 'true';
  const below = (unit: string): string => `(${alias}."org" = ${bind(unit)} OR ${alias}."org" LIKE ${bind(`${unit}.%`)})`;
  // where one's own rows lie is looked at, not searched: a planner that takes owner and unit for independent expects next to none of them and sorts all
  const own = owning(reach).flatMap(({ owner, ownIn }) => ownIn.map((unit) => `(${alias}."ownerId" = ${bind(owner)} AND coalesce(${below(unit)}, false))`));
  const any = [...withLent(reach).units.map(below), ...own];
  return `${customerFilter(reach, alias, customerColumn, bind)} AND (${any.join(' OR ') || 'false'})`;
}

/** Adds the same to a query of TypeORM. */
export function withinReach<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  alias: string,
  reach: Reach,
  customerColumn: string | null,
): SelectQueryBuilder<T> {
  const parameters: Record<string, unknown> = {};
  const bind: Bind = (value) => {
    const name = `reach${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `:${name}`;
  };
  return query.andWhere(reachOfList(reach, alias, customerColumn, bind), parameters);
}

/**
 * The same where something else finds the rows (their id, the record they belong to): a text that does not depend on how many
 * units somebody reaches, and without LIKE, so that the server plans it once.
 */
export function reachFilter(reach: Reach, alias: string, customerColumn: string | null, bind: Bind): string {
  if (reach.everything) return 'true';
  const at = (unit: string): string => `(${alias}."org" = ${unit} OR starts_with(${alias}."org", ${unit} || '.'))`;
  const owned = owning(reach).flatMap(({ owner, ownIn }) => ownIn.map((unit) => ({ owner, unit })));
  const [owners, places] = [owned.map(({ owner }) => owner), owned.map(({ unit }) => unit)];
  const inUnits = `EXISTS (SELECT FROM unnest(${bind(withLent(reach).units)}::text[]) u WHERE ${at('u')})`;
  const own = `EXISTS (SELECT FROM unnest(${bind(owners)}::uuid[], ${bind(places)}::text[]) o("owner", "unit") WHERE ${alias}."ownerId" = o."owner" AND ${at('o."unit"')})`;
  return `${customerFilter(reach, alias, customerColumn, bind)} AND (${inUnits} OR ${own})`;
}

/** Bound to a customer, one sees the rows of that customer, and none of a table that knows no customers (ORG-13). */
export function customerFilter({ customerId }: Reach, alias: string, customerColumn: string | null, bind: Bind): string {
  if (customerId === null) return 'true';
  return customerColumn === null ? 'false' : `${alias}."${customerColumn}" = ${bind(customerId)}`;
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
function withLent(reach: Reach): {
  readonly units: readonly string[];
  readonly owners: readonly string[];
  readonly ownIn: readonly string[];
} {
  const { units, lent = [] } = reach;
  const own = owning(reach).filter((each) => each.ownIn.length > 0);
  return { units: [...units, ...lent.flatMap((each) => each.units)], owners: own.map(({ owner }) => owner), ownIn: own.flatMap((each) => each.ownIn) };
}

/** Whose own rows are within reach, and in which units. */
const owning = ({ ownerId, ownIn, lent = [] }: Reach): readonly { readonly owner: string; readonly ownIn: readonly string[] }[] => [
  { owner: ownerId, ownIn },
  ...lent.map((each) => ({ owner: each.from.id, ownIn: each.ownIn })),
];
