import { deviationUnapproved, type ClauseDeviationView, type DeviateContract } from '@tradewind/contracts/contracts/contract-deviations';
import { milestonesUnwritten, type AgreeMilestones, type MilestoneDone } from '@tradewind/contracts/contracts/contract-milestones';
import type { NegotiationRound, RecordNegotiation } from '@tradewind/contracts/contracts/contract-negotiation';
import type { PartySignatureView, SignForParty } from '@tradewind/contracts/contracts/contract-signatures';
import {
  deliveryInThePast,
  notAgreedByAll,
  sealedBySignatory,
  templateOutdated,
  termsFixed,
  type ChangeTerms,
  type ContractStatus,
  type DraftContract,
  type SealContract,
  type SealView,
  type SignatureView,
  type SignContract,
} from '@tradewind/contracts/contracts/contracts.api';
import {
  contractEffective,
  contractSubmitted,
  milestoneLate,
  type AgreedLine,
  type ContractEffectivePayload,
  type PaymentKind,
} from '@tradewind/contracts/contracts/contracts.events';
import type { AgreedRequirements } from '@tradewind/contracts/contracts/requirements';
import type { OrderFact } from '@tradewind/contracts/orders/orders.events';
import { openReview, type ReviewRules } from '@tradewind/approvals/opening';
import { agreedTo, decidersOf, nextDueOf, outcomeOf } from '@tradewind/approvals/progress';
import { pressing } from '@tradewind/approvals/pressing';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { Belonging } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { contentHash } from '@tradewind/domain/content-hash';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, inWhoseName, reachOf } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { agreedRequirements } from './agreed-requirements.js';
import { factsOfTerms, type KnownBesides } from './contract-facts.js';
import { ContractLife, MOVES_IN_EFFECT } from './contract-life.js';
import type { ContractTemplate } from './contract-template.js';
import { contractText, type ContractParty } from './contract-wording.js';
import type { CustomerFacts } from './customer-facts.js';
import { dutiesMissing, withDeviation } from './deviation-review.js';
import { afterProposal, agreedWording } from './deviations.js';
import { draftedFrom } from './drafting.js';
import type { InForce } from './in-force.js';
import { agreedMilestones, allDone, assertAhead, boundTo, type Milestone, newlyLate, nextDayOf, someLate, withDone } from './milestones.js';
import { afterRound, assertSettled } from './negotiation.js';
import { assertSignedByManager } from './lot-signature.js';
import type { PriceException } from './price-exception.js';
import type { Quote } from './quote.js';
import { assertDayInOrder, isSignatory, oneByOne, signatureOfBoth, withSignature } from './signatures.js';
import { slotsIn } from './slots.js';

const next = stateMachine<ContractStatus>()({
  submit: { from: ['draft'], to: 'in-review' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'draft' },
  withdraw: { from: ['in-review'], to: 'draft' },
  decide: { from: ['in-review'], to: 'in-review' },
  reopen: { from: ['in-review', 'approved'], to: 'draft' },
  sign: { from: ['approved'], to: 'signed' },
  seal: { from: ['signed'], to: 'effective' },
  track: { from: ['effective', 'expired'], to: 'effective' },
  fulfil: { from: ['effective', 'expired'], to: 'fulfilled' },
  terminate: { from: ['draft', 'in-review', 'approved', 'signed'], to: 'terminated' },
  ...MOVES_IN_EFFECT,
});

/**
 * A sales contract: drafted by the system from an accepted quote and the company's template, agreed to by sales, legal,
 * finance and audit on exactly one content, signed, sealed (CON-01, CON-02, CON-03, CON-06, CON-08, CON-09, CON-12).
 */
@Entity('contract')
@Index('contract_no', ['no'], { unique: true })
@Index('contract_quote', ['quoteId'])
@Index('contract_status', ['status'])
@Index('contract_customer', ['customerId'])
@Index('contract_org', ['org'])
@Index('contract_milestone_due', ['milestoneDueOn'], { where: `"milestoneDueOn" IS NOT NULL` })
@Index('contract_review_due', ['reviewDueAt'], { where: `"reviewDueAt" IS NOT NULL` })
@Index('contract_remind_on', ['remindOn'], { where: `"remindOn" IS NOT NULL` })
@Index('contract_valid_until', ['validUntil'], { where: `"validUntil" IS NOT NULL AND "status" = 'effective'` })
export class Contract extends ContractLife<Contract> {
  static readonly life = { status: next };

