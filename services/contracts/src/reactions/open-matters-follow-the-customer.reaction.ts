import { Injectable } from '@nestjs/common';
import { customerHandedOver, type CustomerHandedOverPayload } from '@tradewind/contracts/customers/customers.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { ContractRepository } from '../contract.repository.js';
import { DisputeRepository } from '../dispute.repository.js';
import { PartnerAgreementRepository } from '../partner-agreement.repository.js';
import { PriceExceptionRepository } from '../price-exception.repository.js';
import { ProposalRepository } from '../proposal.repository.js';
import { QuoteRepository } from '../quote.repository.js';
import { RequirementReviewRepository } from '../requirement-review.repository.js';
import { ServiceContractRepository } from '../service-contract.repository.js';

const NOT_IN_EFFECT = ['draft', 'in-review', 'approved', 'signed'];

/**
 * A customer was handed over (CUS-14): what is still open goes along, or nobody within reach could bring it to an end.
 * Contracts in effect stay with the rep who made them.
 */
@Injectable()
export class OpenMattersFollowTheCustomerReaction {
  constructor(
    private readonly quotes: QuoteRepository,
    private readonly contracts: ContractRepository,
    private readonly disputes: DisputeRepository,
    private readonly exceptions: PriceExceptionRepository,
    private readonly proposals: ProposalRepository,
    private readonly requirementReviews: RequirementReviewRepository,
    private readonly serviceContracts: ServiceContractRepository,
    private readonly partnerAgreements: PartnerAgreementRepository,
  ) {}

  @Consumes(customerHandedOver)
  async follow({ customerId, salesRepId: ownerId }: CustomerHandedOverPayload, { org, branch }: EventEnvelope<CustomerHandedOverPayload>): Promise<void> {
    const to = { org, branch, ownerId };
    // before the quotes, as everywhere: two that lock both never wait for each other
    await this.exceptions.updateAll({ customerId, status: ['in-review', 'returned', 'approved'] }, (exception) => exception.follow(to));
    await this.proposals.updateAll({ customerId, status: ['draft', 'presented'] }, (proposal) => proposal.follow(to));
    await this.requirementReviews.updateAll({ customerId, status: ['in-review', 'agreed', 'returned'] }, (review) => review.follow(to));
    await this.serviceContracts.updateAll({ customerId, status: NOT_IN_EFFECT }, (contract) => contract.follow(to));
    await this.partnerAgreements.updateAll({ customerId, status: NOT_IN_EFFECT }, (agreement) => agreement.follow(to));
    const contracts = await this.contracts.findAll({ customerId, status: NOT_IN_EFFECT });
    for (const { id } of contracts) await this.contracts.updateWhere({ id }, (contract) => contract.follow(to));
    const moved = new Set(contracts.map(({ id }) => id));
    if (moved.size > 0) await this.disputes.updateAll({ contractId: [...moved], status: ['open'] }, (dispute) => dispute.follow(to));
    const quotes = await this.quotes.findAll({ customerId, status: ['draft', 'issued', 'accepted'] });
    for (const { id } of quotes.filter(({ contractId }) => contractId === null || moved.has(contractId)))
      await this.quotes.updateWhere({ id }, (quote) => quote.follow(to));
  }
}
