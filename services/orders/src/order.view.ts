import type { OrderLineView, OrderView } from '@tradewind/contracts/orders/orders.api';
import { Quantity } from '@tradewind/domain/quantity';
import { NOTHING_YET } from './domain/line-progress.js';
import type { Order } from './domain/order.js';

export function orderView(order: Order): OrderView {
  const { id, version, no, org, status, contractId, contractNo, customerId, customerName, salesRepId, currency, total, net, payment } = order;
  const { prepaidShare, paymentTerms, dueDays, received, deliverBy, openedOn, stockCheckedBy, consent, confirmedBy, releasedBy, cancelReason } = order;
  return {
    ...{ id, version, no, org, status, contractId, contractNo, customerId, customerName, salesRepId, currency, total, net, payment },
    ...{ paymentTerms, dueDays, received, deliverBy, openedOn, stockCheckedBy, consent, confirmedBy, releasedBy, cancelReason },
    risk: order.risk,
    lines: lineViews(order),
    prepaidShare: prepaidShare === null ? null : Quantity.of(prepaidShare).toString(),
    required: prepaidShare === null ? null : order.required.toString(),
    open: order.owed.toString(),
    paymentSecured: order.isPaymentSecured,
    stockCheckedAt: order.stockCheckedAt?.toISOString() ?? null,
    confirmedAt: order.confirmedAt?.toISOString() ?? null,
    releasedAt: order.releasedAt?.toISOString() ?? null,
    endedAt: order.endedAt?.toISOString() ?? null,
  };
}

const lineViews = ({ lines, progress }: Order): readonly OrderLineView[] =>
  lines.map(({ productId, ...agreed }, i) => ({ productId, ...agreed, line: i + 1, ...(progress[i] ?? NOTHING_YET) }));
