import type { ReceivableView } from '@tradewind/contracts/orders/receivables.api';
import { daysBetween } from './domain/days-between.js';
import type { Receivable } from './domain/receivable.js';

/** With its age as of a business date. */
export const receivableView =
  (today: string) =>
  (receivable: Receivable): ReceivableView => {
    const { id, version, no, org, status, orderId, orderNo, shipmentId, customerId, customerName, salesRepId, currency, amount, paid, open } = receivable;
    const { openedOn, dueOn, paidOn, payments } = receivable;
    return {
      ...{ id, version, no, org, status, orderId, orderNo, shipmentId, customerId, customerName, salesRepId, currency, amount, paid, open },
      ...{ openedOn, dueOn, paidOn, payments },
      ageDays: daysBetween(openedOn, paidOn ?? today),
      overdueDays: status === 'paid' ? 0 : daysBetween(dueOn, today),
    };
  };
