import {
  proposalDayImpossible,
  proposalPricesOutdated,
  revisionUnexplained,
  type AcceptProposal,
  type DraftProposal,
  type PresentationView,
  type PresentProposal,
  type ProposalEdition,
  type ProposalStatus,
  type ReviseProposal,
} from '@tradewind/contracts/contracts/proposals.api';
import { proposalAccepted, proposalPresented, type ProposalFact } from '@tradewind/contracts/contracts/contracts.events';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import type { Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { itemsOf } from './agreed-line.js';
import { CURRENCY } from './currency.js';
import { assertServed, type CustomerFacts } from './customer-facts.js';
import { priced, type PricesInForce } from './prices-in-force.js';
import { Quote } from './quote.js';
import { totalsOf } from './totals.js';

const next = stateMachine<ProposalStatus>()({
  revise: { from: ['draft', 'presented'], to: 'draft' },
  present: { from: ['draft', 'presented'], to: 'presented' },
  accept: { from: ['presented'], to: 'accepted' },
  drop: { from: ['draft', 'presented'], to: 'dropped' },
});

/** Plain data, as it is stored. */
type Edition = Pick<ProposalEdition, keyof ProposalEdition>;

/**
 * What the company proposes to one customer before there is a quote: product, prices, delivery, after-sales; presented, revised by what
 * they say, and kept edition by edition (ORD-01).
 */
@Entity('proposal')
@Index('proposal_no', ['no'], { unique: true })
@Index('proposal_status', ['status'])
@Index('proposal_customer', ['customerId'])
@Index('proposal_opportunity', ['opportunityId'])
@Index('proposal_org', ['org'])
export class Proposal extends Aggregate<Proposal> {
  static readonly life = { status: next };

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: ProposalStatus;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerNo!: string;
  @Column('text') readonly customerName!: string;
  @Column('uuid', { nullable: true }) readonly opportunityId: string | null = null;
  @Column('jsonb') readonly current!: Edition;
  /** Superseded, oldest first; never changed again. */
  @Column('jsonb') readonly earlier: readonly Edition[] = [];
  @Column('jsonb') readonly presentations: readonly PresentationView[] = [];
  @Column('text', { nullable: true }) readonly saidBy: string | null = null;
  @Column('date', { nullable: true }) readonly saidOn: string | null = null;
  @Column('uuid', { nullable: true }) readonly quoteId: string | null = null;
  @Column('text', { nullable: true }) readonly droppedBecause: string | null = null;
  @Column('text') readonly search!: string;

  static readonly unaudited = ['saidBy', 'presentations'];

  static draft(
    { opportunityId, lines, ...wish }: Omit<DraftProposal, 'customerId'>,
    about: { readonly no: string; readonly customer: CustomerFacts; readonly prices: PricesInForce },
    author: Actor,
    at: Date,
  ): Proposal {
    const { no, customer, prices } = about;
    assertServed(customer);
    const { org, branch, ownerId, id: customerId, no: customerNo, name: customerName } = customer;
    const { title, needs, delivery, afterSales, payment = 'prepay', deliverBy = null, requirements = [] } = wish;
    const terms = { title, needs, payment, deliverBy, delivery, afterSales, requirements };
    const priceOf = pricesOf(lines, prices, customerId);
    return Proposal.born(
      { org, branch, ownerId },
      {
        ...{ no, status: 'draft', customerId, customerNo, customerName, opportunityId: opportunityId ?? null },
        ...{ current: { edition: 1, ...terms, ...priceOf, because: null, ...writtenBy(author, at) }, search: searchKey(customerName, customerNo, no, title) },
      },
    );
  }

  /** A draft changes; what was presented is superseded and stays as it was, and the new edition says what it answers. */
  revise({ because, lines, ...changes }: ReviseProposal, prices: PricesInForce, author: Actor, at: Date): void {
    const status = next('revise', this.status);
    const { current, customerId } = this;
    const wasPresented = this.status === 'presented';
    if (wasPresented && because === undefined) throw revisionUnexplained({ edition: current.edition });
    const said = Object.fromEntries(Object.entries<unknown>(changes).filter(([, value]) => value !== undefined));
    const revised: Edition = {
      ...current,
      ...said,
      ...pricesOf(lines ?? itemsOf(current.lines), prices, customerId),
      edition: wasPresented ? current.edition + 1 : current.edition,
      because: because ?? current.because,
      ...writtenBy(author, at),
    };
    const search = searchKey(this.customerName, this.customerNo, this.no, revised.title);
    this.change({ status, current: revised, earlier: wasPresented ? [...this.earlier, current] : this.earlier, search });
  }

  /** When, to whom, what they said and asked for; as often as it is presented. */
  present({ presentedOn, form, to, said, askedFor = [] }: PresentProposal, presenter: Actor, at: Date): void {
    const status = next('present', this.status);
    const on = this.assertDay(presentedOn, at);
    const { edition } = this.current;
    const presentation = { edition, presentedOn: on, form, to, said, askedFor, presentedBy: presenter.id, presentedByName: presenter.name };
    this.change({ status, presentations: [...this.presentations, presentation] });
    this.record(proposalPresented, this.fact());
  }

  /** What was presented last, and nothing else, becomes a quote: drafted with all guards of one, at the prices that were presented (ORD-03). */
  accept({ saidBy, saidOn }: AcceptProposal, given: { readonly customer: CustomerFacts; readonly prices: PricesInForce }, author: Actor, at: Date): Quote {
    const status = next('accept', this.status);
    const on = this.assertDay(saidOn, at);
    const { lines, payment, deliverBy, requirements } = this.current;
    const terms = {
      payment,
      requirements,
      ...(deliverBy !== null && { deliverBy }),
      ...(this.opportunityId !== null && { opportunityId: this.opportunityId }),
    };
    const quote = Quote.draft({ lines: itemsOf(lines), ...terms }, given.customer, given.prices, author);
    const outdated = lines.filter(({ unitPrice, taxRate }, i) => unitPrice !== quote.lines[i]?.unitPrice || taxRate !== quote.lines[i].taxRate);
    if (outdated.length > 0) throw proposalPricesOutdated({ skus: outdated.map(({ sku }) => sku) });
    this.change({ status, saidBy, saidOn: on, quoteId: quote.id });
    this.record(proposalAccepted, this.fact());
    return quote;
  }

  drop(reason: string): void {
    this.change({ status: next('drop', this.status), droppedBecause: reason });
  }

  /** The customer is looked after by somebody else now (CUS-14). */
  follow({ org, branch, ownerId }: Belonging): void {
    this.change({ org, branch, ownerId });
  }

  private assertDay(given: string | undefined, at: Date): string {
    const today = businessDate(at);
    const earliest = businessDate(new Date(this.current.writtenAt));
    const on = given ?? today;
    if (on < earliest || on > today) throw proposalDayImpossible({ on, earliest, today });
    return on;
  }

  private fact(): ProposalFact {
    const { id: proposalId, no: proposalNo, customerId, opportunityId, ownerId: salesRepId } = this;
    return { proposalId, proposalNo, edition: this.current.edition, customerId, opportunityId, salesRepId };
  }
}

function pricesOf(items: DraftProposal['lines'], prices: PricesInForce, customerId: string): Pick<ProposalEdition, 'lines' | 'pricedOn' | 'total'> {
  const lines = priced(items, prices, customerId);
  return { lines, pricedOn: prices.on, total: totalsOf(lines, CURRENCY).total };
}

const writtenBy = ({ id, name }: Actor, at: Date): Pick<ProposalEdition, 'writtenBy' | 'writtenByName' | 'writtenAt'> => ({
  ...{ writtenBy: id, writtenByName: name, writtenAt: at.toISOString() },
});
