import { defineEvent } from '@tradewind/kernel/event';
import { Amount, Id, Month, Rate } from '../fields.js';

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
