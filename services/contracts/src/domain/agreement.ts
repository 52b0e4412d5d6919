import {
  AGREEMENT_FAULTS,
  type AgreementEndView,
  type AgreementKind,
  type AgreementStatus,
  type ConcludeAgreementEnd,
  type EndAgreement,
} from '@tradewind/contracts/contracts/agreements';
import { agreementEnded, agreementExpiring } from '@tradewind/contracts/contracts/agreements.events';
import type { PartySignatureView, SignForParty } from '@tradewind/contracts/contracts/contract-signatures';
import { noEffectiveTemplate, type SealContract, type SealView, type SignatureView } from '@tradewind/contracts/contracts/contracts.api';
import { openReview, type Opening, type ReviewRules } from '@tradewind/approvals/opening';
import { agreedTo, decidersOf, nextDueOf, outcomeOf } from '@tradewind/approvals/progress';
import { pressing } from '@tradewind/approvals/pressing';
import type { Review } from '@tradewind/approvals/review';
import { decide, type Decision, type ReviewVerb } from '@tradewind/approvals/verbs';
import { Aggregate, type Belonging } from '@tradewind/domain/aggregate';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { contentHash } from '@tradewind/domain/content-hash';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { inWhoseName, reachOf, type Actor } from '@tradewind/kernel/actor';
import { Column } from 'typeorm';
import type { ContractParty } from './contract-wording.js';
import type { ContractTemplate } from './contract-template.js';
import { CURRENCY } from './currency.js';
import { assertServed, type CustomerFacts } from './customer-facts.js';
import { isSignatory, outOfOrder, signatureOfBoth, withSignature } from './signatures.js';
import { fill, type SlotValues } from './slots.js';

export const next = stateMachine<AgreementStatus>()({
  change: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'in-review' },
  decide: { from: ['in-review'], to: 'in-review' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'draft' },
  reopen: { from: ['in-review', 'approved'], to: 'draft' },
  sign: { from: ['approved'], to: 'signed' },
  seal: { from: ['signed'], to: 'effective' },
  'give up': { from: ['draft', 'in-review', 'approved', 'signed'], to: 'void' },
  'ask to end': { from: ['effective'], to: 'ending' },
  keep: { from: ['ending'], to: 'effective' },
  end: { from: ['ending'], to: 'terminated' },
  expire: { from: ['effective', 'ending'], to: 'expired' },
});

/** What binds, or is about to: a draft binds nobody, and what is over binds no more. */
export const HELD: readonly AgreementStatus[] = ['in-review', 'approved', 'signed', 'effective', 'ending'];
const WAS_IN_EFFECT: readonly AgreementStatus[] = ['effective', 'ending', 'expired'];

/** An end before the last day, with the review of its own. */
export interface Ending {
  readonly ground: EndAgreement['ground'];
  readonly reason: string;
  readonly endsOn: string;
  readonly requestedBy: string;
  readonly review: Review;
  readonly agreedOn: string | null;
  readonly conclusion: Pick<AgreementEndView, keyof AgreementEndView> | null;
}

export interface Period {
  readonly validFrom: string;
  readonly validUntil: string;
}

/**
 * The life of an agreement for a period that opens no order: drafted from the company's template, agreed to on one content, signed by both,
 * sealed by somebody else, in effect until its last day or an end that was agreed to (CON-01..03, CON-06, CON-08, CON-12).
 * What it is about, and which guards come on top, say {@link ServiceContract} and {@link PartnerAgreement}.
 */
