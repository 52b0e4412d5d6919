import { defineEvent } from '@tradewind/kernel/event';
import { Amount, Code, Id, Month, Rate, Text } from '../fields.js';

export class MonthClosedPayload {
  @Month() readonly month!: string;
}
export const monthClosed = defineEvent('performance.month-closed.v1', MonthClosedPayload);

export class ScorecardPublishedPayload {
  @Id() readonly scorecardId!: string;
  @Id() readonly personId!: string;
  @Month() readonly month!: string;
  @Rate({ max: '100' }) readonly score!: string;
}
export const scorecardPublished = defineEvent('performance.scorecard-published.v1', ScorecardPublishedPayload);

export class BonusApprovedPayload {
  @Id() readonly bonusId!: string;
  @Id() readonly personId!: string;
  @Month() readonly month!: string;
  @Amount() readonly amount!: string;
}
export const bonusApproved = defineEvent('performance.bonus-approved.v1', BonusApprovedPayload);

export class BonusPayoutFact {
  @Id({ doc: 'Of this request; a bonus whose payout was refused is requested anew' }) readonly requestId!: string;
  @Id() readonly bonusId!: string;
  @Code() readonly bonusNo!: string;
  @Id() readonly personId!: string;
  @Text({ doc: 'Name as colleagues see it' }) readonly personName!: string;
  @Month() readonly month!: string;
  @Amount() readonly amount!: string;
  @Id({ doc: 'Who approved it' }) readonly approvedBy!: string;
  @Id({ doc: 'Who closed the month it comes from' }) readonly handledBy!: string;
}
/** An approved bonus is to be paid: expenses opens a payout for it (PER-13, EXP-13). */
export const bonusPayoutRequested = defineEvent('performance.bonus-payout-requested.v1', BonusPayoutFact);
