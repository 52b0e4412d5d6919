import { waitingCase } from '@tradewind/approvals/inbox';
import { reviewView } from '@tradewind/approvals/review.view';
import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { PriceExceptionView } from '@tradewind/contracts/contracts/price-exceptions.api';
import { businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { CURRENCY } from './domain/currency.js';
import { decimalText } from './domain/decimal-text.js';
import type { PriceException } from './domain/price-exception.js';
import { priceReviewPolicy } from './price-review-policy.js';

/** An exception as it stands at a moment: past its last day it is expired. */
export const priceExceptionView = (exception: PriceException, at: Date): PriceExceptionView => ({
  id: exception.id,
  version: exception.version,
  no: exception.no,
  status: exception.statusOn(businessDate(at)),
  kind: exception.kind,
  org: exception.org,
  branch: exception.branch,
  ownerId: exception.ownerId,
  customerId: exception.customerId,
  customerNo: exception.customerNo,
  customerName: exception.customerName,
  productId: exception.productId,
  sku: exception.sku,
  productName: exception.productName,
  unit: exception.unit,
  listPrice: decimalText(exception.listPrice),
  floorPrice: decimalText(exception.floorPrice),
  discount: exception.discount(),
  maxQuantity: decimalText(exception.maxQuantity),
  usedQuantity: exception.used(),
  mostLost: exception.mostLost(),
  validUntil: exception.validUntil,
  reason: exception.reason,
  lossBorneBy: exception.lossBorneBy,
  uses: exception.uses,
  requestedBy: exception.requestedBy,
  review: reviewView(exception.review),
  earlierReviews: exception.earlierReviews.flatMap((review) => reviewView(review) ?? []),
  endedBecause: exception.endedBecause,
  updatedAt: exception.updatedAt.toISOString(),
});

/** An exception as it waits: what would replace the list price, for how much, until when, why, and at whose risk. */
export const waitingPriceException = (exception: PriceException, by: Actor, at: Date): WaitingCase | null =>
  waitingCase(
    exception.review,
    {
      kind: 'price-exception',
      id: exception.id,
      version: exception.version,
      no: exception.no,
      title: exception.customerName,
      org: exception.org,
      ownerId: exception.ownerId,
      amount: exception.mostLost(),
      currency: CURRENCY,
      updatedAt: exception.updatedAt,
      requirements: priceReviewPolicy(exception.kind).requirements,
      verbs: ['return-to-step', 'add-approver'],
      facts: [
        { name: 'kind', before: null, now: exception.kind },
        { name: 'product', before: null, now: `${exception.sku} ${exception.productName}` },
        { name: 'price', before: decimalText(exception.listPrice), now: decimalText(exception.floorPrice) },
        { name: 'discount', before: null, now: exception.discount() },
        { name: 'maxQuantity', before: null, now: `${decimalText(exception.maxQuantity)} ${exception.unit}` },
        { name: 'validUntil', before: null, now: exception.validUntil },
        { name: 'reason', before: null, now: exception.reason },
        { name: 'lossBorneBy', before: null, now: exception.lossBorneBy.map(({ name }) => name).join('、') },
      ],
    },
    by,
    { subject: exception, involved: exception.involved(), at },
  );
