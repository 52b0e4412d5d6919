import { reviewsOf } from '@tradewind/approvals/replay';
import { deviationUnapproved } from '@tradewind/contracts/contracts/contract-deviations';
import type { Database } from '@tradewind/persistence/database';
import type { FactSource } from '@tradewind/policies/replay';
import { dutiesNotAmong, isOfDeviation, withDeviation } from './domain/deviation-review.js';

/** What this service recorded that drafts of policies would have decided: reviews of contracts and of prices below the list. */
export const contractsReplays = (db: Database): readonly FactSource[] => [
  reviewsOf(db, {
    table: 'contract',
    keys: ['contract-review', 'deviation-review'],
    no: 'it."no"',
    amount: 'it."total"',
    earlier: 'it."earlierReviews"',
    together: withDeviation,
    assertEnough: (review, steps) => {
      const missing = isOfDeviation(review) ? dutiesNotAmong(steps) : [];
      if (missing.length > 0) throw deviationUnapproved({ clauses: [], missing });
    },
  }),
  reviewsOf(db, {
    table: 'price_exception',
    keys: ['price-exception-review', 'lot-price-review'],
    no: 'it."no"',
    amount: '(it."listPrice" - it."floorPrice") * it."maxQuantity"',
    earlier: 'it."earlierReviews"',
  }),
];
