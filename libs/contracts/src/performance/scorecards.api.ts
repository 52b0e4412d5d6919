import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Amount, Code, Count, Figure, Id, Instant, ListOf, Month, One, OneOf, OrgPath, Rate, Text, Texts } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { KPIS, type Kpi } from './kpis.js';

export const SCORECARD_STATUSES = ['calculated', 'published', 'disputed', 'locked'] as const;
export type ScorecardStatus = (typeof SCORECARD_STATUSES)[number];

export const YARDSTICKS = ['target', 'policy', 'none'] as const;
export type Yardstick = (typeof YARDSTICKS)[number];

export class ScorecardId {
  @Id() readonly scorecardId!: string;
}

export class FindScorecards extends SearchRequest {
  @Month({ optional: true }) readonly month?: string;
  @Code({ optional: true }) readonly branch?: string;
  @Id({ optional: true }) readonly personId?: string;
  @AnyOf(SCORECARD_STATUSES, { name: 'ScorecardStatus' }) readonly status?: ScorecardStatus[];
}

export class DisputeScorecard {
  @Text({ max: 1000, doc: 'Which figure is wrong, and why' }) readonly reason!: string;
}

export class AnswerDispute {
  @Text({ max: 1000, doc: 'What was found; frozen figures stay, a correction counts in the open month' }) readonly answer!: string;
}

export class KpiResultView {
  @OneOf(KPIS, { name: 'Kpi' }) readonly code!: Kpi;
  @Figure({ doc: 'Amounts with 2 decimals, rates with up to 6' }) readonly actual!: string;
  @Figure({ nullable: true, doc: 'What counts as 100 %' }) readonly target!: string | null;
  @OneOf(YARDSTICKS, { name: 'Yardstick', doc: 'Where the 100 % come from' }) readonly yardstick!: Yardstick;
  @Rate({ max: '10', doc: 'Actual as a share of the target: not below 0, capped by the policy' }) readonly achievement!: string;
  @Rate() readonly weight!: string;
  @Rate({ max: '10', doc: 'Weight times achievement' }) readonly points!: string;
  @Texts({ doc: 'Ids of the facts behind it' }) readonly factIds!: readonly string[];
}

export class InTimeView {
  @Count({ doc: 'Clocks that stopped in the month' }) readonly all!: number;
  @Count() readonly inTime!: number;
  @Rate({ nullable: true, doc: 'Null when there were none' }) readonly share!: string | null;
  @Texts({ doc: 'Ids of the facts behind it' }) readonly factIds!: readonly string[];
}

export class ScorecardSummaryView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Id() readonly cycleId!: string;
  @Month() readonly month!: string;
  @Id() readonly personId!: string;
  @Text({ doc: 'Name when the month was closed' }) readonly personName!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @OneOf(SCORECARD_STATUSES, { name: 'ScorecardStatus' }) readonly status!: ScorecardStatus;
  @Rate({ max: '10', doc: 'Sum of the points' }) readonly score!: string;
}

export class ScorecardView extends ScorecardSummaryView {
  @Texts({ doc: 'Units whose facts count because the person answers for their targets; empty: only own facts' }) readonly units!: readonly string[];
  @ListOf(() => KpiResultView) readonly kpis!: readonly KpiResultView[];
  @One(() => InTimeView, { doc: 'Tickets answered within the time allowed (PER-06)' }) readonly response!: InTimeView;
  @One(() => InTimeView, { doc: 'Tickets solved within the time allowed (PER-06)' }) readonly resolution!: InTimeView;
  @Amount({ nullable: true, doc: 'Own sales target of the month, by which commission tiers are measured' }) readonly ownSalesTarget!: string | null;
  @Text({ doc: 'Version of the KPI policy used' }) readonly kpiPolicy!: string;
  @Instant({ nullable: true }) readonly publishedAt!: string | null;
  @Text({ nullable: true, max: 1000 }) readonly disputeReason!: string | null;
  @Instant({ nullable: true }) readonly disputedAt!: string | null;
  @Text({ nullable: true, max: 1000 }) readonly disputeAnswer!: string | null;
  @Id({ nullable: true }) readonly disputeAnsweredBy!: string | null;
}

export const scorecardNotFound = defineFault('scorecard.not-found', 'not-found', {
  en: (d: { scorecardId: string }) => `There is no scorecard ${d.scorecardId}.`,
  zh: (d) => `没有考核表 ${d.scorecardId}。`,
});

export const figureWithoutScorecard = defineFault('scorecard.figure-without-scorecard', 'invalid', {
  en: () => 'A figure belongs to a scorecard: give scorecardId as well.',
  zh: () => '指标属于某张考核表：请同时给出 scorecardId。',
});

export const scorecardNotYours = defineFault(
  'scorecard.not-yours',
  'forbidden',
  { en: () => 'Only the person a scorecard is about can dispute it.', zh: () => '只有被考核人本人可以对考核表提出异议。' },
  { requirement: 'PER-27', clause: '003-B a16' },
);

export const ownDispute = defineFault(
  'scorecard.own-dispute',
  'refused',
  {
    en: () => 'Nobody answers a dispute about their own scorecard; somebody else who closes months must.',
    zh: () => '任何人不得答复对自己考核表的异议，须由其他月结人员答复。',
  },
  { requirement: 'ORG-14', clause: '003-B a16', waysForward: [{ operation: 'performance.answerDispute', whoMay: 'month:close' }] },
);

export const scorecardsApi = defineApi('performance', {
  getScorecard: operation({
    http: 'GET /scorecards/:scorecardId',
    allow: 'scorecard:read',
    summary: 'One scorecard with every figure and what is behind it (PER-25)',
    params: ScorecardId,
    reply: ScorecardView,
    faults: [scorecardNotFound],
  }),
  findScorecards: operation({
    http: 'GET /scorecards',
    allow: 'scorecard:read',
    summary: 'Scorecards, newest first',
    query: FindScorecards,
    reply: page(ScorecardSummaryView),
  }),
  disputeScorecard: operation({
    http: 'POST /scorecards/:scorecardId/dispute',
    allow: 'scorecard:read',
    summary: 'Dispute your own published scorecard (PER-27)',
    params: ScorecardId,
    body: DisputeScorecard,
    reply: ScorecardView,
    faults: [scorecardNotFound, scorecardNotYours],
  }),
  answerDispute: operation({
    http: 'POST /scorecards/:scorecardId/answer-dispute',
    allow: 'month:close',
    summary: 'Answer a dispute; the figures stay as they were frozen',
    params: ScorecardId,
    body: AnswerDispute,
    reply: ScorecardView,
    faults: [scorecardNotFound, ownDispute],
  }),
});
