import type { AgreedLine, PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import { businessDate, daysUntil } from '@tradewind/domain/business-date';
import type { contractReviewPolicy, FactsFor } from '@tradewind/policies/kinds';
import { Decimal } from 'decimal.js';
import type { CustomerFacts } from './customer-facts.js';
import type { PriceException } from './price-exception.js';

/** What is known besides the contract when it, or what amends it, is submitted. */
export interface KnownBesides {
  readonly customer: Pick<CustomerFacts, 'tier'>;
  /** Those its lines stand under. */
  readonly exceptions: readonly Pick<PriceException, 'id' | 'listPrice'>[];
}

interface Terms {
  readonly branch: string;
  readonly lines: readonly AgreedLine[];
  readonly payment: PaymentKind;
  readonly deliverBy: string;
  /** How many clauses differ from the template. */
  readonly deviations: number;
}

/** What the conditions of contract reviews are asked with, whether these terms are a contract or amend one. */
export function factsOfTerms(
  { branch, lines, payment, deliverBy, deviations }: Terms,
  change: Pick<FactsFor<typeof contractReviewPolicy>, 'amount' | 'increase' | 'decrease' | 'amendment'>,
  { customer, exceptions }: KnownBesides,
  at: Date,
): FactsFor<typeof contractReviewPolicy> {
  const days = String(daysUntil(deliverBy, businessDate(at)));
  return { ...change, discount: givenAway(lines, exceptions), deviations: String(deviations), payment, tier: customer.tier, branch, days };
}

/** Share of what the list asks for; a line under no exception is at the list (ORD-03). */
function givenAway(lines: readonly AgreedLine[], exceptions: KnownBesides['exceptions']): string {
  const listed = Decimal.sum(0, ...lines.map((line) => new Decimal(listPriceOf(line, exceptions)).times(line.quantity)));
  const agreed = Decimal.sum(0, ...lines.map(({ unitPrice, quantity }) => new Decimal(unitPrice).times(quantity)));
  return listed.isZero()
    ? '0'
    : Decimal.max(0, new Decimal(1).minus(agreed.div(listed)))
        .toDecimalPlaces(6)
        .toFixed();
}

const listPriceOf = ({ priceExceptionId, unitPrice }: AgreedLine, exceptions: KnownBesides['exceptions']): string =>
  exceptions.find(({ id }) => id === priceExceptionId)?.listPrice ?? unitPrice;
