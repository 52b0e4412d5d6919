import { defineEvent } from '@tradewind/kernel/event';
import { Amount, Code, Count, DateOnly, Flag, Id, ListOf, OneOf, Quantity, Rate, Text, UnitPrice } from '../fields.js';

/** A line as agreed: tax-inclusive price, amounts split per line (api.md "Money"). */
export class AgreedLine {
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Text({ max: 200, nullable: true, doc: 'Specification, model, grade (ORD-08)' }) readonly spec!: string | null;
  @Text({ max: 20 }) readonly unit!: string;
  @Quantity() readonly quantity!: string;
  @UnitPrice({ doc: 'Tax included' }) readonly unitPrice!: string;
  @Rate() readonly taxRate!: string;
  @Amount() readonly gross!: string;
  @Amount() readonly net!: string;
  @Amount() readonly tax!: string;
  @UnitPrice({ doc: 'Standard cost per unit, without tax, when the contract was made' }) readonly unitCost!: string;
  @Id({ optional: true, doc: 'Price exception that allows a price below the list; absent at the list price (ORD-03)' }) readonly priceExceptionId?: string;
}

export const PAYMENT_KINDS = ['prepay', 'credit'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

export class ContractEffectivePayload {
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id({ nullable: true }) readonly opportunityId!: string | null;
  @Id() readonly salesRepId!: string;
  @Code() readonly currency!: string;
  @ListOf(() => AgreedLine) readonly lines!: readonly AgreedLine[];
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @Amount() readonly net!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly() readonly deliverBy!: string;
  @DateOnly({ doc: 'Day on which it was signed and sealed' }) readonly effectiveOn!: string;
}
/** Signed and sealed: the contract binds. */
export const contractEffective = defineEvent('contracts.contract-effective.v1', ContractEffectivePayload);

export class MilestoneLatePayload {
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @Code() readonly code!: string;
  @Text() readonly name!: string;
  @DateOnly() readonly dueOn!: string;
}
/** The day of a milestone passed, and it was not done (CON-15, CON-16). */
export const milestoneLate = defineEvent('contracts.milestone-late.v1', MilestoneLatePayload);

export class ContractSubmittedPayload {
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Id() readonly customerId!: string;
  @Amount() readonly total!: string;
}
export const contractSubmitted = defineEvent('contracts.contract-submitted.v1', ContractSubmittedPayload);

export class RequirementReviewFact {
  @Id() readonly requirementReviewId!: string;
  @Code() readonly requirementReviewNo!: string;
  @Id() readonly quoteId!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @Count({ doc: 'How many conditions were made' }) readonly conditions!: number;
}
/** Production, quality control and purchasing can meet what a customer requires (CON-05). */
export const requirementsAgreed = defineEvent('contracts.requirements-agreed.v1', RequirementReviewFact);
/** They cannot, or not as it was asked. */
export const requirementsReturned = defineEvent('contracts.requirements-returned.v1', RequirementReviewFact);

export class ProposalFact {
  @Id() readonly proposalId!: string;
  @Code() readonly proposalNo!: string;
  @Count({ min: 1 }) readonly edition!: number;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly opportunityId!: string | null;
  @Id() readonly salesRepId!: string;
}
/** A proposal was presented to the customer (ORD-01). */
export const proposalPresented = defineEvent('contracts.proposal-presented.v1', ProposalFact);
/** The customer accepted it; a quote was drafted from it. */
export const proposalAccepted = defineEvent('contracts.proposal-accepted.v1', ProposalFact);

export class CopyOverduePayload {
  @Id() readonly copyId!: string;
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Text() readonly customerName!: string;
  @Code({ doc: 'Which department' }) readonly recipient!: string;
  @Flag({ doc: 'false: a reminder; true: it was reminded of and still not acknowledged' }) readonly escalated!: boolean;
}
/** A department did not acknowledge its copy of a contract in time (CON-13). */
export const copyOverdue = defineEvent('contracts.copy-overdue.v1', CopyOverduePayload);
