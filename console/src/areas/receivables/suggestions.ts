import { isZero, less, lesserOf } from '../orders/decimals.js';
import type { Order, Receipt, Receivable } from '../orders/shapes.js';

/** An order that what is left of a receipt could go to, and how much of it would. */
export interface Suggestion {
  readonly orderId: string;
  readonly orderNo: string;
  /** When it fell due; null: nothing was delivered yet, the order waits for payment. */
  readonly dueOn: string | null;
  readonly overdueDays: number;
  readonly owed: string;
  readonly takes: string;
}

/**
 * Where the rest of a receipt may go: the oldest open receivables of the same customer first, then orders that wait for payment.
 * The platform decides what is taken; this only says what to expect, as if the suggestions were followed one after the other.
 */
export function suggestionsFor(receipt: Receipt, receivables: readonly Receivable[], orders: readonly Order[]): readonly Suggestion[] {
  const mine = <T extends { readonly customerId: string; readonly currency: string; readonly open: string }>(rows: readonly T[]): readonly T[] =>
    rows.filter(({ customerId, currency, open }) => customerId === receipt.customerId && currency === receipt.currency && !isZero(open));
  const due = [...mine(receivables)].sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  const owing = new Map(mine(orders).map((order) => [order.id, order]));
  const candidates = new Map<string, Omit<Suggestion, 'takes'>>();
  for (const { orderId, orderNo, dueOn, overdueDays, open } of due)
    if (!candidates.has(orderId)) candidates.set(orderId, { orderId, orderNo, dueOn, overdueDays, owed: owing.get(orderId)?.open ?? open });
  for (const { id: orderId, no: orderNo, open } of [...owing.values()].filter(waitsForMoney).sort((one, other) => (one.openedOn < other.openedOn ? -1 : 1)))
    if (!candidates.has(orderId)) candidates.set(orderId, { orderId, orderNo, dueOn: null, overdueDays: 0, owed: open });
  return spread(receipt.unallocated, [...candidates.values()]);
}

const waitsForMoney = ({ status }: Order): boolean => status !== 'draft' && status !== 'cancelled';

function spread(amount: string, candidates: readonly Omit<Suggestion, 'takes'>[]): readonly Suggestion[] {
  let rest = amount;
  return candidates.map((candidate) => {
    const takes = lesserOf(rest, candidate.owed);
    rest = less(rest, takes);
    return { ...candidate, takes };
  });
}
