import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, Code, Count, DateOnly, Flag, Id, ListOf } from '../fields.js';

export class CreditAccountOf {
  @Id() readonly customerId!: string;
}

export class ExposureEntryView {
  @Id() readonly orderId!: string;
  @Code() readonly orderNo!: string;
  @Amount({ doc: 'Confirmed on credit and not received yet' }) readonly amount!: string;
}

export class CreditAccountView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Id() readonly customerId!: string;
  @Code() readonly currency!: string;
  @Amount() readonly limit!: string;
  @Amount({ doc: 'Sum of the entries' }) readonly exposure!: string;
  @Amount({ doc: 'What new orders may use; 0 while held or expired' }) readonly available!: string;
  @Count({ doc: 'Days from delivery until payment is due' }) readonly termDays!: number;
  @DateOnly({ nullable: true, doc: 'Last day orders may be taken on credit; null: never granted' }) readonly validUntil!: string | null;
  @Flag({ doc: 'A payment is overdue: only payment before goods (CUS-36)' }) readonly held!: boolean;
  @ListOf(() => ExposureEntryView, { min: 0 }) readonly entries!: readonly ExposureEntryView[];
}

export const creditAccountNotFound = defineFault('credit-account.not-found', 'not-found', {
  en: (d: { customerId: string }) => `There is no credit account of a customer ${d.customerId}.`,
  zh: (d) => `没有客户 ${d.customerId} 的信用账户。`,
});

export const creditApi = defineApi('orders', {
  getCreditAccount: operation({
    http: 'GET /customers/:customerId/credit-account',
    allow: 'credit:read',
    summary: 'Limit, exposure and what is available, with the orders that make up the exposure',
    params: CreditAccountOf,
    reply: CreditAccountView,
    faults: [creditAccountNotFound],
  }),
});
