import type { PayoutView } from '@tradewind/contracts/expenses/payouts.api';
import type { Payout } from './domain/payout.js';

export const payoutView = (payout: Payout): PayoutView => {
  const { id, version, no, org, branch, status, bonusId, bonusNo, ownerId: personId, personName, month, amount, approvedBy } = payout;
  const { requestedAt, paidBy, paidAt, paymentReference, refusedBy, refusal } = payout;
  return {
    ...{ id, version, no, org, branch, status, bonusId, bonusNo, personId, personName, month, amount, approvedBy },
    ...{ paidBy, paymentReference, refusedBy, refusal },
    requestedAt: requestedAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
  };
};
