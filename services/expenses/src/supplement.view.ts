import { reviewView } from '@tradewind/approvals/review.view';
import type { SupplementView } from '@tradewind/contracts/expenses/supplements.api';
import type { Supplement } from './domain/supplement.js';

export const supplementView = ({
  id,
  version,
  budgetId,
  org,
  category,
  amount,
  reason,
  status,
  ownerId,
  review,
  createdAt,
  updatedAt,
}: Supplement): SupplementView => ({
  id,
  version,
  budgetId,
  org,
  category,
  amount,
  reason,
  status,
  requestedBy: ownerId,
  review: reviewView(review),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
