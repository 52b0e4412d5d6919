import {
  amendmentFixed,
  amendmentNotAgreed,
  amendmentOutdated,
  type AmendmentChangeView,
  type AmendmentStatus,
  type ProposeAmendment,
} from '@tradewind/contracts/contracts/amendments.api';
import { deviationUnapproved } from '@tradewind/contracts/contracts/contract-deviations';
import { orderMovedOn } from '@tradewind/contracts/contracts/contract-life.faults';
import type { PartySignatureView, SignForParty } from '@tradewind/contracts/contracts/contract-signatures';
import { sealedBySignatory, type SealContract, type SealView, type SignatureView } from '@tradewind/contracts/contracts/contracts.api';
import type { AmendOrder, OrderFollowsView } from '@tradewind/contracts/orders/order-changes.api';
import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { pressing } from '@tradewind/approvals/pressing';
import { agreedTo, nextDueOf, outcomeOf } from '@tradewind/approvals/progress';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { contentHash } from '@tradewind/domain/content-hash';
import { Money } from '@tradewind/domain/money';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, inWhoseName, reachOf } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { differences, hashOfTerms, newDeviations, termsOf, type AgreedTerms } from './agreed-terms.js';
import { amended, amendedLines, itemsToPrice, linesToPrice, type Proposal } from './amendment-proposal.js';
import { factsOfTerms, type KnownBesides } from './contract-facts.js';
import type { AgreedAmendment } from './contract-life.js';
import type { Contract } from './contract.js';
import { assertServed, type CustomerFacts } from './customer-facts.js';
import { dutiesMissing, withDeviation } from './deviation-review.js';
import type { PricesInForce } from './prices-in-force.js';
import { assertDayInOrder, isSignatory, signatureOfBoth, withSignature } from './signatures.js';

const next = stateMachine<AmendmentStatus>()({
  change: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'in-review' },
  decide: { from: ['in-review'], to: 'in-review' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'draft' },
  withdraw: { from: ['in-review'], to: 'draft' },
  sign: { from: ['approved'], to: 'signed' },
  seal: { from: ['signed'], to: 'sealed' },
  'bring into effect': { from: ['sealed'], to: 'effective' },
  'give up': { from: ['draft', 'in-review', 'approved', 'signed'], to: 'void' },
  'let fall': { from: ['sealed'], to: 'void' },
});

/** What holds on the day of submission. */
interface InForce extends KnownBesides {
  readonly contract: Contract;
  readonly customer: CustomerFacts;
  readonly prices: PricesInForce;
  readonly rules: ReviewRules;
  /** Needed only where clauses change. */
  readonly deviation?: ReviewRules | undefined;
  /** What the order says to it. */
  readonly order: OrderFollowsView;
}

/**
 * 补充协议: what is to change of a contract in effect, agreed to like the contract itself: reviewed on exactly one content,
 * signed by both, sealed by somebody else. It makes the contract's next version (CON-03, CON-06, CON-07, CON-08, CON-12).
 */
