import { defineFault } from '@tradewind/kernel/fault';
import { Count, DateOnly, Id, ListOf, OneOf, Text } from '../fields.js';

export const POINT_OUTCOMES = ['agreed', 'declined', 'open'] as const;
export type PointOutcome = (typeof POINT_OUTCOMES)[number];

/** What the customer asked for, and what we said (CON-18). */
export class NegotiationPoint {
  @Count({ min: 1, max: 10_000, optional: true, doc: 'Clause it is about, as `contractClauses` counts them; left out: the contract as a whole' })
  readonly clause?: number;
  @Text({ max: 1000 }) readonly asked!: string;
  @Text({ max: 1000 }) readonly answer!: string;
  @OneOf(POINT_OUTCOMES, { name: 'NegotiationOutcome', doc: '`open`: to be settled in a later round' }) readonly outcome!: PointOutcome;
}

export class RecordNegotiation {
  @DateOnly({ optional: true, doc: 'Today when left out' }) readonly heldOn?: string;
  @Text({ max: 200, doc: 'With whom at the customer' }) readonly withWhom!: string;
  @ListOf(() => NegotiationPoint, { max: 50 }) readonly points!: readonly NegotiationPoint[];
}

export class NegotiationRound {
  @Count({ min: 1 }) readonly round!: number;
  @DateOnly() readonly heldOn!: string;
  @Text({ max: 200 }) readonly withWhom!: string;
  @ListOf(() => NegotiationPoint) readonly points!: readonly NegotiationPoint[];
  @Id({ doc: 'Who negotiated for us' }) readonly heldBy!: string;
  @Text({ max: 100 }) readonly heldByName!: string;
}

export const negotiationDayWrong = defineFault('contract.negotiation-day-wrong', 'invalid', {
  en: (d: { heldOn: string; earliest: string; today: string }) =>
    `A round cannot have been held on ${d.heldOn}: the one before was on ${d.earliest}, and today is ${d.today}. Give the true day.`,
  zh: (d) => `不可能在 ${d.heldOn} 谈判：上一轮为 ${d.earliest}，今天是 ${d.today}。请填写真实日期。`,
});

export const negotiationOpen = defineFault(
  'contract.negotiation-open',
  'refused',
  {
    en: (d: { open: readonly string[] }) =>
      `What the customer asked is not settled yet: ${d.open.join('; ')}. Record the round in which it was, then submit the contract.`,
    zh: (d) => `客户提出的事项尚未谈妥：${d.open.join('；')}。请先记录谈妥该事项的谈判，再提交合同。`,
  },
  { requirement: 'CON-18', clause: '002 §6.3', waysForward: [{ operation: 'contracts.recordNegotiation', whoMay: 'contract:write' }] },
);
