import type { ReviewView } from '@tradewind/contracts/review';
import type { Review } from './review.js';

export const reviewView = (review: Review | null): ReviewView | null =>
  review && {
    policy: review.policy,
    contentHash: review.contentHash,
    steps: review.steps.map(({ step, decision, by, byName, onBehalfOf, at, comment }) => ({
      step,
      decision,
      by,
      byName,
      onBehalfOfName: onBehalfOf?.name ?? null,
      at,
      comment,
    })),
  };
