import { CUSTOMER_SQL, customerRows, idOf, numbered, type Seller } from './company.ts';
import { valueOf, withValues, type FoundRow } from './found.ts';
import { Many, type StandIn } from './many.ts';

/** How many there are to be in the end. */
export interface Size {
  readonly customers: number;
  readonly orders: number;
  readonly sellers: number;
}

/** Rows of each service that speak of one of a kind, and how many are made of them. */
export interface Kind {
  readonly rows: Readonly<Record<string, readonly FoundRow[]>>;
  readonly many: Many;
}

export type Found = Readonly<Record<string, readonly FoundRow[]>>;

const the = (rows: readonly FoundRow[] = [], table: string): FoundRow => {
  const row = rows.find((each) => each.table === table);
  if (!row) throw new Error(`Nothing in "${table}" to make many of`);
  return row;
};
const idsOf = (rows: readonly FoundRow[] = [], table: string): string[] => rows.filter((row) => row.table === table).map((row) => valueOf(row, 'id'));

export const sellerOf = (found: Found): Seller => {
  const customer = the(found.customers, 'customer');
  return {
    ownerId: valueOf(customer, 'ownerId'),
    ownerName: valueOf(customer, 'ownerName'),
    org: valueOf(customer, 'org'),
    branch: valueOf(customer, 'branch'),
  };
};

const asSold = (seller: Seller): StandIn[] =>
  Object.entries(seller).map(([name, token]: [string, string]) => ({ token, sql: `s."${name}"`, whole: name === 'branch' }));

/** One letter for the ids and marks of all customers that are loaded together, so that those of several loads stay apart; orders have the next. */
export type Series = 'a' | 'c' | 'e';
const MARKS_FROM: Readonly<Record<Series, number>> = { a: 2 ** 30, c: 0, e: 2 ** 31 };
const ORDERS_OF: Readonly<Record<Series, string>> = { a: 'b', c: 'd', e: 'f' };

/** Customers `$1` to `$2` as `createCustomer` leaves them, numbered after `numbersFrom`. */
export function customersKind(found: Found, { customers: count, sellers }: Size, numbersFrom: number, series: Series): Kind {
  const own = found.customers ?? [];
  const [customer, known] = [the(own, 'customer'), the(own, 'known_company')];
  const no = valueOf(customer, 'no');
  const noSql = numbered(no, `${numbersFrom} + n`);
  const ids = [valueOf(customer, 'id'), ...['credit_profile', 'outbox', 'audit'].flatMap((table) => idsOf(own, table))];
  const standIns: StandIn[] = [
    ...ids.map((token, i) => ({ token, sql: idOf(`${series}0${i}`, 'n', count) })),
    ...asSold(sellerOf(found)),
    { token: valueOf(customer, 'search'), sql: `${CUSTOMER_SQL.search} || ' ' || lower(${noSql})` },
    { token: valueOf(customer, 'name'), sql: CUSTOMER_SQL.name },
    { token: valueOf(known, 'value'), sql: CUSTOMER_SQL.bare },
    { token: no, sql: noSql },
  ];
  return { rows: found, many: new Many(standIns, `generate_series($1::bigint, $2::bigint) n ${customerRows('n', sellers, MARKS_FROM[series])}`) };
}

/** Orders `$1` to `$2` as they are when they are confirmed, as many of each customer. */
export function ordersKind(
  found: Found,
  { customers, orders: count, sellers }: Size,
  { numbersFrom, series }: { readonly numbersFrom: number; readonly series: Series },
  sold: Seller,
): Kind {
  const own = found.orders ?? [];
  const [order, fact] = [the(own, 'sales_order'), the(found.performance, 'kpi_fact')];
  const [no, contractNo] = [valueOf(order, 'no'), valueOf(order, 'contractNo')];
  const [noSql, contractNoSql] = [numbered(no, `${numbersFrom} + n`), numbered(contractNo, `${numbersFrom} + n`)];
  const c = `(n / ${Math.ceil(count / customers)})`;
  const ids = [valueOf(order, 'id'), ...idsOf(own, 'outbox'), valueOf(order, 'contractId'), valueOf(fact, 'id'), valueOf(fact, 'eventId')];
  const standIns: StandIn[] = [
    ...ids.map((token, i) => ({ token, sql: idOf(`${ORDERS_OF[series]}0${i}`, 'n', count) })),
    ...asSold(sold),
    { token: valueOf(order, 'customerId'), sql: idOf(`${series}00`, c, customers) },
    { token: valueOf(order, 'search'), sql: `${CUSTOMER_SQL.search} || ' ' || lower(${noSql}) || ' ' || lower(${contractNoSql})` },
    { token: valueOf(order, 'customerName'), sql: CUSTOMER_SQL.name },
    { token: no, sql: noSql },
    { token: contractNo, sql: contractNoSql },
    { token: MONTH, sql: `to_char(${DAY}, 'YYYY-MM')` },
    { token: A_DAY, sql: `${DAY}::text` },
  ];
  const facts = (found.performance ?? []).map((row) => withValues(row, { month: MONTH, day: A_DAY }));
  return {
    rows: { ...found, performance: facts },
    many: new Many(standIns, `generate_series($1::bigint, $2::bigint) n ${customerRows(c, sellers, MARKS_FROM[series])}`),
  };
}

/** Sales of five years, for reports by month: when a fact happened is all that is not as it was found. */
const [MONTH, A_DAY] = ['‹month›', '‹day›'];
const DAY = `((now() AT TIME ZONE 'Asia/Shanghai')::date - (n * 7919 % 60)::int * 30)`;