export abstract class Agreement<Self> extends Aggregate<Self> {
  @Column('text', { nullable: true }) readonly no: string | null = null;
  @Column('text') readonly status!: AgreementStatus;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('jsonb') readonly customer!: ContractParty;
  @Column('text') readonly currency!: string;
  /** Tax included; 0 where no sum is agreed. */
  @Column('numeric', { precision: 18, scale: 2 }) readonly total!: string;
  @Column('date') readonly validFrom!: string;
  @Column('date') readonly validUntil!: string;
  @Column('uuid') readonly templateId!: string;
  @Column('text') readonly templateCode!: string;
  @Column('integer') readonly templateVersion!: number;
  @Column('text') readonly title!: string;
  /** The template's wording, slots open. */
  @Column('text') readonly wording!: string;
  /** Every slot filled; part of what is reviewed and signed. */
  @Column('text') readonly text!: string;
  @Column('uuid') readonly draftedBy!: string;
  /** Everybody who wrote in it: it is their matter (ORG-14). */
  @Column('jsonb') readonly authors!: readonly string[];
  @Column('jsonb', { nullable: true }) readonly review: Review | null = null;
  /** When a step that waits is to be escalated; null while no clock runs. */
  @Column('timestamptz', { nullable: true }) readonly reviewDueAt: Date | null = null;
  @Column('jsonb') readonly earlierReviews: readonly Review[] = [];
  @Column('date', { nullable: true }) readonly agreedOn: string | null = null;
  @Column('jsonb') readonly signatures: readonly PartySignatureView[] = [];
  @Column('jsonb', { nullable: true }) readonly signature: SignatureView | null = null;
  @Column('jsonb', { nullable: true }) readonly seal: SealView | null = null;
  @Column('date', { nullable: true }) readonly effectiveOn: string | null = null;
  /** The day on which its end is announced; null: it was, or it is not in effect. */
  @Column('date', { nullable: true }) readonly remindOn: string | null = null;
  @Column('uuid', { nullable: true }) readonly renewsId: string | null = null;
  @Column('jsonb', { nullable: true }) readonly ending: Ending | null = null;
  @Column('date', { nullable: true }) readonly endedOn: string | null = null;
  @Column('text', { nullable: true }) readonly voidBecause: string | null = null;
  @Column('text') readonly search!: string;

  abstract readonly kind: AgreementKind;
  /** What is agreed, for the hash: exactly what the other side and the reviewers agree to. */
  protected abstract terms(): object;
  protected abstract slots(): SlotValues;
  protected abstract announce(): void;

  /** Neither its authors, nor the rep whose customer it is, nor who submitted it decides on it (ORG-14). */
  decide(decision: Decision, reviewer: Actor, at: Date): void {
    this.underReview((review, given) => decide(review, decision, reviewer, given), at);
  }

  /** Whatever is done to the review while it is open: of the agreement, or of its early end. */
  underReview(verb: ReviewVerb, at: Date): void {
    if (this.status === 'ending') this.endUnderReview(verb, at);
    else this.contentUnderReview(verb, at);
  }

  /** One party signs, by somebody who may bind it; signed is it when both have (CON-12). */
  signForParty(given: SignForParty, recorder: Actor, at: Date): void {
    this.assertAgreed();
    const status = next('sign', this.status);
    const signatures = withSignature(this.signatures, given, recorder);
    this.assertDay('signed', given.signedOn, this.agreedOn, at);
    const signature = signatureOfBoth(signatures);
    this.live({ signatures, ...(signature && { status, signature }) });
  }

  /** Asked to end before its last day: reviewed, and in effect all the while (CON-12). */
  askToEnd({ ground, reason, endsOn }: EndAgreement, rules: ReviewRules, by: Actor, at: Date): void {
    if (this.status !== 'effective') throw this.faults.notInEffect({ no: this.no, status: this.status });
    const wish = { ground, reason, endsOn, requestedBy: by.id };
    const review = openReview({ ...rules, ...this.submittedBy(by), involved: this.involvedInEnd(by.id), content: this.endOf(wish), ...this.facts(), at });
    this.live({ status: next('ask to end', this.status), ending: { ...wish, review, agreedOn: null, conclusion: null }, reviewDueAt: nextDueOf(review) });
  }

  /** Signed by both, or our notice arrived; on its day, not before. */
  concludeEnd({ concludedOn, documentNo, customerSignatory }: ConcludeAgreementEnd, by: Actor, at: Date): void {
    const status = next('end', this.status);
    const { ending } = this;
    if (ending === null || !agreedTo(ending.review, this.endOf(ending))) throw this.faults.notAgreed();
    const today = businessDate(at);
    if (ending.endsOn > today) throw this.faults.endTooEarly({ endsOn: ending.endsOn, today });
    if (ending.ground === 'agreement' && customerSignatory === undefined) throw this.faults.endUnsigned();
    this.assertDay('ended', concludedOn, ending.agreedOn, at);
    const conclusion = { concludedOn, documentNo, customerSignatory: customerSignatory ?? null, recordedBy: by.id, recordedByName: by.name };
    this.live({ status, ending: { ...ending, conclusion }, endedOn: today, remindOn: null, reviewDueAt: null });
    this.record(agreementEnded, { ...this.who(), how: 'terminated', endedOn: today });
  }

  /** Its early end is given up; the review of it stays on the record. */
  keep(): void {
    this.live({ status: next('keep', this.status), ...this.withoutEnd() });
  }

  giveUp(voidBecause: string): void {
    this.live({ status: next('give up', this.status), voidBecause, reviewDueAt: null });
  }

