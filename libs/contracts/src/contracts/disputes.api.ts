import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, One, OneOf, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { contractNotFound } from './contracts.api.js';

/** 法律纠纷, or 法律意见 that was asked for. */
export const DISPUTE_KINDS = ['dispute', 'advice'] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];

export const DISPUTE_STATUSES = ['open', 'closed'] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

export const DISPUTE_OUTCOMES = ['settled', 'won', 'lost', 'withdrawn', 'advised'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

export class DisputeId {
  @Id() readonly disputeId!: string;
}

export class OpenDispute {
  @Id({ doc: 'What it is about' }) readonly contractId!: string;
  @OneOf(DISPUTE_KINDS, { name: 'DisputeKind' }) readonly kind!: DisputeKind;
  @DateOnly({ doc: 'Day on which it arose, or advice was asked for' }) readonly raisedOn!: string;
  @Text() readonly title!: string;
  @Text({ max: 4000, doc: 'What each side says' }) readonly facts!: string;
  @Amount({ optional: true, doc: 'What is claimed' }) readonly amount?: string;
}

export class NoteOnDispute {
  @Text({ max: 4000, doc: 'What was done or advised' }) readonly text!: string;
}

export class CloseDispute {
  @OneOf(DISPUTE_OUTCOMES, { name: 'DisputeOutcome' }) readonly outcome!: DisputeOutcome;
  @DateOnly() readonly closedOn!: string;
  @Text({ max: 4000, doc: 'How it ended, or what was advised' }) readonly result!: string;
}

export class FindDisputes extends SearchRequest {
  @AnyOf(DISPUTE_STATUSES, { name: 'DisputeStatus' }) readonly status?: DisputeStatus[];
  @AnyOf(DISPUTE_KINDS, { name: 'DisputeKind' }) readonly kind?: DisputeKind[];
  @Id({ optional: true }) readonly contractId?: string;
}

export class DisputeNoteView {
  @Text({ max: 4000 }) readonly text!: string;
  @Id() readonly by!: string;
  @Text() readonly byName!: string;
  @Instant() readonly at!: string;
}

export class DisputeEndView {
  @OneOf(DISPUTE_OUTCOMES, { name: 'DisputeOutcome' }) readonly outcome!: DisputeOutcome;
  @DateOnly() readonly closedOn!: string;
  @Text({ max: 4000 }) readonly result!: string;
  @Text() readonly closedByName!: string;
}

/** A line of the register of legal disputes and advice (CON-19). */
export class DisputeView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OneOf(DISPUTE_STATUSES, { name: 'DisputeStatus' }) readonly status!: DisputeStatus;
  @OneOf(DISPUTE_KINDS, { name: 'DisputeKind' }) readonly kind!: DisputeKind;
  @Id() readonly contractId!: string;
  @Code({ nullable: true }) readonly contractNo!: string | null;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @DateOnly() readonly raisedOn!: string;
  @Text() readonly title!: string;
  @Text({ max: 4000 }) readonly facts!: string;
  @Amount({ nullable: true }) readonly amount!: string | null;
  @Code() readonly currency!: string;
  @Text({ doc: 'Who entered it' }) readonly openedByName!: string;
  @ListOf(() => DisputeNoteView, { min: 0, doc: 'Oldest first' }) readonly notes!: readonly DisputeNoteView[];
  @One(() => DisputeEndView, { nullable: true }) readonly end!: DisputeEndView | null;
}

export const disputeNotFound = defineFault('dispute.not-found', 'not-found', {
  en: (d: { disputeId: string }) => `There is no dispute ${d.disputeId}.`,
  zh: (d) => `没有纠纷记录 ${d.disputeId}。`,
});

export const disputeDayWrong = defineFault(
  'dispute.day-wrong',
  'refused',
  {
    en: (d: { on: string; earliest: string | null; today: string }) =>
      `That cannot have been on ${d.on}: today is ${d.today}${d.earliest === null ? '' : `, and it arose on ${d.earliest}`}. Give the true day.`,
    zh: (d) => `不可能在 ${d.on}：今天是 ${d.today}${d.earliest === null ? '' : `，事项发生于 ${d.earliest}`}。请填写真实日期。`,
  },
  {
    requirement: 'CON-19',
    clause: '000 §2.4.2',
    waysForward: [
      { operation: 'contracts.openDispute', whoMay: 'dispute:manage' },
      { operation: 'contracts.closeDispute', whoMay: 'dispute:manage' },
    ],
  },
);

export const outcomeOfAnotherKind = defineFault(
  'dispute.outcome-of-another-kind',
  'refused',
  {
    en: (d: { kind: DisputeKind; outcome: DisputeOutcome }) =>
      d.kind === 'advice'
        ? `Advice is given or no longer wanted; it is not ${d.outcome}. Close it as advised or withdrawn.`
        : 'A dispute ends settled, won, lost or withdrawn; advice alone does not end it. Say how it ended.',
    zh: (d) => (d.kind === 'advice' ? '法律意见只能以“已出具”或“已撤回”结案。' : '纠纷须以和解、胜诉、败诉或撤回结案，出具意见不是结案。'),
  },
  { requirement: 'CON-19', clause: '000 §2.4.2', waysForward: [{ operation: 'contracts.closeDispute', whoMay: 'dispute:manage' }] },
);

export const disputesApi = defineApi('contracts', {
  openDispute: operation({
    http: 'POST /disputes',
    allow: 'dispute:manage',
    summary: 'Enter a legal dispute, or a request for advice, about a contract',
    body: OpenDispute,
    reply: DisputeView,
    faults: [contractNotFound, disputeDayWrong],
  }),
  noteOnDispute: operation({
    http: 'POST /disputes/:disputeId/notes',
    allow: 'dispute:manage',
    summary: 'Record what was done or advised',
    params: DisputeId,
    body: NoteOnDispute,
    reply: DisputeView,
    faults: [disputeNotFound],
  }),
  closeDispute: operation({
    http: 'POST /disputes/:disputeId/close',
    allow: 'dispute:manage',
    summary: 'Record how it ended',
    params: DisputeId,
    body: CloseDispute,
    reply: DisputeView,
    faults: [disputeNotFound, disputeDayWrong, outcomeOfAnotherKind],
  }),
  getDispute: operation({
    http: 'GET /disputes/:disputeId',
    allow: 'contract:read',
    summary: 'One line of the register of disputes and advice',
    params: DisputeId,
    reply: DisputeView,
    faults: [disputeNotFound],
  }),
  findDisputes: operation({
    http: 'GET /disputes',
    allow: 'contract:read',
    summary: 'The register of legal disputes and advice, newest first (CON-19)',
    query: FindDisputes,
    reply: page(DisputeView),
  }),
});
