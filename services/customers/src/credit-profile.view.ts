import { reviewView } from '@tradewind/approvals/review.view';
import type { CreditProfileView } from '@tradewind/contracts/customers/credit.api';
import type { CreditProfile } from './domain/credit-profile.js';

export const creditProfileView = (profile: CreditProfile): CreditProfileView => {
  const { id, version, customerId, customerNo, customerName, org, branch, ownerId, status, held, overdueReceivables, application, granted, review, updatedAt } =
    profile;
  return {
    id,
    version,
    customerId,
    customerNo,
    customerName,
    org,
    branch,
    ownerId,
    status,
    held,
    overdueReceivables,
    application,
    granted,
    review: reviewView(review),
    updatedAt: updatedAt.toISOString(),
  };
};