  @Column('text', { nullable: true }) readonly no: string | null = null;
  @Column('text') readonly status!: ContractStatus;
  @Column('uuid') readonly quoteId!: string;
  @Column('text') readonly quoteNo!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('jsonb') readonly customer!: ContractParty;
  @Column('uuid', { nullable: true }) readonly opportunityId: string | null = null;
  @Column('text') readonly currency!: string;
  @Column('jsonb') readonly lines!: readonly AgreedLine[];
  /** Tax included. */
  @Column('numeric', { precision: 18, scale: 2 }) readonly total!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly net!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly tax!: string;
  @Column('text') readonly payment!: PaymentKind;
  @Column('date') readonly deliverBy!: string;
  @Column('uuid') readonly templateId!: string;
  @Column('text') readonly templateCode!: string;
  @Column('integer') readonly templateVersion!: number;
  @Column('text') readonly title!: string;
  /** The template's wording, slots open. */
  @Column('text') readonly wording!: string;
  /** What this contract says otherwise than the template, by clause (CON-07). */
  @Column('jsonb', { default: [] }) readonly deviations: readonly ClauseDeviationView[] = [];
  /** The wording with its deviations and every slot filled; part of what is reviewed and signed. */
  @Column('text') readonly text!: string;
  @Column('uuid') readonly draftedBy!: string;
  @Column('jsonb', { nullable: true }) readonly review: Review | null = null;
  /** When a step that waits is to be escalated; null while no clock runs. */
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;
  /** Reviews that were returned or withdrawn, oldest first (CON-14). */
  @Column('jsonb') readonly earlierReviews: readonly Review[] = [];
  /** Day of the last agreement. */
  @Column('date', { nullable: true }) readonly agreedOn: string | null = null;
  /** What binds both sides on the way to delivery, in order (CON-16). */
  @Column('jsonb', { default: [] }) readonly milestones: readonly Milestone[] = [];
  /** What was said and answered before it was submitted (CON-18). */
  @Column('jsonb', { default: [] }) readonly negotiations: readonly NegotiationRound[] = [];
  /** What was agreed on what the customer requires: the basis of the contract (CON-05). */
  @Column('jsonb', { nullable: true }) readonly requirements: AgreedRequirements | null = null;
  /** The day after which the next milestone is late; null while nothing is to be warned of. */
  @Column('date', { nullable: true }) readonly milestoneDueOn: string | null = null;
  /** A milestone is late and not done. */
  @Column('boolean', { default: false }) readonly late: boolean = false;
  /** Who signed for each party and by what right, where it was recorded one by one (CON-12). */
  @Column('jsonb', { default: [] }) readonly signatures: readonly PartySignatureView[] = [];
  @Column('jsonb', { nullable: true }) readonly signature: SignatureView | null = null;
  @Column('jsonb', { nullable: true }) readonly seal: SealView | null = null;
  @Column('date', { nullable: true }) readonly effectiveOn: string | null = null;
  @Column('date', { nullable: true }) readonly orderClosedOn: string | null = null;
  @Column('date', { nullable: true }) readonly fulfilledOn: string | null = null;
  @Column('text', { nullable: true }) readonly terminationReason: string | null = null;
  @Column('uuid', { nullable: true }) readonly orderId: string | null = null;
  @Column('text', { nullable: true }) readonly orderNo: string | null = null;
  @Column('text') readonly search!: string;

  /** All content comes from the accepted quote, the customer's file and the template in force; nothing is typed in (CON-06, CON-09, CON-11). */
  static draft(quote: Quote, customer: CustomerFacts, template: ContractTemplate, { payment, deliverBy }: DraftContract, author: Actor, at: Date): Contract {
    const { org, branch, ownerId } = quote;
    const drafted = draftedFrom(quote, customer, template, at);
    const contract = Contract.born({ org, branch, ownerId }, { status: 'draft', ...drafted, draftedBy: author.id });
    contract.agree(payment, deliverBy, at);
    return contract;
  }

