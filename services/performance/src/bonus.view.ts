import type { BonusSummaryView, BonusView } from '@tradewind/contracts/performance/bonuses.api';
import type { Bonus } from './domain/bonus.js';

export const bonusSummaryView = ({ id, version, no, scorecardId, month, ownerId, personName, org, branch, status, amount }: Bonus): BonusSummaryView => ({
  id,
  version,
  no,
  scorecardId,
  month,
  personId: ownerId,
  personName,
  org,
  branch,
  status,
  amount,
});

export const bonusView = (bonus: Bonus): BonusView => {
  const { explanation, bonusPolicy, approvedBy, approvedAt, payoutNo, payoutRefusal, paidBy, paidAt, paymentReference } = bonus;
  return Object.assign(bonusSummaryView(bonus), {
    explanation,
    bonusPolicy,
    approvedBy,
    approvedAt: approvedAt?.toISOString() ?? null,
    payoutNo,
    payoutRefusal,
    paidBy,
    paidAt: paidAt?.toISOString() ?? null,
    paymentReference,
  });
};
