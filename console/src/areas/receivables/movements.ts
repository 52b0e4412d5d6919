import { remaining, sumOf } from '../orders/decimals.js';
import type { Receivable } from '../orders/shapes.js';

/** One line of a statement: a delivery charges, a payment takes away. */
export interface Movement {
  readonly key: string;
  readonly on: string;
  readonly kind: 'delivery' | 'payment' | 'setOff';
  readonly receivableNo: string;
  readonly orderId: string;
  readonly orderNo: string;
  readonly receiptId: string | null;
  readonly charged: string | null;
  readonly paid: string | null;
  /** After this line. */
  readonly balance: string;
  readonly currency: string;
}

type Entry = Omit<Movement, 'balance'>;

/** What was delivered to a customer and what was paid for it, the oldest first, with the balance after each; one currency at a time. */
export function movementsOf(receivables: readonly Receivable[]): readonly Movement[] {
  return [...Map.groupBy(receivables, ({ currency }) => currency).values()].flatMap((group) => withBalance(group.flatMap(entriesOf).sort(byDay)));
}

function entriesOf({ id, no, orderId, orderNo, openedOn, amount, payments, currency }: Receivable): readonly Entry[] {
  const common = { receivableNo: no, orderId, orderNo, currency };
  const delivery: Entry = { ...common, key: id, on: openedOn, kind: 'delivery', receiptId: null, charged: amount, paid: null };
  const paid = payments.map(({ receiptId, amount: part, on }, place): Entry => ({
    ...common,
    ...{ key: `${id} ${String(place)}`, on, kind: receiptId === null ? 'setOff' : 'payment', receiptId, charged: null, paid: part },
  }));
  return [delivery, ...paid];
}

const byDay = (one: Entry, other: Entry): number => (one.on === other.on ? (one.kind === 'delivery' ? -1 : 0) : one.on < other.on ? -1 : 1);

function withBalance(entries: readonly Entry[]): readonly Movement[] {
  let balance = '0.00';
  return entries.map((entry) => {
    balance = sumOf([remaining(sumOf([balance, entry.charged ?? '0']), entry.paid ?? '0')]);
    return { ...entry, balance };
  });
}
