import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation, type Access, type Declared, type Nothing } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, Flag, Id, Instant, Json, ListOf, One, OneOf, OrgPath, Text, Texts } from '../fields.js';
import { DecideReview, ReviewView } from '../review.js';

/** What is reviewed, wherever it is kept. */
export const CASE_KINDS = [
  ...(['contract', 'claim', 'budget', 'supplement', 'credit', 'price-exception', 'requirements', 'amendment', 'termination'] as const),
  ...(['service-contract', 'partner-agreement'] as const),
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_VERBS = ['approve', 'return', 'reject', 'return-to-step', 'add-approver'] as const;
export type CaseVerb = (typeof CASE_VERBS)[number];

/** One thing to know of a case; `before` where it is to replace something. */
export class CaseFact {
  @Code({ doc: 'Name of the field' }) readonly name!: string;
  @Text({ nullable: true, max: 2000 }) readonly before!: string | null;
  @Text({ max: 2000 }) readonly now!: string;
}

/** A case that waits for me, with what is needed to decide it. */
export class WaitingCase {
  @OneOf(CASE_KINDS, { name: 'CaseKind' }) readonly kind!: CaseKind;
  @Id({ doc: 'By which its operations address it; of credit the customer' }) readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true }) readonly no!: string | null;
  @Text() readonly title!: string;
  @OrgPath() readonly org!: string;
  @Id({ doc: 'Whose matter it is' }) readonly ownerId!: string;
  @Amount() readonly amount!: string;
  @Code() readonly currency!: string;
  @Instant({ doc: 'Since when it waits' }) readonly submittedAt!: string;
  @Count({ doc: 'Full hours since then' }) readonly ageHours!: number;
  @Instant({ nullable: true, doc: 'When it is escalated unless somebody decides' }) readonly dueAt!: string | null;
  @Instant({ nullable: true, doc: 'When whoever submitted it last asked to hurry' }) readonly urgedAt!: string | null;
  @Texts({ doc: 'The steps that are mine to decide now' }) readonly steps!: readonly string[];
  @AnyOf(CASE_VERBS, { name: 'CaseVerb' }) readonly verbs!: readonly CaseVerb[];
  @ListOf(() => CaseFact, { min: 0, doc: 'What is to be agreed to, and what it would replace' }) readonly facts!: readonly CaseFact[];
  @Texts({ doc: 'Requirements that the policy of this review serves' }) readonly requirements!: readonly string[];
  @One(() => ReviewView, { doc: 'Who has decided what so far' }) readonly review!: ReviewView;
}

export class WaitingCases {
  @ListOf(() => WaitingCase, { min: 0, doc: 'The longest waiting first' }) readonly items!: readonly WaitingCase[];
  @Flag({ doc: 'There are more than are shown' }) readonly more!: boolean;
}

/** One service's part of the inbox; the gateway puts them together. */
export const waitingForMe = (path: `/${string}`, allow: Access): Declared<Nothing, WaitingCases> =>
  operation({
    http: `GET ${path}`,
    allow,
    unmounted: true,
    summary: 'What waits for my decision here',
    reply: WaitingCases,
  });

export class FindInbox {
  @AnyOf(CASE_KINDS, { name: 'CaseKind' }) readonly kind?: CaseKind[];
}

export class InboxView {
  @ListOf(() => WaitingCase, { min: 0, doc: 'The longest waiting first' }) readonly items!: readonly WaitingCase[];
  @Flag({ doc: 'There are more than are shown' }) readonly more!: boolean;
  @Texts({ doc: 'Kinds whose service did not answer; what is shown is complete without them' }) readonly notAnswered!: readonly string[];
}

export class DecideCase extends DecideReview {
  @OneOf(CASE_KINDS, { name: 'CaseKind' }) readonly kind!: CaseKind;
  @Id({ doc: 'As the inbox gives it' }) readonly id!: string;
}

export class DecideBatch {
  @ListOf(() => DecideCase, { max: 50, doc: 'Each is decided on its own merits, in this order' }) readonly decisions!: readonly DecideCase[];
}

export class CaseResult {
  @OneOf(CASE_KINDS, { name: 'CaseKind' }) readonly kind!: CaseKind;
  @Id() readonly id!: string;
  @Code() readonly step!: string;
  @OneOf(['decided', 'refused', 'failed'], { name: 'CaseOutcome', doc: '`failed`: nobody said no; try again with the same Idempotency-Key' })
  readonly outcome!: 'decided' | 'refused' | 'failed';
  @OneOf(['open', 'approved', 'returned', 'rejected', 'withdrawn'], { name: 'ReviewOutcome', nullable: true, doc: 'How the review stands now' })
  readonly review!: string | null;
  @Json({ nullable: true, doc: 'Why it was refused, as it would have been said for this case alone' }) readonly problem!: object | null;
}

export class BatchResult {
  @ListOf(() => CaseResult) readonly results!: readonly CaseResult[];
}

export const batchTwice = defineFault('approvals.decided-twice', 'invalid', {
  en: (d: { id: string }) => `A batch decides each case once; ${d.id} is in it more often.`,
  zh: (d) => `同一批次中每个事项只能审批一次；${d.id} 重复出现。`,
});

/** Over all services; composed by the gateway, which asks each in the caller's name. */
export const approvalsApi = defineApi('approvals', {
  inbox: operation({
    http: 'GET /approvals/inbox',
    allow: 'signed-in',
    summary: 'Everything that waits for my decision, in all services',
    description: 'ORG-07: each with what is needed to decide it: subject, amount, age, what it would change, history, requirements and what I may do.',
    query: FindInbox,
    reply: InboxView,
  }),
  decideBatch: operation({
    http: 'POST /approvals/decide-batch',
    allow: 'signed-in',
    summary: 'Decide several cases at once, each on its own merits',
    description: 'One refusal stops no other. With an Idempotency-Key the whole batch can be sent again: what is decided stays decided once.',
    body: DecideBatch,
    reply: BatchResult,
    faults: [batchTwice],
  }),
});
