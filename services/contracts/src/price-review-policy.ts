import type { PriceExceptionKind } from '@tradewind/contracts/contracts/price-exceptions.api';
import { lotPriceReviewPolicy, priceExceptionReviewPolicy, type ReviewPolicy } from '@tradewind/policies/kinds';
import type { PolicyKind } from '@tradewind/policies/policy';

/** Who agrees to a price below the list: lots that are damaged or sold as a whole have a review of their own (CON-10). */
export const priceReviewPolicy = (kind: PriceExceptionKind): PolicyKind<ReviewPolicy> =>
  kind === 'discount' ? priceExceptionReviewPolicy : lotPriceReviewPolicy;
