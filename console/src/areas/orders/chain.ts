import { isZero, reaches } from './decimals.js';
import type { Order, OrderLine } from './shapes.js';

/** What an order passes from its contract to the last receipt, in the order of the regulation (003-T §8). */
export const CHAIN = ['opened', 'stock', 'consent', 'confirmed', 'paid', 'released', 'shipped', 'delivered', 'invoiced', 'received'] as const;
export type Link = (typeof CHAIN)[number];

export interface ChainStep {
  readonly link: Link;
  readonly state: 'done' | 'now' | 'later' | 'refused';
  readonly at: string | null;
}

/** Permissions that links wait for. */
export type Doer = 'contract:sign' | 'order:write' | 'order:release' | 'shipment:write' | 'receipt:report' | 'receipt:confirm' | 'invoice:request';

const DOER: Readonly<Record<Link, Doer>> = {
  ...{ opened: 'contract:sign', stock: 'order:write', consent: 'order:write', confirmed: 'order:write', paid: 'receipt:report' },
  ...{ released: 'order:release', shipped: 'shipment:write', delivered: 'shipment:write', invoiced: 'invoice:request', received: 'receipt:report' },
};

/** Who the link waits for: money that sales has reported waits for finance. */
export function doerOf(link: Link, isReported: boolean): Doer {
  const doer = DOER[link];
  return doer === 'receipt:report' && isReported ? 'receipt:confirm' : doer;
}

type Reached = readonly [isReached: boolean, at: string | null];

/** The order as one line of states: done where its own facts say so; the first link that is missing is what comes now. */
export function chainOf(order: Order): readonly ChainStep[] {
  const reached = reachedBy(order);
  const current = CHAIN.find((link) => !reached[link][0]);
  return CHAIN.map((link) => ({ link, state: stateOf(link, reached[link][0], link === current, order), at: reached[link][1] }));
}

/** The link that comes next; null when nothing is left to do. */
export function nextLink(order: Order): Link | null {
  if (order.status === 'cancelled') return null;
  return chainOf(order).find(({ state }) => state !== 'done')?.link ?? null;
}

function stateOf(link: Link, isReached: boolean, isCurrent: boolean, { status }: Order): ChainStep['state'] {
  if (isReached) return 'done';
  if (!isCurrent) return 'later';
  return status === 'cancelled' || (status === 'credit-hold' && link === 'paid') ? 'refused' : 'now';
}

function reachedBy(order: Order): Readonly<Record<Link, Reached>> {
  const { stockCheckedAt, consent, confirmedAt, releasedAt } = order;
  const all = (progress: (line: OrderLine) => string): boolean => order.lines.every((line) => reaches(progress(line), line.quantity));
  return {
    opened: [true, order.openedOn],
    stock: [stockCheckedAt !== null, stockCheckedAt],
    consent: [consent !== null, consent?.agreedAt ?? null],
    confirmed: [confirmedAt !== null, confirmedAt],
    paid: [releasedAt !== null || order.paymentSecured, null],
    released: [releasedAt !== null, releasedAt],
    shipped: [all(({ shipped }) => shipped), null],
    delivered: [all(({ delivered }) => delivered), null],
    invoiced: [all(({ invoiced }) => invoiced), null],
    received: [confirmedAt !== null && isZero(order.open), null],
  };
}