  changeTerms({ payment, deliverBy }: ChangeTerms, at: Date): void {
    if (this.status !== 'draft') throw termsFixed({ status: this.status });
    this.agree(payment ?? this.payment, deliverBy ?? this.deliverBy, at);
  }

  /** A clause is to say something else, for this contract alone; the words of the template take a deviation back (CON-06, CON-07). */
  deviate(change: DeviateContract, author: Actor, at: Date): void {
    if (this.status !== 'draft') throw termsFixed({ status: this.status });
    this.change({ deviations: afterProposal(this, change, author, at) });
    this.change({ text: this.filled() });
  }

  /** What is agreed on the way to delivery; part of the contract, so only while it is a draft (CON-16). */
  agreeMilestones({ milestones }: AgreeMilestones, at: Date): void {
    if (this.status !== 'draft') throw termsFixed({ status: this.status });
    this.change({ milestones: agreedMilestones(milestones, businessDate(at)) });
    this.assertMilestonesWritten();
    this.change({ text: this.filled() });
  }

  /** A round of negotiation, on the record while there is something to negotiate (CON-12, CON-18). */
  negotiate(round: RecordNegotiation, by: Actor, at: Date): void {
    if (this.status !== 'draft') throw termsFixed({ status: this.status });
    this.change({ negotiations: afterRound(this.negotiations, round, this.wording, by, at) });
  }

  /** From here on the content is fixed: who agrees, agrees to its hash (CON-01, CON-02, CON-03, CON-04). */
  submit(no: string, inForce: InForce, submitter: Actor, at: Date): void {
    const status = next('submit', this.status);
    this.assertTemplateInForce(inForce.template);
    this.assertDeliverable(this.deliverBy, at);
    assertAhead(this.milestones, businessDate(at));
    this.assertMilestonesWritten();
    assertSettled(this.negotiations);
    this.change({ no: this.no ?? no, requirements: inForce.requirements ? agreedRequirements(this, inForce.requirements, at) : null });
    this.change({ text: this.filled(), search: searchKey(this.customerName, this.customer.no, this.quoteNo, this.no) });
    const by = { submittedBy: submitter.id, submittedFor: inWhoseName(reachOf(submitter, 'contract:write'), this)?.id ?? null };
    const facts = this.facts(inForce, at);
    const review = openReview({ ...this.asked(inForce), ...by, involved: this.involved(), content: this.content(), amount: facts.amount, facts, at });
    this.assertDeviation(dutiesMissing(review, 'asked'));
    const earlierReviews = this.review ? [...this.earlierReviews, this.review] : this.earlierReviews;
    this.change({ status, review, earlierReviews, reviewDueAt: nextDueOf(review) });
    this.record(contractSubmitted, { contractId: this.id, contractNo: this.number(), customerId: this.customerId, total: this.total });
  }

  /** Neither its author nor the rep whose customer it is for decides on it (ORG-14). */
  decide(decision: Decision, reviewer: Actor, at: Date): void {
    this.underReview((review, given) => decide(review, decision, reviewer, given), at);
  }

  /** Whatever is done to the review while it is open; where it ends, so does this state. */
  underReview(verb: ReviewVerb, at: Date): void {
    next('decide', this.status);
    if (this.review === null) throw notAgreedByAll();
    const { id, no, ownerId, review: open } = this;
    const review = verb(open, { content: this.content(), subject: this, involved: this.involved(), at });
    this.change({ review, reviewDueAt: nextDueOf(review) });
    for (const { event, payload } of pressing('contracts', { kind: 'contract', id, no, ownerId }, open, review)) this.record(event, payload);
    const outcome = outcomeOf(review);
    if (outcome === 'returned' || outcome === 'rejected') this.change({ status: next('return', this.status) });
    if (outcome === 'withdrawn') this.change({ status: next('withdraw', this.status) });
    if (outcome === 'approved') this.change({ status: next('approve', this.status), agreedOn: businessDate(at) });
  }

