import { nextLink, type Link } from './chain.js';
import { isZero, remaining } from './decimals.js';
import type { Order } from './shapes.js';

/** Keys of the actions of the page of an order that bring a link about. */
const ACTION: Readonly<Partial<Record<Link, string>>> = {
  ...{ stock: 'stock', consent: 'consent', confirmed: 'confirm', paid: 'receipt', released: 'release', shipped: 'ship' },
  ...{ invoiced: 'invoice', received: 'receipt' },
};

/** The action that comes next on the page of the order; undefined: the next one is done with a shipment, or nothing is left. */
export function nextActionOf(order: Order): string | undefined {
  const link = nextLink(order);
  if (link === null || (link === 'shipped' && isAllPlanned(order))) return undefined;
  return ACTION[link];
}

const isAllPlanned = ({ lines }: Order): boolean => lines.every(({ quantity, planned, shipped }) => isZero(remaining(quantity, planned, shipped)));
