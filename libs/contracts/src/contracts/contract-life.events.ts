import { defineEvent } from '@tradewind/kernel/event';
import { Amount, Code, Count, DateOnly, Id, ListOf, OneOf } from '../fields.js';
import { AgreedLine, PAYMENT_KINDS, type PaymentKind } from './contracts.events.js';

export class ContractAmendedPayload {
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Id() readonly amendmentId!: string;
  @Code() readonly amendmentNo!: string;
  @Count({ doc: 'Version of the contract from now on; 1 is what was signed first' }) readonly revision!: number;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @Code() readonly currency!: string;
  @ListOf(() => AgreedLine) readonly lines!: readonly AgreedLine[];
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @Amount() readonly net!: string;
  @Amount({ doc: 'What it was before' }) readonly totalBefore!: string;
  @ListOf(() => AgreedLine, { optional: true, doc: 'What was agreed before; absent in what was announced before sales figures followed' })
  readonly linesBefore?: readonly AgreedLine[];
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly() readonly deliverBy!: string;
  @DateOnly() readonly effectiveOn!: string;
}
/** Agreed, signed and sealed like the contract itself, and taken over by its order. */
export const contractAmended = defineEvent('contracts.contract-amended.v1', ContractAmendedPayload);

export class ContractTerminatedPayload {
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @Code({ doc: 'The termination' }) readonly terminationNo!: string;
  @Code({ doc: 'By agreement, or on which ground' }) readonly ground!: string;
  @DateOnly() readonly endedOn!: string;
  @Id({ optional: true, doc: 'This and what follows are absent in what was announced before sales figures followed' }) readonly terminationId?: string;
  @Code({ optional: true }) readonly currency?: string;
  @ListOf(() => AgreedLine, { optional: true, doc: 'As agreed until then' }) readonly lines?: readonly AgreedLine[];
  @ListOf(() => AgreedLine, { min: 0, optional: true, doc: 'What was delivered of it: that stays sold' }) readonly kept?: readonly AgreedLine[];
}
export class ContractTermPayload {
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @DateOnly() readonly validUntil!: string;
}
/** The last day of a contract is near: renew it, or let it end. */
export const contractExpiring = defineEvent('contracts.contract-expiring.v1', ContractTermPayload);
/** Its last day has passed; what was ordered under it is still to be done. */
export const contractExpired = defineEvent('contracts.contract-expired.v1', ContractTermPayload);

/** A contract in effect ended before it was fulfilled; its order has ended before. */
export const contractTerminated = defineEvent('contracts.contract-terminated.v1', ContractTerminatedPayload);