@Entity('amendment')
@Index('amendment_no', ['no'], { unique: true })
@Index('amendment_contract', ['contractId', 'revision'])
@Index('amendment_customer', ['customerId'])
@Index('amendment_status', ['status'])
@Index('amendment_org', ['org'])
@Index('amendment_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
export class Amendment extends Aggregate<Amendment> implements AgreedAmendment {
  static readonly life = { status: next };

  @Column('text', { nullable: true }) readonly no: string | null = null;
  @Column('text') readonly status!: AmendmentStatus;
  @Column('uuid') readonly contractId!: string;
  @Column('text') readonly contractNo!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('text') readonly currency!: string;
  /** The version of the contract that it makes. */
  @Column('integer') readonly revision!: number;
  @Column('text') readonly reason!: string;
  /** As it was typed; prices are looked up from it again on submission. */
  @Column('jsonb') readonly proposal!: Proposal;
  @Column('text') readonly baseHash!: string;
  @Column('jsonb') readonly before!: AgreedTerms;
  @Column('jsonb') readonly after!: AgreedTerms;
  @Column('uuid') readonly draftedBy!: string;
  @Column('jsonb', { nullable: true }) readonly review: Review | null = null;
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;
  @Column('jsonb', { default: [] }) readonly earlierReviews: readonly Review[] = [];
  @Column('date', { nullable: true }) readonly agreedOn: string | null = null;
  @Column('jsonb', { default: [] }) readonly signatures: readonly PartySignatureView[] = [];
  @Column('jsonb', { nullable: true }) readonly signature: SignatureView | null = null;
  @Column('jsonb', { nullable: true }) readonly seal: SealView | null = null;
  @Column('date', { nullable: true }) readonly effectiveOn: string | null = null;
  @Column('text', { nullable: true }) readonly voidBecause: string | null = null;
  @Column('text') readonly search!: string;

  /** It belongs where its contract does. */
  static draft(contract: Contract, wish: ProposeAmendment, prices: PricesInForce, author: Actor, at: Date): Amendment {
    const { id: contractId, customerId, customerName, currency, org, branch, ownerId } = contract;
    const amendment = Amendment.born(
      { org, branch, ownerId },
      {
        ...{ status: 'draft', contractId, contractNo: contract.number(), customerId, customerName, currency, draftedBy: author.id },
        search: searchKey(customerName, contract.number()),
      },
    );
    amendment.propose(contract, wish, prices, author, at);
    return amendment;
  }

  /** Something else is proposed instead, on the contract as it is now. */
  changeTo(contract: Contract, wish: ProposeAmendment, prices: PricesInForce, author: Actor, at: Date): void {
    if (this.status !== 'draft') throw amendmentFixed({ status: this.status });
    this.change({ status: next('change', this.status) });
    this.propose(contract, wish, prices, author, at);
  }

  /** From here on it is fixed: who agrees, agrees to its hash, and the order could follow it at this moment. */
  submit(no: string, { contract, customer, exceptions, prices, rules, deviation, order }: InForce, submitter: Actor, at: Date): void {
    if (this.status !== 'draft') throw amendmentFixed({ status: this.status });
    const status = next('submit', this.status);
    assertServed(customer);
    contract.assertBaseOf(this);
    this.assertPricesInForce(contract, prices);
    amended(contract, this.proposal, prices, submitter, at); // days that were ahead may have passed
    assertOrderFollows(order);
    this.change({ no: this.no ?? no, search: searchKey(this.customerName, this.contractNo, this.no ?? no) });
    const asked = this.deviating.length > 0 && deviation ? withDeviation(rules, deviation) : rules;
    const by = { submittedBy: submitter.id, submittedFor: inWhoseName(reachOf(submitter, 'contract:write'), this)?.id ?? null };
    const facts = this.facts({ customer, exceptions }, at);
    const review = openReview({ ...asked, ...by, involved: this.involved(), content: this.content(), amount: facts.amount, facts, at });
    this.assertDeviation(dutiesMissing(review, 'asked'));
    const earlierReviews = this.review ? [...this.earlierReviews, this.review] : this.earlierReviews;
    this.change({ status, review, earlierReviews, reviewDueAt: nextDueOf(review), agreedOn: null, signatures: [] });
  }

  /** Neither its author nor the rep whose customer it is for decides on it (ORG-14). */
  decide(decision: Decision, reviewer: Actor, at: Date): void {
    this.underReview((review, given) => decide(review, decision, reviewer, given), at);
  }

  underReview(verb: ReviewVerb, at: Date): void {
    next('decide', this.status);
    if (this.review === null) throw amendmentNotAgreed();
    const { id, no, ownerId, review: open } = this;
    const review = verb(open, { content: this.content(), subject: this, involved: this.involved(), at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
    for (const { event, payload } of pressing('contracts', { kind: 'amendment', id, no, ownerId }, open, review)) this.record(event, payload);
    const outcome = outcomeOf(review);
    if (outcome === 'returned' || outcome === 'rejected') this.change({ status: next('return', this.status) });
    if (outcome === 'withdrawn') this.change({ status: next('withdraw', this.status) });
    if (outcome === 'approved') this.change({ status: next('approve', this.status), agreedOn: businessDate(at) });
  }

  /** Each party by somebody who may bind it; signed once both have (CON-12). */
  signForParty(given: SignForParty, recorder: Actor, at: Date): void {
    const status = next('sign', this.status);
    this.assertAgreed();
    const signatures = withSignature(this.signatures, given, recorder);
    assertDayInOrder('signed', given.signedOn, this.agreedOn, at);
    const signature = signatureOfBoth(signatures);
    this.change({ signatures, ...(signature && { status, signature }) });
  }

  /** By the keeper of the seal, who did not sign (CON-08); while the order could still follow. */
  applySeal({ sealedOn, sealNo, copies }: SealContract, { contract, order }: Pick<InForce, 'contract' | 'order'>, keeper: Actor, at: Date): void {
    const status = next('seal', this.status);
    this.assertAgreed();
    contract.assertBaseOf(this);
    assertOrderFollows(order);
    if (isSignatory(keeper, this)) throw sealedBySignatory();
    assertDayInOrder('sealed', sealedOn, this.signature?.signedOn ?? null, at);
    this.change({ status, seal: { sealedOn, sealNo, copies, sealedBy: keeper.id, sealedByName: keeper.name } });
  }

  /** What the contract says from now on; nothing that was not agreed to, signed and sealed exactly so gets here. */
  agreed(): AgreedTerms {
    if (this.status !== 'sealed' || this.seal === null || this.signature === null) throw amendmentNotAgreed();
    this.assertAgreed();
    return this.after;
  }

  /** Its order has taken it over, and its contract. */
  takeEffect(at: Date): void {
    this.change({ status: next('bring into effect', this.status), effectiveOn: businessDate(at) });
  }

  giveUp(voidBecause: string): void {
    this.change({ status: next('give up', this.status), voidBecause, reviewDueAt: null });
  }

  /** Sealed, but the order could not follow any more: nothing of it holds. */
  fall(order: OrderFollowsView): void {
    const { objection } = order;
    const because = objection ? [objection.because, objection.orderNo, objection.status, objection.sku, objection.shipped] : ['order'];
    this.change({ status: next('let fall', this.status), voidBecause: because.filter((each) => each !== null).join(' ') });
  }

  get changes(): AmendmentChangeView[] {
    return differences(this.before, this.after);
  }

  /** Goods whose price was looked up for it; the rest keeps what was agreed. */
  itemsToPrice(): ReturnType<typeof itemsToPrice> {
    return itemsToPrice(this.before, this.proposal);
  }

  /** Lines that were priced under an exception for it, so that the exception counts their quantity. */
  get lines(): AgreedLine[] {
    return linesToPrice(this.before, this.proposal).flatMap((line) => this.after.lines[line] ?? []);
  }

  exceptionIds(): string[] {
    return this.lines.flatMap(({ priceExceptionId }) => priceExceptionId ?? []);
  }

  /** What its order is to take over. */
  forOrder(): AmendOrder {
    const { contractId, no, after } = this;
    const { lines, total, net, payment, deliverBy } = after;
    return { contractId, amendmentNo: no ?? 'draft', lines, total, net, payment, deliverBy };
  }

  contentHash(): string {
    return contentHash(this.content());
  }

  involved(): string[] {
    return [this.draftedBy, this.ownerId, ...this.deviating.map(({ proposedBy }) => proposedBy)];
  }

  /** Clauses that would say something else than the template, and did not before (CON-07). */
  get deviating(): ReturnType<typeof newDeviations> {
    return newDeviations(this.before, this.after);
  }

  private propose(contract: Contract, { reason, ...proposal }: ProposeAmendment, prices: PricesInForce, author: Actor, at: Date): void {
    const before = termsOf(contract);
    const after = amended(contract, proposal, prices, author, at);
    this.change({ reason, proposal, before, after, baseHash: hashOfTerms(before), revision: contract.revision + 1 });
  }

  private content(): object {
    const { contractId, contractNo, revision, baseHash, reason, after } = this;
    return { contractId, contractNo, revision, baseHash, reason, after };
  }

  /** Reviewed by what is at stake: the larger of what held and what is to hold. */
  private weight(): string {
    const [before, after] = [Money.of(this.before.total, this.currency), Money.of(this.after.total, this.currency)];
    return (before.exceeds(after) ? before : after).toString();
  }

  private facts(known: KnownBesides, at: Date): ReturnType<typeof factsOfTerms> {
    const { lines, payment, deliverBy } = this.after;
    const [before, after] = [Money.of(this.before.total, this.currency), Money.of(this.after.total, this.currency)];
    const change = {
      ...{ amount: this.weight(), amendment: true },
      ...{ increase: after.exceeds(before) ? after.minus(before).toString() : '0', decrease: before.exceeds(after) ? before.minus(after).toString() : '0' },
    };
    return factsOfTerms({ branch: this.branch, lines, payment, deliverBy, deviations: this.deviating.length }, change, known, at);
  }

  private assertPricesInForce(contract: Contract, prices: PricesInForce): void {
    const now = amendedLines(contract, this.proposal, prices);
    const outdated = this.after.lines.filter(({ unitPrice, taxRate }, i) => unitPrice !== now[i]?.unitPrice || taxRate !== now[i].taxRate);
    if (outdated.length > 0) throw amendmentOutdated({ contractNo: this.contractNo, skus: outdated.map(({ sku }) => sku) });
  }

  private assertAgreed(): void {
    if (!agreedTo(this.review, this.content())) throw amendmentNotAgreed();
    this.assertDeviation(dutiesMissing(this.review, 'approved'));
  }

  private assertDeviation(missing: readonly string[]): void {
    if (this.deviating.length > 0 && missing.length > 0) throw deviationUnapproved({ clauses: this.deviating.map(({ clause }) => clause), missing });
  }
}

/** The order is asked before anybody reviews, and again before it is sealed (ORD-16). */
function assertOrderFollows({ objection }: OrderFollowsView): void {
  if (!objection) return;
  const { because, orderNo, status, sku, wanted, shipped } = objection;
  throw orderMovedOn({ because, orderNo, status, sku, wanted, shipped });
}
