import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, Id, Instant, ListOf, Month, OneOf, OrgPath, Rate, Text, Texts } from '../fields.js';
import { page, SearchRequest } from '../page.js';

export const BONUS_STATUSES = ['computed', 'approved', 'paying', 'paid'] as const;
export type BonusStatus = (typeof BONUS_STATUSES)[number];

export const BONUS_PARTS = ['commission', 'score'] as const;
export type BonusPart = (typeof BONUS_PARTS)[number];

export class BonusId {
  @Id() readonly bonusId!: string;
}

export class FindBonuses extends SearchRequest {
  @Month({ optional: true }) readonly month?: string;
  @Code({ optional: true }) readonly branch?: string;
  @Id({ optional: true }) readonly personId?: string;
  @AnyOf(BONUS_STATUSES, { name: 'BonusStatus' }) readonly status?: BonusStatus[];
}

export class BonusLineView {
  @OneOf(BONUS_PARTS, { name: 'BonusPart' }) readonly what!: BonusPart;
  @Rate({ max: '100', nullable: true, doc: 'The tier starts at this achievement of the sales target' }) readonly from!: string | null;
  @Amount({ doc: 'Sales inside the tier, or the full score bonus' }) readonly basis!: string;
  @Rate({ doc: 'Rate of the tier, or the score up to 1' }) readonly rate!: string;
  @Amount({ doc: 'Basis times rate, half-up to the cent' }) readonly amount!: string;
  @Texts({ doc: 'Ids of the facts it rests on' }) readonly factIds!: readonly string[];
}

export class BonusSummaryView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true, doc: 'Given on approval' }) readonly no!: string | null;
  @Id() readonly scorecardId!: string;
  @Month() readonly month!: string;
  @Id() readonly personId!: string;
  @Text() readonly personName!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @OneOf(BONUS_STATUSES, { name: 'BonusStatus' }) readonly status!: BonusStatus;
  @Amount({ doc: 'Sum of the lines' }) readonly amount!: string;
}

export class BonusView extends BonusSummaryView {
  @ListOf(() => BonusLineView, { doc: 'How the amount comes about, to the cent' }) readonly explanation!: readonly BonusLineView[];
  @Text({ doc: 'Version of the bonus policy used' }) readonly bonusPolicy!: string;
  @Id({ nullable: true }) readonly approvedBy!: string | null;
  @Instant({ nullable: true }) readonly approvedAt!: string | null;
  @Code({ nullable: true, doc: 'Number of the payout in expenses' }) readonly payoutNo!: string | null;
  @Text({ nullable: true, max: 500, doc: 'Why the last payout was refused' }) readonly payoutRefusal!: string | null;
  @Id({ nullable: true }) readonly paidBy!: string | null;
  @Instant({ nullable: true }) readonly paidAt!: string | null;
  @Text({ nullable: true }) readonly paymentReference!: string | null;
}

export const bonusNotFound = defineFault('bonus.not-found', 'not-found', {
  en: (d: { bonusId: string }) => `There is no bonus ${d.bonusId}.`,
  zh: (d) => `没有奖金 ${d.bonusId}。`,
});

export const ownBonus = defineFault(
  'bonus.own',
  'refused',
  {
    en: () => 'Nobody approves their own bonus; somebody else with this duty must.',
    zh: () => '任何人不得批准自己的奖金，须由其他有此职责的人员办理。',
  },
  { requirement: 'ORG-14', clause: '000 §5.2', waysForward: [{ operation: 'performance.approveBonus', whoMay: 'bonus:approve' }] },
);

export const payoutUnderWay = defineFault('bonus.payout-under-way', 'conflict', {
  en: (d: { status: string }) => `The bonus is ${d.status}: a payout is requested for an approved bonus whose last one was refused.`,
  zh: (d) => `奖金状态为“${d.status}”：仅已批准且上次发放被退回的奖金可再次申请发放。`,
});

export const bonusScorecardOpen = defineFault(
  'bonus.scorecard-open',
  'refused',
  {
    en: (d: { status: string }) =>
      `The scorecard behind this bonus is ${d.status}: it has to be published, and a dispute answered, before the bonus is approved.`,
    zh: (d) => `此奖金所依据的考核表状态为“${d.status}”：须先公布考核结果并答复异议，方可批准奖金。`,
  },
  {
    requirement: 'PER-27',
    clause: '003-B a16; 001 §4.6',
    waysForward: [
      { operation: 'performance.publishScorecards', whoMay: 'month:close' },
      { operation: 'performance.answerDispute', whoMay: 'month:close' },
    ],
  },
);

export const bonusesApi = defineApi('performance', {
  approveBonus: operation({
    http: 'POST /bonuses/:bonusId/approve',
    allow: 'bonus:approve',
    summary: 'Approve a bonus (PER-13)',
    params: BonusId,
    reply: BonusView,
    faults: [bonusNotFound, ownBonus, bonusScorecardOpen],
  }),
  requestPayout: operation({
    http: 'POST /bonuses/:bonusId/request-payout',
    allow: 'bonus:approve',
    summary: 'Request the payout of an approved bonus once more, after it was refused; the first one is requested with the approval',
    params: BonusId,
    reply: BonusView,
    faults: [bonusNotFound, ownBonus, payoutUnderWay],
  }),
  getBonus: operation({
    http: 'GET /bonuses/:bonusId',
    allow: 'scorecard:read',
    summary: 'One bonus, explained line by line',
    params: BonusId,
    reply: BonusView,
    faults: [bonusNotFound],
  }),
  findBonuses: operation({
    http: 'GET /bonuses',
    allow: 'scorecard:read',
    summary: 'Bonuses, newest first',
    query: FindBonuses,
    reply: page(BonusSummaryView),
  }),
});