  /** Negotiated and agreed first, signed then (CON-12); by nobody unless all agreed to exactly this content. */
  sign(both: SignContract, recorder: Actor, at: Date, exceptions: readonly PriceException[] = []): void {
    for (const given of oneByOne(both)) this.signForParty(given, recorder, at, exceptions);
  }

  /** One party signs, by somebody who may bind it; signed is the contract when both have (CON-12). */
  signForParty(given: SignForParty, recorder: Actor, at: Date, exceptions: readonly PriceException[] = []): void {
    this.assertAgreed();
    const status = next('sign', this.status);
    assertSignedByManager(this, exceptions, given, recorder);
    const signatures = withSignature(this.signatures, given, recorder);
    assertDayInOrder('signed', given.signedOn, this.agreedOn, at);
    const signature = signatureOfBoth(signatures);
    this.change({ signatures, ...(signature && { status, signature }) });
  }

  /** Only the contract seal makes it valid (CON-08), and its keeper is not who signed. */
  applySeal({ sealedOn, sealNo, copies }: SealContract, keeper: Actor, at: Date): void {
    this.assertAgreed();
    const status = next('seal', this.status);
    if (isSignatory(keeper, this)) throw sealedBySignatory();
    assertDayInOrder('sealed', sealedOn, this.signature?.signedOn ?? null, at);
    this.change({ status, effectiveOn: sealedOn, seal: { sealedOn, sealNo, copies, sealedBy: keeper.id, sealedByName: keeper.name } });
    this.change({ milestoneDueOn: nextDayOf(this.milestones) });
    this.record(contractEffective, this.effectiveFact());
  }

  /** What binds both sides, for whoever acts on it (ORD-16). */
  effectiveFact(): ContractEffectivePayload {
    const { id: contractId, customerId, customerName, opportunityId, ownerId: salesRepId, currency, lines, total, net, payment, deliverBy } = this;
    const what = { customerId, customerName, opportunityId, salesRepId, currency, lines, total, net, payment, deliverBy };
    return { contractId, contractNo: this.number(), ...what, effectiveOn: this.effectiveOn ?? '' };
  }

  /** Orders opened the order for it. */
  hasOrder({ orderId, orderNo }: Pick<OrderFact, 'orderId' | 'orderNo'>): void {
    this.change({ orderId, orderNo });
  }

  /** A milestone was done; the last one completes the contract when its order is closed (CON-15). */
  milestoneDone(done: MilestoneDone, by: Actor, at: Date): void {
    next('track', this.status);
    const days = { effectiveOn: this.effectiveOn ?? '', today: businessDate(at) };
    const milestones = withDone(this.milestones, done, by, days);
    this.change({ milestones, milestoneDueOn: nextDayOf(milestones), late: someLate(milestones) });
    if (this.orderClosedOn !== null) this.completeIfAllDone(at);
  }

  /** Days of milestones have passed: said once of each, to whoever tracks the contract (CON-15, CON-16). */
  warnOfLate(at: Date): void {
    next('track', this.status);
    const late = newlyLate(this.milestones, businessDate(at));
    const milestones = this.milestones.map((each) => (late.includes(each) ? { ...each, late: true } : each));
    this.change({ milestones, milestoneDueOn: nextDayOf(milestones), late: someLate(milestones) });
    const { id: contractId, customerId, customerName, ownerId: salesRepId } = this;
    const what = { contractId, contractNo: this.number(), customerId, customerName, salesRepId };
    for (const { code, name, dueOn } of late) this.record(milestoneLate, { ...what, code, name, dueOn });
  }

  /** Its order was closed; it is fulfilled when every milestone is done too (CON-15, CON-16). */
  fulfil(at: Date): void {
    next('track', this.status);
    this.change({ orderClosedOn: businessDate(at) });
    this.completeIfAllDone(at);
  }

  terminate(reason: string): void {
    this.change({ status: next('terminate', this.status), terminationReason: reason, reviewDueAt: null });
  }

