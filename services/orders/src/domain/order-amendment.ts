import type { AgreedLine, PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import type { OrderObjection, OrderObstacle } from '@tradewind/contracts/orders/order-changes.api';
import type { OrderStatus } from '@tradewind/contracts/orders/orders.api';
import { Money } from '@tradewind/domain/money';
import { Quantity } from '@tradewind/domain/quantity';
import { NOTHING_YET, type LineProgress } from './line-progress.js';
import { portionOf } from './portion.js';

/** What the contract of an order says from now on. */
export interface AmendedTerms {
  readonly amendmentNo: string;
  readonly lines: readonly AgreedLine[];
  readonly total: string;
  readonly net: string;
  readonly payment: PaymentKind;
  readonly deliverBy: string;
}

interface Ordered {
  readonly no: string;
  readonly status: OrderStatus;
  readonly lines: readonly AgreedLine[];
  readonly progress: readonly LineProgress[];
  readonly payment: PaymentKind;
  readonly deliverBy: string;
}

const RELEASED: readonly OrderStatus[] = ['released', 'partly-shipped'];
const DONE: readonly OrderStatus[] = ['shipped', 'delivered', 'closed', 'cancelled'];

export const isReleased = ({ status }: Pick<Ordered, 'status'>): boolean => RELEASED.includes(status);

/** Clauses and milestones of a contract are none of its order's business. */
export const changesGoods = (order: Ordered, terms: AmendedTerms): boolean => order.payment !== terms.payment || !sameLines(order.lines, terms.lines);

const quantityAt = ({ lines }: AmendedTerms, place: number): string => lines[place]?.quantity ?? '0';

/**
 * Why an order cannot follow its contract (ORD-16); null: it can. Before release everything may change. After it, production and
 * logistics work on the lines: they become less, never below what is shipped or planned, and delivery moves. What is done is done.
 */
export function objectionTo(order: Ordered, terms: AmendedTerms): OrderObjection | null {
  const goods = changesGoods(order, terms);
  if (!goods && order.deliverBy === terms.deliverBy) return null;
  if (DONE.includes(order.status)) return objection(order, 'over');
  const short = order.lines.findIndex(
    (line, i) => line.productId !== terms.lines[i]?.productId || !Quantity.of(terms.lines[i].quantity).covers(under(order, i)),
  );
  if (short >= 0) return objection(order, 'shipped', { of: order.lines[short], wanted: quantityAt(terms, short), shipped: under(order, short).toString() });
  return isReleased(order) && goods ? objectionOnceReleased(order, terms) : null;
}

function objectionOnceReleased(order: Ordered, terms: AmendedTerms): OrderObjection | null {
  if (order.payment !== terms.payment) return objection(order, 'released');
  const more = terms.lines.findIndex((line, i) => isMoreThan(line, order.lines[i]));
  return more < 0 ? null : objection(order, 'released', { of: terms.lines[more], wanted: quantityAt(terms, more), shipped: under(order, more).toString() });
}

/** What was delivered of an order, as it would be had nothing more been ordered. */
export function deliveredOnly({ lines, progress, payment, deliverBy, currency }: Ordered & { readonly currency: string }, amendmentNo: string): AmendedTerms {
  const delivered = lines.map((line: Line, i) => {
    const quantity = (progress[i] ?? NOTHING_YET).delivered;
    const { gross, net, tax } = portionOf(line, '0', quantity, currency);
    return { ...line, quantity, gross: gross.toString(), net: net.toString(), tax: tax.toString() };
  });
  const sum = (amount: 'gross' | 'net'): string => {
    const amounts = delivered.map((line) => Money.of(line[amount], currency));
    return Money.sum(amounts, currency).toString();
  };
  return { amendmentNo, lines: delivered, total: sum('gross'), net: sum('net'), payment, deliverBy };
}

type Line = Pick<AgreedLine, keyof AgreedLine>;

const sameLines = (a: readonly AgreedLine[], b: readonly AgreedLine[]): boolean =>
  a.length === b.length &&
  a.every(({ quantity, unitPrice, productId }, i) => quantity === b[i]?.quantity && unitPrice === b[i].unitPrice && productId === b[i].productId);

const isMoreThan = ({ quantity, unitPrice }: AgreedLine, before: AgreedLine | undefined): boolean =>
  before?.unitPrice !== unitPrice || !Quantity.of(before.quantity).covers(Quantity.of(quantity));

/** What of a line is shipped, or in a shipment that is planned. */
function under({ progress }: Ordered, line: number): Quantity {
  const { planned, shipped } = progress[line] ?? NOTHING_YET;
  return Quantity.of(planned).plus(Quantity.of(shipped));
}

function objection(
  { no: orderNo, status }: Ordered,
  because: OrderObstacle,
  line?: { readonly of: AgreedLine | undefined; readonly wanted: string; readonly shipped: string },
): OrderObjection {
  return { because, orderNo, status, sku: line?.of?.sku ?? null, wanted: line?.wanted ?? null, shipped: line?.shipped ?? null };
}