  /** Its last day is near: said once, to whoever looks after the customer (CON-14, CON-15). */
  remind(): void {
    this.live({ remindOn: null });
    this.record(agreementExpiring, { ...this.who(), validUntil: this.validUntil });
  }

  /** Its last day has passed. */
  expire(at: Date): void {
    if (this.validUntil >= businessDate(at)) return;
    if (this.remindOn !== null) this.remind();
    const endedOn = addDays(this.validUntil, 1);
    this.live({ status: next('expire', this.status), endedOn, reviewDueAt: null });
    this.record(agreementEnded, { ...this.who(), how: 'expired', endedOn });
  }

  /** The customer is looked after by somebody else now (CUS-14); who agreed to it before, has to see it agreed to anew (ORG-14). */
  follow({ org, branch, ownerId }: Belonging): void {
    this.live({ org, branch, ownerId });
    const theirOwn = this.review !== null && decidersOf(this.review).includes(ownerId);
    if (theirOwn && (this.status === 'in-review' || this.status === 'approved'))
      this.live({ status: next('reopen', this.status), agreedOn: null, reviewDueAt: null, signatures: [] });
  }

  assertRenewable(): void {
    if (!WAS_IN_EFFECT.includes(this.status)) throw this.faults.notInEffect({ no: this.no, status: this.status });
  }

  /** The review that is open, or was last: of its early end while that is asked for. */
  openReview(): Review | null {
    return this.status === 'ending' && this.ending ? this.ending.review : this.review;
  }

  /** SHA-256 of what is agreed to. */
  contentHash(): string {
    return contentHash(this.content());
  }

  involved(): string[] {
    const own = [...this.authors, this.ownerId];
    return this.status === 'ending' && this.ending ? [...own, this.ending.requestedBy] : own;
  }

  /** Given on first submission and kept. */
  number(): string {
    if (this.no === null) throw new Error(`Agreement ${this.id} has no number before it is submitted`);
    return this.no;
  }

  /** The party as its file has it now, and the wording in force: at the beginning, and each time the draft is changed. */
  protected agree(period: Period, customer: CustomerFacts, template: ContractTemplate, author: Actor, at: Date): void {
    if (this.status !== 'draft') throw this.faults.fixed({ status: this.status });
    assertServed(customer);
    if (template.kind !== this.kind || template.status !== 'effective' || template.templateVersion === null)
      throw noEffectiveTemplate({ templateCode: template.code });
    const { no, name, creditCode, address } = customer;
    const { id: templateId, code: templateCode, templateVersion, title, body: wording } = template;
    this.live({
      ...{ validFrom: period.validFrom, validUntil: period.validUntil, currency: CURRENCY },
      ...{ customerId: customer.id, customerName: name, customer: { no, name, creditCode, address } },
      ...{ templateId, templateCode, templateVersion, title, wording, authors: [...new Set([...this.authors, author.id])] },
    });
    this.assertPeriod(at);
    this.live({ text: this.filled(), search: searchKey(name, no, this.no) });
  }

  /** What it knows of the facts of a sales contract; a step whose condition asks about others is asked (ORG-07). */
  private facts(): Pick<Opening, 'amount' | 'facts'> {
    return { amount: this.total, facts: { amount: this.total, branch: this.branch } };
  }

  /** From here on the content is fixed: who agrees, agrees to its hash (CON-01, CON-02, CON-03). */
  protected submitWith(no: string, { template, rules }: { readonly template: ContractTemplate; readonly rules: ReviewRules }, by: Actor, at: Date): void {
    const status = next('submit', this.status);
    if (template.id !== this.templateId)
      throw this.faults.templateOutdated({ templateCode: template.code, used: this.templateVersion, inForce: template.templateVersion ?? 0 });
    this.assertPeriod(at);
    this.live({ no: this.no ?? no });
    this.live({ text: this.filled(), search: searchKey(this.customerName, this.customer.no, this.no) });
    const review = openReview({ ...rules, ...this.submittedBy(by), involved: this.involved(), content: this.content(), ...this.facts(), at });
    const earlierReviews = this.review ? [...this.earlierReviews, this.review] : this.earlierReviews;
    this.live({ status, review, earlierReviews, reviewDueAt: nextDueOf(review), agreedOn: null });
  }