  /**
   * The customer is looked after by somebody else now (CUS-14). What was agreed to stays agreed, unless the new rep
   * is one of those who agreed: then the contract is their own matter and is reviewed anew (ORG-14).
   */
  follow({ org, branch, ownerId }: Belonging): void {
    this.change({ org, branch, ownerId });
    const theirOwn = this.review !== null && decidersOf(this.review).includes(ownerId);
    if (theirOwn && (this.status === 'in-review' || this.status === 'approved'))
      this.change({ status: next('reopen', this.status), agreedOn: null, reviewDueAt: null, signatures: [] });
  }

  /** SHA-256 of everything that is agreed to. */
  contentHash(): string {
    return contentHash(this.content());
  }

  /** Given on first submission and kept. */
  number(): string {
    if (this.no === null) throw new Error(`Contract ${this.id} has no number before it is submitted`);
    return this.no;
  }

  private content(): object {
    const { quoteId, customerId, customer, currency, lines, total, net, tax, payment, deliverBy, templateId, templateVersion, title, text } = this;
    const { deviations, milestones, requirements } = this; // absent where there are none: so it was before there were any, and reviews of that time hold
    const what = { quoteId, customerId, customer, currency, lines, total, net, tax, payment, deliverBy, templateId, templateVersion, title, text };
    return {
      ...what,
      ...(deviations.length > 0 && { deviations }),
      ...(milestones.length > 0 && { milestones: boundTo(milestones) }),
      ...(requirements && { requirements }),
    };
  }

  /** Whose matter it is: neither its authors nor the rep whose customer it is for decide on it (ORG-14). */
  involved(): string[] {
    return [this.draftedBy, this.ownerId, ...this.deviations.map(({ proposedBy }) => proposedBy)];
  }

  private facts(known: KnownBesides, at: Date): ReturnType<typeof factsOfTerms> {
    const { branch, lines, payment, deliverBy, deviations, total } = this;
    const terms = { branch, lines, payment, deliverBy, deviations: deviations.length };
    return factsOfTerms(terms, { amount: total, increase: '0', decrease: '0', amendment: false }, known, at);
  }

  /** Sales vice president and head office besides, exactly where there is a difference (CON-07). */
  private asked({ rules, deviation }: InForce): ReviewRules {
    return this.deviations.length > 0 && deviation ? withDeviation(rules, deviation) : rules;
  }

  private agree(payment: PaymentKind, deliverBy: string, at: Date): void {
    this.assertDeliverable(deliverBy, at);
    this.change({ payment, deliverBy });
    this.change({ text: this.filled() });
  }

  /** Not while a change is under way: what it leaves to be done is not known yet. */
  protected completeIfAllDone(at: Date): void {
    if (this.changeUnderWay === null && allDone(this.milestones)) this.change({ status: next('fulfil', this.status), fulfilledOn: businessDate(at) });
  }

  protected filled(): string {
    return contractText(agreedWording(this), this);
  }

  /** What the contract does not say binds nobody. */
  private assertMilestonesWritten(): void {
    const written = this.milestones.length === 0 || slotsIn(agreedWording(this)).includes('milestones');
    if (!written) throw milestonesUnwritten({ milestones: this.milestones.map(({ name }) => name) });
  }

  private assertTemplateInForce({ code, templateVersion, id }: ContractTemplate): void {
    if (id !== this.templateId) throw templateOutdated({ templateCode: code, used: this.templateVersion, inForce: templateVersion ?? 0 });
  }

  private assertDeliverable(deliverBy: string, at: Date): void {
    const today = businessDate(at);
    if (deliverBy < today) throw deliveryInThePast({ deliverBy, today });
  }

  private assertAgreed(): void {
    if (!agreedTo(this.review, this.content())) throw notAgreedByAll();
    this.assertDeviation(dutiesMissing(this.review, 'approved'));
  }

  /** Whatever a policy says: nothing that differs from the template passes without both (CON-07). */
  private assertDeviation(missing: readonly string[]): void {
    if (this.deviations.length > 0 && missing.length > 0) throw deviationUnapproved({ clauses: this.deviations.map(({ clause }) => clause), missing });
  }
}
