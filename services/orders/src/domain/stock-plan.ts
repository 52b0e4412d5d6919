import { stockNotAsTold } from '@tradewind/contracts/orders/orders.api';
import { Quantity } from '@tradewind/domain/quantity';
import type { Demand } from './demand.js';
import type { StockItem } from './stock-item.js';

/** A quantity to be booked on one stock item. */
export interface Booking {
  readonly stockItemId: string;
  readonly quantity: string;
}

/** ORD-09: what is free for each demand, the demands before it served first; all warehouses together. */
export function availability(items: readonly StockItem[], demands: readonly Demand[]): readonly string[] {
  const free = new Map<string, Quantity>();
  for (const item of items) free.set(item.productId, (free.get(item.productId) ?? Quantity.zero).plus(item.free));
  return demands.map(({ productId, quantity }) => {
    const given = lesser(free.get(productId) ?? Quantity.zero, Quantity.of(quantity));
    free.set(productId, (free.get(productId) ?? Quantity.zero).minus(given));
    return given.toString();
  });
}

/** Where to reserve what the customer was told is there. Refused when somebody else was faster (ORD-09). */
export function reservationPlan(items: readonly StockItem[], told: readonly Demand[]): readonly Booking[] {
  return byProduct(told).flatMap(({ productId, sku, quantity }) => {
    const places = items.filter((item) => item.productId === productId);
    const { bookings, missing } = spread(places, quantity, (item) => item.free);
    if (!missing.isZero()) throw stockNotAsTold({ sku, told: quantity, free: Quantity.of(quantity).minus(missing).toString() });
    return bookings;
  });
}

/** Which promises lapse because goods of the order left from elsewhere: never more stays promised than is still to be shipped. */
export function lapsedReservations(items: readonly StockItem[], orderId: string, unshipped: string): readonly Booking[] {
  const promised = items.reduce((total, item) => total.plus(item.reservedFor(orderId)), Quantity.zero);
  const excess = promised.minus(Quantity.of(unshipped));
  return excess.isNegative() ? [] : spread(items, excess.toString(), (item) => item.reservedFor(orderId)).bookings;
}

/** Demands for the same product together, in the order of the products: stock is always locked in this order. */
export function byProduct(demands: readonly Demand[]): readonly Demand[] {
  const sums = new Map<string, Demand>();
  for (const demand of demands) {
    const before = sums.get(demand.productId)?.quantity ?? '0';
    sums.set(demand.productId, { ...demand, quantity: Quantity.of(before).plus(Quantity.of(demand.quantity)).toString() });
  }
  return [...sums.values()].sort((a, b) => (a.productId < b.productId ? -1 : 1));
}

function spread(items: readonly StockItem[], quantity: string, room: (item: StockItem) => Quantity) {
  let missing = Quantity.of(quantity);
  const bookings: Booking[] = [];
  for (const item of items) {
    const part = lesser(room(item), missing);
    if (part.isZero()) continue;
    bookings.push({ stockItemId: item.id, quantity: part.toString() });
    missing = missing.minus(part);
  }
  return { bookings, missing };
}

const lesser = (a: Quantity, b: Quantity): Quantity => (a.covers(b) ? b : a);
