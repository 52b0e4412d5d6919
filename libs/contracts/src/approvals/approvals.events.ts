import { defineEvent, type EventType } from '@tradewind/kernel/event';
import { Code, Id, Instant, OneOf, Text, Texts } from '../fields.js';
import { CASE_KINDS, type CaseKind } from './approvals.api.js';

/** Services that keep cases under review. */
export const CASE_SERVICES = ['contracts', 'customers', 'expenses'] as const;
export type CaseService = (typeof CASE_SERVICES)[number];

/** A case that somebody should hear of now; what is said of it stays with the case. */
export class CasePressed {
  @OneOf(CASE_KINDS, { name: 'CaseKind' }) readonly kind!: CaseKind;
  @Id({ doc: 'As the inbox gives it' }) readonly caseId!: string;
  @Code({ nullable: true }) readonly caseNo!: string | null;
  @Id({ doc: 'Whose matter it is' }) readonly ownerId!: string;
  @Texts({ doc: 'Permissions of which somebody must decide now' }) readonly permissions!: readonly string[];
  @Texts({ doc: 'Ids of the people to whom alone these steps were given; none: everybody with the permission' }) readonly people!: readonly string[];
  @Instant() readonly at!: string;
}

export class CaseUrgedPayload extends CasePressed {
  @Texts({ doc: 'The steps that it waits for' }) readonly steps!: readonly string[];
  @Id() readonly urgedBy!: string;
}

export class CaseEscalatedPayload extends CasePressed {
  @Code() readonly step!: string;
  @Text({ nullable: true, doc: 'Permission of those who may decide it as well from now on' }) readonly escalateTo!: string | null;
}

interface CaseEvents {
  readonly urged: EventType<CaseUrgedPayload>;
  readonly escalated: EventType<CaseEscalatedPayload>;
}

const of = (service: CaseService): CaseEvents => ({
  urged: defineEvent(`${service}.case-urged.v1`, CaseUrgedPayload),
  escalated: defineEvent(`${service}.case-escalated.v1`, CaseEscalatedPayload),
});

/** Whoever submitted a case asks to hurry (ORG-07); a step waited longer than the policy lets it. */
export const CASE_EVENTS: Readonly<Record<CaseService, CaseEvents>> = { contracts: of('contracts'), customers: of('customers'), expenses: of('expenses') };
