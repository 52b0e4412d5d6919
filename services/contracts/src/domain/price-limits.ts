import { priceBelowLowest, priceExceptionTooLong } from '@tradewind/contracts/contracts/price-exceptions.faults';
import type { PriceExceptionKind } from '@tradewind/contracts/contracts/price-exceptions.api';
import { addDays } from '@tradewind/domain/business-date';
import type { PriceLimit, PriceLimitsPolicy } from '@tradewind/policies/kinds';
import type { PolicyInForce } from '@tradewind/policies/policy';
import { Decimal } from 'decimal.js';
import { decimalText } from './decimal-text.js';

/** What no exception of its kind goes below or beyond, whoever agrees to it, and the version of the policy that says so (ORD-03). */
export interface LimitOfKind extends Omit<PriceLimit, 'kind'> {
  readonly policy: string;
}

/** Null where nobody limits this kind. */
export function limitOf(kind: PriceExceptionKind, inForce: PolicyInForce<PriceLimitsPolicy> | null): LimitOfKind | null {
  const found = inForce?.value.limits.find((limit) => limit.kind === kind);
  return inForce && found ? { lowestShare: found.lowestShare, longestDays: found.longestDays, policy: inForce.version } : null;
}

interface Wished {
  readonly sku: string;
  readonly listPrice: string;
  readonly floorPrice: string;
  readonly validUntil: string;
}

export function assertWithin(limit: LimitOfKind | null, { sku, listPrice, floorPrice, validUntil }: Wished, today: string): void {
  if (limit === null) return;
  const { lowestShare, longestDays, policy } = limit;
  const lowest = new Decimal(listPrice).times(lowestShare).toDecimalPlaces(PRICE_PLACES, Decimal.ROUND_UP);
  if (lowest.gt(floorPrice)) throw priceBelowLowest({ sku, floor: floorPrice, lowest: lowest.toFixed(), lowestShare, listed: decimalText(listPrice), policy });
  const latest = addDays(today, longestDays);
  if (validUntil > latest) throw priceExceptionTooLong({ validUntil, latest, longestDays, policy });
}

const PRICE_PLACES = 6;
