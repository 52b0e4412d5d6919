import { join } from 'node:path';
import { connected } from '../../deploy/local/connected.ts';
import type { Databases } from '../../chaos/stage/databases.ts';
import type { Rows } from '../recorded/recorder.ts';
import type { Recording } from '../recorded/recording.ts';
import { companyIn, SELLERS, sellersWith, type Seller } from './company.ts';
import { differencesOf } from './differences.ts';
import { valueOf, withValues } from './found.ts';
import { customersKind, ordersKind, sellerOf, type Found, type Kind, type Series, type Size } from './kinds.ts';
import { copied, loaded, piecesOf } from './loading.ts';
import { notDurable } from './settings.ts';
import { idsIn, OF_CUSTOMERS, OF_ORDERS, speakingOf } from './speaking.ts';
import { Traces } from './traces.ts';

const GROWING: Series = 'c';

export interface Loaded {
  readonly rows: number;
  readonly seconds: number;
}

interface Stand {
  readonly databases: Databases;
  readonly auditKeysDir: string;
  /** Creating a customer, and confirming an order where orders are wanted. */
  readonly recorded: readonly [customer: Recording, order?: Recording];
}

/**
 * Customers and orders by the hundred thousand, made by the server from what commands have left of one of each. What is filled is in
 * `OF_CUSTOMERS` and `OF_ORDERS`; contracts, traces of orders, stock and credit taken by them are not, nor are messages on the bus.
 */
export class Loader {
  private readonly databases: Databases;
  private readonly traces: Traces;
  private readonly customers: Found;
  private readonly orders: Found | null;
  private readonly customerIds: readonly string[];
  private readonly orderIds: readonly string[];

  private constructor({ databases, auditKeysDir, recorded: [customer, order] }: Stand, customers: Found, orders: Found | null) {
    this.databases = databases;
    this.traces = new Traces('customers', join(auditKeysDir, 'customers.jwk'));
    [this.customers, this.orders] = [customers, orders];
    [this.customerIds, this.orderIds] = [idsOfCustomer(customer), order ? idsOfOrder(order) : []];
  }

  /** With nothing on its way: what others keep of them is there. */
  static async from(stand: Stand): Promise<Loader> {
    const rows: Rows = (service, sql, values = []) => stand.databases.rows(service, sql, values);
    const [customer, order] = stand.recorded;
    const orders = order ? await speakingOf(rows, OF_ORDERS, idsOfOrder(order)) : null;
    return new Loader(stand, await speakingOf(rows, OF_CUSTOMERS, idsOfCustomer(customer)), orders);
  }

  /** Who made what is copied, and has a thousandth of what is loaded. */
  get seller(): Seller {
    return sellerOf(this.customers);
  }

  /** What one made copy has other than what commands left, the product's code asked; nothing when all is well. */
  async differences(size: Size): Promise<string[]> {
    const [customers, orders] = this.kinds(size, 0, 0, GROWING);
    return [...(await this.differing(customers, OF_CUSTOMERS, this.customerIds)), ...(orders ? await this.differing(orders, OF_ORDERS, this.orderIds) : [])];
  }

  /** Customers of whoever made the one that is copied; their events are sent, and other services take them in. */
  async announced(count: number): Promise<Loaded> {
    const since = performance.now();
    const own = (this.customers.customers ?? []).filter(({ table }) => table !== 'outbox_head');
    const found = { customers: own.map((row) => (row.table === 'outbox' ? withValues(row, { publishedAt: null }) : row)) };
    const first = this.seller;
    const kind = customersKind(found, { customers: count, orders: 0, sellers: 1 }, await this.numbersOf('customers', 'customer', count), 'a');
    await connected(this.databases.adminUrlOf('customers'), async (db) => {
      await companyIn(db, sellersWith(first, 1));
      await this.traces.begin(db, [first.branch]);
      await db.query('BEGIN');
      for (const { table } of piecesOf(kind, 0, count)) await copied(db, { kind, service: 'customers', table }, 0, count - 1, this.traces);
      await db.query('COMMIT');
      await db.query('ANALYZE');
    });
    return { rows: count, seconds: (performance.now() - since) / 1_000 };
  }