  /** Only the contract seal makes it valid (CON-08), and its keeper is not who signed. */
  protected sealWith({ sealedOn, sealNo, copies }: SealContract, keeper: Actor, remindDays: number, at: Date): void {
    this.assertAgreed();
    const status = next('seal', this.status);
    if (isSignatory(keeper, this)) throw this.faults.sealedBySignatory();
    this.assertDay('sealed', sealedOn, this.signature?.signedOn ?? null, at);
    this.assertPeriod(at);
    const seal = { sealedOn, sealNo, copies, sealedBy: keeper.id, sealedByName: keeper.name };
    this.live({ status, seal, effectiveOn: sealedOn, remindOn: addDays(this.validUntil, -remindDays) });
    this.announce();
  }

  /** Columns of here and of the agreement alike. */
  protected live(patch: object): void {
    this.change(patch);
  }

  private contentUnderReview(verb: ReviewVerb, at: Date): void {
    next('decide', this.status);
    if (this.review === null) throw this.faults.notAgreed();
    const review = this.deliberated(this.review, this.content(), verb, at);
    this.live({ review, reviewDueAt: nextDueOf(review) });
    const outcome = outcomeOf(review);
    if (outcome === 'approved') this.live({ status: next('approve', this.status), agreedOn: businessDate(at) });
    else if (outcome !== 'open') this.live({ status: next('return', this.status) });
  }

  private endUnderReview(verb: ReviewVerb, at: Date): void {
    const { ending } = this;
    if (ending === null) throw this.faults.notAgreed();
    const review = this.deliberated(ending.review, this.endOf(ending), verb, at);
    const outcome = outcomeOf(review);
    this.live({ ending: { ...ending, review, agreedOn: outcome === 'approved' ? businessDate(at) : null }, reviewDueAt: nextDueOf(review) });
    if (outcome !== 'open' && outcome !== 'approved') this.keep();
  }

  private deliberated(open: Review, content: object, verb: ReviewVerb, at: Date): Review {
    const { id, no, ownerId } = this;
    const review = verb(open, { content, subject: this, involved: this.involved(), at });
    const kind = this.kind === 'service' ? 'service-contract' : 'partner-agreement';
    for (const { event, payload } of pressing('contracts', { kind, id, no, ownerId }, open, review)) this.record(event, payload);
    return review;
  }

  private withoutEnd(): object {
    return { ending: null, reviewDueAt: null, earlierReviews: this.ending ? [...this.earlierReviews, this.ending.review] : this.earlierReviews };
  }

  private submittedBy(by: Actor): { readonly submittedBy: string; readonly submittedFor: string | null } {
    return { submittedBy: by.id, submittedFor: inWhoseName(reachOf(by, 'contract:write'), this)?.id ?? null };
  }

  private involvedInEnd(requestedBy: string): string[] {
    return [...this.involved(), requestedBy];
  }

  private content(): object {
    const { kind, customerId, customer, currency, total, validFrom, validUntil, templateId, templateVersion, title, text } = this;
    return { kind, customerId, customer, currency, total, validFrom, validUntil, templateId, templateVersion, title, text, ...this.terms() };
  }

  /** What those agree to who agree to the end: of exactly this agreement. */
  private endOf({ ground, reason, endsOn }: Pick<Ending, 'ground' | 'reason' | 'endsOn'>): object {
    return { ends: this.id, contentHash: this.contentHash(), ground, reason, endsOn };
  }

  private who() {
    const { kind, id: agreementId, customerId, ownerId: salesRepId } = this;
    return { kind, agreementId, agreementNo: this.number(), customerId, salesRepId };
  }

  private filled(): string {
    const { no, customer, validFrom, validUntil, templateCode, templateVersion } = this;
    return fill(this.wording, {
      contractNo: no ?? NUMBER_TO_COME,
      ...{ customerNo: customer.no, customerName: customer.name, customerCreditCode: customer.creditCode, customerAddress: customer.address },
      ...{ validFrom, validUntil, templateCode, templateVersion: String(templateVersion), ...this.slots() },
    });
  }

  private get faults() {
    return AGREEMENT_FAULTS[this.kind];
  }

  private assertAgreed(): void {
    if (!agreedTo(this.review, this.content())) throw this.faults.notAgreed();
  }

  private assertPeriod(at: Date): void {
    const { validFrom, validUntil } = this;
    const today = businessDate(at);
    if (validUntil < validFrom || validUntil < today) throw this.faults.periodWrong({ validFrom, validUntil, today });
  }

  private assertDay(what: string, on: string, earliest: string | null, at: Date): void {
    const wrong = outOfOrder(on, earliest, at);
    if (wrong) throw this.faults.dayWrong({ what, on, ...wrong });
  }
}

const NUMBER_TO_COME = '（提交会审时编号 to be numbered on submission）';
