import type { ReceiptView } from '@tradewind/contracts/orders/receipts.api';
import type { Receipt } from './domain/receipt.js';

export const receiptView = (receipt: Receipt): ReceiptView => {
  const { id, version, no, org, status, orderId, orderNo, customerId, customerName, currency, amount, unallocated, allocations } = receipt;
  const { paidBy, method, receivedOn, voucherNo, reportedBy, decidedBy, decidedAt, rejectReason } = receipt;
  return {
    ...{ id, version, no, org, status, orderId, orderNo, customerId, customerName, currency, amount, unallocated, allocations },
    ...{ paidBy, method, receivedOn, voucherNo, reportedBy, decidedBy, rejectReason },
    decidedAt: decidedAt?.toISOString() ?? null,
  };
};
