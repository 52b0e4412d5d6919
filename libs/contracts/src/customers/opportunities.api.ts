import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, DateOnly, Id, Instant, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { customerNotFound } from './customers.api.js';

/** The stages of selling, one after the other; `won` and `lost` end it (CUS-16). */
export const OPPORTUNITY_STAGES = ['research', 'contact', 'needs', 'proposal', 'negotiation', 'won', 'lost'] as const;
export type OpportunityStage = (typeof OPPORTUNITY_STAGES)[number];

export class OpportunityId {
  @Id() readonly opportunityId!: string;
}

export class OpenOpportunity {
  @Id() readonly customerId!: string;
  @Text({ max: 120, doc: 'What it is about' }) readonly title!: string;
  @Amount({ optional: true, doc: 'What it may be worth, tax included' }) readonly expectedAmount?: string;
  @DateOnly({ optional: true, doc: 'When it may be signed' }) readonly expectedOn?: string;
}

export class RecordOpportunityNeeds {
  @Text({ max: 2000, doc: 'What the customer needs' }) readonly needs!: string;
  @Text({ max: 500, doc: 'How the customer confirmed the intent to buy: who, when' }) readonly intent!: string;
}

export class AdvanceOpportunity {
  @OneOf(OPPORTUNITY_STAGES, { name: 'OpportunityStage', optional: true, doc: 'The stage you expect to reach; it must be the next one' })
  readonly to?: OpportunityStage;
}

export class LoseOpportunity {
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindOpportunities extends SearchRequest {
  @AnyOf(OPPORTUNITY_STAGES, { name: 'OpportunityStage' }) readonly stage?: OpportunityStage[];
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true }) readonly ownerId?: string;
}

export class OpportunityView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly ownerId!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Text() readonly title!: string;
  @OneOf(OPPORTUNITY_STAGES, { name: 'OpportunityStage' }) readonly stage!: OpportunityStage;
  @Amount({ nullable: true }) readonly expectedAmount!: string | null;
  @DateOnly({ nullable: true }) readonly expectedOn!: string | null;
  @Text({ max: 2000, nullable: true }) readonly needs!: string | null;
  @Text({ max: 500, nullable: true }) readonly intent!: string | null;
  @Text({ max: 500, nullable: true, doc: 'Why it was lost' }) readonly lostReason!: string | null;
  @Id({ nullable: true, doc: 'The contract it was won with' }) readonly contractId!: string | null;
  @Instant() readonly createdAt!: string;
  @Instant() readonly updatedAt!: string;
}

export const opportunityNotFound = defineFault('opportunity.not-found', 'not-found', {
  en: (d: { opportunityId: string }) => `There is no opportunity ${d.opportunityId}.`,
  zh: (d) => `没有商机 ${d.opportunityId}。`,
});

export const stageSkipped = defineFault(
  'opportunity.stage-skipped',
  'refused',
  {
    en: (d: { from: string; to: string; next: string }) => `From ${d.from} an opportunity goes to ${d.next}, not to ${d.to}: stages are not skipped.`,
    zh: (d) => `商机须逐阶段推进：${d.from} 之后是 ${d.next}，不能直接到 ${d.to}。`,
  },
  { requirement: 'CUS-16', clause: '001 §3.5.1', waysForward: [{ operation: 'customers.advanceOpportunity', whoMay: 'customer:write' }] },
);

export const needsNotRecorded = defineFault(
  'opportunity.needs-not-recorded',
  'refused',
  {
    en: () => 'Nothing is proposed before the needs analysis and the confirmed intent are on record. Record them first.',
    zh: () => '未记录需求分析和客户确认的意向前，不得进入方案阶段。请先登记。',
  },
  { requirement: 'CUS-17', clause: '001 §3.5.1; 000 §3.2.2', waysForward: [{ operation: 'customers.recordNeeds', whoMay: 'customer:write' }] },
);

export const opportunitiesApi = defineApi('customers', {
  openOpportunity: operation({
    http: 'POST /opportunities',
    allow: 'customer:write',
    summary: 'Open an opportunity with a customer (CUS-16)',
    body: OpenOpportunity,
    reply: OpportunityView,
    faults: [customerNotFound],
  }),
  getOpportunity: operation({
    http: 'GET /opportunities/:opportunityId',
    allow: 'customer:read',
    summary: 'One opportunity',
    params: OpportunityId,
    reply: OpportunityView,
    faults: [opportunityNotFound],
  }),
  findOpportunities: operation({
    http: 'GET /opportunities',
    allow: 'customer:read',
    summary: 'Opportunities, newest first',
    query: FindOpportunities,
    reply: page(OpportunityView),
  }),
  recordNeeds: operation({
    http: 'POST /opportunities/:opportunityId/record-needs',
    allow: 'customer:write',
    summary: 'Record the needs analysis and the confirmed intent (CUS-17)',
    params: OpportunityId,
    body: RecordOpportunityNeeds,
    reply: OpportunityView,
    faults: [opportunityNotFound],
  }),
  advanceOpportunity: operation({
    http: 'POST /opportunities/:opportunityId/advance',
    allow: 'customer:write',
    summary: 'Take an opportunity to its next stage (CUS-16)',
    description: 'It is won by an effective contract, never by hand.',
    params: OpportunityId,
    body: AdvanceOpportunity,
    reply: OpportunityView,
    faults: [opportunityNotFound, stageSkipped, needsNotRecorded],
  }),
  loseOpportunity: operation({
    http: 'POST /opportunities/:opportunityId/lose',
    allow: 'customer:write',
    summary: 'Record that an opportunity is lost, and why',
    params: OpportunityId,
    body: LoseOpportunity,
    reply: OpportunityView,
    faults: [opportunityNotFound],
  }),
});
