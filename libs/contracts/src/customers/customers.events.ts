import { defineEvent } from '@tradewind/kernel/event';
import { Amount, Code, Count, DateOnly, Flag, Id, OneOf, Text, Texts } from '../fields.js';

export const LEAD_SOURCES = ['directory', 'web', 'referral', 'exhibition', 'phone', 'online-marketing'] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

export class LeadCapturedPayload {
  @Id() readonly leadId!: string;
  @OneOf(LEAD_SOURCES, { name: 'LeadSource' }) readonly source!: LeadSource;
  @Id() readonly salesRepId!: string;
}
export const leadCaptured = defineEvent('customers.lead-captured.v1', LeadCapturedPayload);

export class CustomerCreatedPayload {
  @Id() readonly customerId!: string;
  @Code() readonly no!: string;
  @Text({ doc: 'Name of the company' }) readonly name!: string;
  @Code() readonly tier!: string;
  @Id() readonly salesRepId!: string;
  @DateOnly() readonly createdOn!: string;
}
export const customerCreated = defineEvent('customers.customer-created.v1', CustomerCreatedPayload);

export class CustomerHandedOverPayload {
  @Id() readonly customerId!: string;
  @Id() readonly fromSalesRepId!: string;
  @Id() readonly salesRepId!: string;
}
/** Somebody else looks after the customer from now on (CUS-14). */
export const customerHandedOver = defineEvent('customers.customer-handed-over.v1', CustomerHandedOverPayload);

export class ContactOverduePayload {
  @Id() readonly customerId!: string;
  @Text({ doc: 'Name of the company' }) readonly name!: string;
  @Code() readonly tier!: string;
  @Id() readonly salesRepId!: string;
  @DateOnly({ nullable: true, doc: 'Null: nobody has since the file was opened' }) readonly contactedOn!: string | null;
  @DateOnly({ doc: 'Last day by which the customer was to hear from us' }) readonly dueOn!: string;
}
/** A customer has not heard from us for longer than the tier allows; said once until somebody does (CUS-10, CUS-15). */
export const contactOverdue = defineEvent('customers.contact-overdue.v1', ContactOverduePayload);

export class OpportunityPayload {
  @Id() readonly opportunityId!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
}
export const opportunityOpened = defineEvent('customers.opportunity-opened.v1', OpportunityPayload);
export const opportunityWon = defineEvent('customers.opportunity-won.v1', OpportunityPayload);

export class CreditGrantedPayload {
  @Id() readonly customerId!: string;
  @Amount() readonly limit!: string;
  @Code() readonly currency!: string;
  @Count({ doc: 'Days from delivery until payment is due' }) readonly termDays!: number;
  @DateOnly() readonly validUntil!: string;
  @Id({ optional: true, doc: 'Who looks after the customer; absent in facts from before it was said' }) readonly salesRepId?: string;
}
/** Credit was applied for and approved: orders may be taken against it until `validUntil`. */
export const creditGranted = defineEvent('customers.credit-granted.v1', CreditGrantedPayload);

export class CreditHeldPayload {
  @Id() readonly customerId!: string;
  @Flag({ doc: 'true: only payment before goods from now on' }) readonly held!: boolean;
  @Id({ optional: true, doc: 'Who looks after the customer; absent in facts from before it was said' }) readonly salesRepId?: string;
}
/** A payment is overdue (CUS-36): credit is held, or free again. */
export const creditHeld = defineEvent('customers.credit-held.v1', CreditHeldPayload);

export class PersonalDataErasedPayload {
  @Id() readonly requestId!: string;
  @Id() readonly customerId!: string;
  @Texts({ doc: 'The contact persons whose data were deleted' }) readonly contactIds!: readonly string[];
  @Flag({ doc: 'true: everybody at this customer, also those named nowhere but in a copy' }) readonly everybody!: boolean;
}
/** Data were deleted on request (PIPL 47): who holds copies deletes them too, and says so. */
export const personalDataErased = defineEvent('customers.personal-data-erased.v1', PersonalDataErasedPayload);
