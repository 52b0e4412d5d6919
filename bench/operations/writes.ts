import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { businessDate } from '@tradewind/domain/business-date';
import type { Ask, Journey } from '../load/burst.ts';
import type { Prepared } from '../stage/prepared.ts';
import { companyName, type Marks } from './marks.ts';
import type { Office } from './office.ts';
import type { Next } from './operation.ts';

/** A piece of work that writes; the limit server plays what one of them has left. */
export interface Work {
  readonly name: string;
  /** In paths. */
  readonly slug: string;
  readonly next: Next;
}

/** As long as there are orders to confirm. */
const fromPool =
  (pool: string[], journey: (id: string) => Journey): Next =>
  () => {
    const id = pool.pop();
    return id === undefined ? null : journey(id);
  };

export function writeWork(office: Office, marks: Marks, it: Prepared, toConfirm: string[]): readonly Work[] {
  const { customerId, productIds, owedOrderId: orderId, serviceFileId, budgetId } = it;
  const today = businessDate(new Date());
  const always = (journey: Journey): Next => () => journey; // prettier-ignore
  const claim = async (ask: Ask): Promise<void> => {
    const line = { category: 'travel', amount: '0.01', reason: '拜访客户', spentOn: today, voucherNo: `FP-${marks.draw()}`, voucherKind: 'e-invoice' as const };
    const { id: claimId } = await office.asked(ask, 'bj-rep1', claimsApi.draftClaim, { budgetId, lines: [line] });
    await office.asked(ask, 'bj-rep1', claimsApi.submitClaim, { claimId });
    await office.asked(ask, 'bj-manager', claimsApi.decideClaim, { claimId, step: 'department', approve: true });
    await office.asked(ask, 'bj-finance', claimsApi.decideClaim, { claimId, step: 'finance', approve: true });
  };
  const receipt = async (ask: Ask): Promise<void> => {
    const report = { orderId, amount: '0.01', paidBy: '信德', method: 'transfer' as const, receivedOn: today, voucherNo: `V-${marks.draw()}` };
    const { id: receiptId } = await office.asked(ask, 'bj-rep1', receiptsApi.reportReceipt, report);
    await office.asked(ask, 'bj-finance', receiptsApi.confirmReceipt, { receiptId });
  };
  const lines = productIds.map((productId) => ({ productId, quantity: '1' }));
  const matter = { serviceFileId, kind: 'quality' as const, whatHappened: '边角破损', reportedBy: '王建军 来电' };
  return [
    {
      name: 'create a customer',
      slug: 'customer',
      next: always((ask) => office.asked(ask, 'bj-rep1', customersApi.createCustomer, { name: companyName(marks.draw()) })),
    },
    {
      name: 'quote of 5 lines',
      slug: 'quote',
      next: always((ask) => office.asked(ask, 'bj-rep1', quotesApi.draftQuote, { customerId, lines, payment: 'prepay' })),
    },
    { name: 'confirm an order of 5 lines on credit', slug: 'order', next: fromPool(toConfirm, (id) => (ask) => office.asked(ask, 'bj-clerk', ordersApi.confirmOrder, { orderId: id })) }, // prettier-ignore
    { name: 'report and confirm a receipt', slug: 'receipt', next: always(receipt) },
    { name: 'open a ticket', slug: 'ticket', next: always((ask) => office.asked(ask, 'bj-service', ticketsApi.openTicket, matter)) },
    { name: 'submit and approve a claim', slug: 'claim', next: always(claim) },
  ];
}
