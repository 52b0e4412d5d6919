import { Controller } from '@nestjs/common';
import { contractTermsApi, notToRenew, type AgreeTerm } from '@tradewind/contracts/contracts/contract-terms.api';
import type { ContractId, ContractView } from '@tradewind/contracts/contracts/contracts.api';
import type { QuoteView } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { ContractRepository } from './contract.repository.js';
import { contractView } from './contract.view.js';
import { Quote } from './domain/quote.js';
import { PriceBook } from './price-book.js';
import { QuoteRepository } from './quote.repository.js';
import { quoteView } from './quote.view.js';
import { RenewalReminders } from './renewal-reminders.js';

@Controller()
export class ContractTermsController {
  constructor(
    private readonly contracts: ContractRepository,
    private readonly quotes: QuoteRepository,
    private readonly prices: PriceBook,
    private readonly reminders: RenewalReminders,
    private readonly bus: OperationClient,
  ) {}

  @Handles(contractTermsApi.agreeTerm)
  async agreeTerm({ contractId, validUntil }: ContractId & AgreeTerm, _: Actor, at: Date): Promise<ContractView> {
    const { org } = await this.contracts.get(contractId);
    const remindDays = await this.reminders.daysBefore(org);
    return contractView(await this.contracts.update(contractId, (contract) => contract.agreeTerm(validUntil, remindDays, at)), []);
  }

  @Handles(contractTermsApi.renewContract)
  async renewContract({ contractId }: ContractId, author: Actor, at: Date): Promise<QuoteView> {
    const contract = await this.contracts.get(contractId);
    if (!contract.mayBeRenewed) throw notToRenew({ status: contract.status });
    const customer = await this.bus.call(customersApi.getCustomer, { customerId: contract.customerId });
    const prices = await this.prices.inForce(contract.goods(), customer, at);
    return quoteView(await this.quotes.add(Quote.renewing(contract, customer, prices, author)), at);
  }
}