  /** Numbers for as many as there are to be. */
  async growingTo(size: Size, series: Series = GROWING): Promise<Growing> {
    const ordersFrom = this.orders ? await this.numbersOf('orders', 'sales_order', size.orders) : 0;
    const kinds = this.kinds(size, await this.numbersOf('customers', 'customer', size.customers), ordersFrom, series);
    return new Growing(this.databases, this.traces, kinds, sellersWith(this.seller, size.sellers));
  }

  private kinds(size: Size, customersFrom: number, ordersFrom: number, series: Series): Kinds {
    const orders = this.orders && ordersKind(this.orders, size, { numbersFrom: ordersFrom, series }, this.seller);
    return [customersKind(this.customers, size, customersFrom, series), orders];
  }

  private async differing(kind: Kind, places: typeof OF_CUSTOMERS, ids: readonly string[]): Promise<string[]> {
    const sellers = sellersWith(this.seller, SELLERS);
    const found: string[] = [];
    for (const [service, rows] of Object.entries(kind.rows)) {
      await connected(this.databases.adminUrlOf(service as never), async (db) => {
        await db.query('SET session_replication_role = replica');
        await companyIn(db, sellers);
        const traced = rows.some(({ table }) => table === 'audit');
        if (traced) await this.traces.begin(db, [...new Set(sellers.map(({ branch }) => branch))]);
        const sample = { many: kind.many, rows, tables: places[service] ?? {}, ids, ...(traced && { traces: this.traces }) };
        const made = async (): Promise<void> => {
          for (const table of new Set(rows.map((row) => row.table))) await copied(db, { kind, service: service as never, table }, 0, 0, this.traces);
        };
        found.push(...(await differencesOf(db, sample, made)).map((what) => `${service}: ${what}`));
      });
    }
    return found;
  }

  /** Takes so many numbers of the series; those before them. */
  private async numbersOf(service: 'customers' | 'orders', table: string, count: number): Promise<number> {
    const row = (service === 'customers' ? this.customers : this.orders)?.[service]?.find((each) => each.table === table);
    const series = row ? valueOf(row, 'no').slice(0, -'-000000'.length) : '';
    const [last] = await this.databases.rows<{ last: number }>(service, 'UPDATE "number_series" SET "last" = "last" + $2 WHERE "series" = $1 RETURNING "last"', [series, count]); // prettier-ignore
    return (last?.last ?? count) - count + 1;
  }
}

type Kinds = readonly [customers: Kind, orders: Kind | null];

/** A company that is loaded in parts. */
export class Growing {
  private readonly databases: Databases;
  private readonly traces: Traces;
  private readonly kinds: Kinds;
  private readonly sellers: ReturnType<typeof sellersWith>;

  constructor(databases: Databases, traces: Traces, kinds: Kinds, sellers: ReturnType<typeof sellersWith>) {
    this.databases = databases;
    this.traces = traces;
    this.kinds = kinds;
    this.sellers = sellers;
  }

  /** Copies from one size to another; events count as sent and taken in long ago. */
  async load(from: Pick<Size, 'customers' | 'orders'>, to: Pick<Size, 'customers' | 'orders'>): Promise<void> {
    const [customers, orders] = this.kinds;
    const all = [...(orders ? piecesOf(orders, from.orders, to.orders) : []), ...piecesOf(customers, from.customers, to.customers)];
    // sealers look again and again through traces that came while a long transaction is at work, such as one that makes an index
    const pieces = all.toSorted((a, b) => Number(a.table === 'audit') - Number(b.table === 'audit'));
    await notDurable(this.databases, async () => {
      await loaded(this.databases, pieces, this.sellers, this.traces);
      await this.databases.asAdmin('performance', 'VACUUM (ANALYZE) "kpi_month"'); // each batch of facts has counted its rows up
    });
  }
}

const idsOfCustomer = (recording: Recording): string[] => idsIn(recording, 'customer', 'credit_profile');
const idsOfOrder = (recording: Recording): string[] => {
  const order = recording.steps.flatMap(({ changed }) => changed).find(({ table }) => table === 'sales_order');
  return order ? [valueOf(order, 'id'), valueOf(order, 'contractId')] : [];
};
