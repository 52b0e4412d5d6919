import { Controller } from '@nestjs/common';
import {
  proposalsApi,
  type AcceptProposal,
  type DraftProposal,
  type DropProposal,
  type FindProposals,
  type PresentProposal,
  type ProposalId,
  type ProposalView,
  type ReviseProposal,
} from '@tradewind/contracts/contracts/proposals.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { Proposal } from './domain/proposal.js';
import type { Quote } from './domain/quote.js';
import { PriceBook } from './price-book.js';
import { ProposalRepository } from './proposal.repository.js';
import { proposalView } from './proposal.view.js';
import { QuoteRepository } from './quote.repository.js';

@Controller()
export class ProposalsController {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly quotes: QuoteRepository,
    private readonly prices: PriceBook,
    private readonly numbers: Numbers,
  ) {}

  @Handles(proposalsApi.draftProposal)
  async draftProposal({ customerId, ...wish }: DraftProposal, author: Actor, at: Date): Promise<ProposalView> {
    const { customer, prices } = await this.prices.forCustomer(customerId, wish.lines, at);
    const no = await this.numbers.next(customer.branch, 'FA', at);
    return proposalView(await this.proposals.add(Proposal.draft(wish, { no, customer, prices }, author, at)));
  }

  @Handles(proposalsApi.reviseProposal)
  async reviseProposal({ proposalId, ...changes }: ProposalId & ReviseProposal, author: Actor, at: Date): Promise<ProposalView> {
    const { current, customerId } = await this.proposals.get(proposalId);
    const prices = await this.prices.inForce(changes.lines ?? current.lines, customerId, at);
    return proposalView(await this.proposals.update(proposalId, (proposal) => proposal.revise(changes, prices, author, at)));
  }

  @Handles(proposalsApi.presentProposal)
  async presentProposal({ proposalId, ...presentation }: ProposalId & PresentProposal, presenter: Actor, at: Date): Promise<ProposalView> {
    return proposalView(await this.proposals.update(proposalId, (proposal) => proposal.present(presentation, presenter, at)));
  }

  /** Proposal and quote in one transaction: accepted is what is quoted. */
  @Handles(proposalsApi.acceptProposal)
  async acceptProposal({ proposalId, ...word }: ProposalId & AcceptProposal, author: Actor, at: Date): Promise<ProposalView> {
    const { customerId, current } = await this.proposals.get(proposalId);
    const { customer, prices } = await this.prices.forCustomer(customerId, current.lines, at);
    const drafted: Quote[] = [];
    const proposal = await this.proposals.update(proposalId, (presented) => {
      drafted.push(presented.accept(word, { customer, prices }, author, at));
    });
    for (const quote of drafted) await this.quotes.add(quote);
    return proposalView(proposal);
  }

  @Handles(proposalsApi.dropProposal)
  async dropProposal({ proposalId, reason }: ProposalId & DropProposal): Promise<ProposalView> {
    return proposalView(await this.proposals.update(proposalId, (proposal) => proposal.drop(reason)));
  }

  @Handles(proposalsApi.getProposal)
  async getProposal({ proposalId }: ProposalId): Promise<ProposalView> {
    return proposalView(await this.proposals.get(proposalId));
  }

  @Handles(proposalsApi.findProposals)
  findProposals({ limit, cursor, ...filters }: FindProposals): Promise<Page<ProposalView>> {
    return this.proposals.page({ limit, cursor }, filters, proposalView);
  }
}
