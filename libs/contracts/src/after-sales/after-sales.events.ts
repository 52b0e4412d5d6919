import { defineEvent } from '@tradewind/kernel/event';
import { Code, Count, DateOnly, Flag, Id, Instant, OneOf } from '../fields.js';

export const CLOCKS = ['acknowledge', 'resolve'] as const;
export type ClockName = (typeof CLOCKS)[number];

export class TicketFact {
  @Id() readonly ticketId!: string;
  @Code() readonly ticketNo!: string;
  @Id() readonly customerId!: string;
  @Id({ doc: 'Who sold what the ticket is about' }) readonly salesRepId!: string;
  @Id({ doc: 'Who handles the ticket' }) readonly handlerId!: string;
}
export class TicketOpenedPayload extends TicketFact {
  @Instant() readonly acknowledgeBy!: string;
  @Instant() readonly resolveBy!: string;
}
export const ticketOpened = defineEvent('after-sales.ticket-opened.v1', TicketOpenedPayload);

export class TicketClockPayload extends TicketFact {
  @OneOf(CLOCKS, { name: 'ClockName' }) readonly clock!: ClockName;
  @Flag({ doc: 'Within the time the policy allows' }) readonly inTime!: boolean;
  @Instant() readonly at!: string;
}
/** Answered (clock `acknowledge`) or solved (clock `resolve`): feeds appraisal (AFS-03). */
export const ticketClockStopped = defineEvent('after-sales.ticket-clock-stopped.v1', TicketClockPayload);
export const ticketClockWarned = defineEvent('after-sales.ticket-clock-warned.v1', TicketClockPayload);
/** A deadline passed; the ticket was escalated. */
export const ticketClockBreached = defineEvent('after-sales.ticket-clock-breached.v1', TicketClockPayload);

export class ServiceFileOpenedPayload {
  @Id() readonly serviceFileId!: string;
  @Code() readonly serviceFileNo!: string;
  @Id() readonly shipmentId!: string;
  @Id() readonly customerId!: string;
}
/** What was delivered has its after-sales file (AFS-19). */
export const serviceFileOpened = defineEvent('after-sales.service-file-opened.v1', ServiceFileOpenedPayload);

export class SurveyScoredPayload {
  @Id() readonly surveyId!: string;
  @Id() readonly customerId!: string;
  @Id() readonly salesRepId!: string;
  @Count({ min: 1, max: 100, doc: '1 to 100' }) readonly score!: number;
  @DateOnly() readonly answeredOn!: string;
}
export const surveyScored = defineEvent('after-sales.survey-scored.v1', SurveyScoredPayload);

export class CopiesErasedPayload {
  @Id() readonly requestId!: string;
  @Id() readonly customerId!: string;
  @Count({ doc: 'Tickets that named the person' }) readonly copies!: number;
}
/** The answer to customers.personal-data-erased: what after-sales kept about these people is gone. */
export const copiesErased = defineEvent('after-sales.copies-erased.v1', CopiesErasedPayload);
