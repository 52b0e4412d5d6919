import { Injectable } from '@nestjs/common';
import { paymentPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { CreditAccountRepository } from './credit-account.repository.js';
import type { Order, PaymentTerms } from './domain/order.js';

/** On which terms an order is to be paid: payment before goods unless credit was agreed and granted (ORD-06). */
@Injectable()
export class TermsOfPayment {
  constructor(
    private readonly policies: Policies,
    private readonly accounts: CreditAccountRepository,
  ) {}

  async before({ org }: Order): Promise<PaymentTerms> {
    const { value, version } = await this.policies.inForce(paymentPolicy, org);
    return { prepaidShare: value.prepaidShare, dueDays: value.dueDays, from: version };
  }

  async of(order: Order): Promise<PaymentTerms> {
    if (order.payment === 'prepay') return this.before(order);
    const account = await this.accounts.of(order.customerId);
    return { prepaidShare: '0', dueDays: account?.termDays ?? 0, from: 'credit' };
  }
}
