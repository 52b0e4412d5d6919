import { isWithin } from '@tradewind/kernel/actor';

/** Whose prices a list says: of customers in a unit, of customers in a tier, of those in both. Null is all. */
export interface PriceScope {
  readonly region: string | null;
  readonly tier: string | null;
}

/** As whom a customer buys. */
export interface Buyer {
  readonly org: string;
  readonly tier: string;
  /** The store they buy in: it sells to every tier at the same price (ORD-05). */
  readonly store: string | null;
}

/** The company itself is everybody. */
export const scopeOf = ({ region, tier }: { readonly region?: string; readonly tier?: string }): PriceScope => ({
  region: region?.includes('.') ? region : null,
  tier: tier ?? null,
});

export const FOR_ALL: PriceScope = { region: null, tier: null };

export const isForAll = (scope: PriceScope): boolean => sameScope(scope, FOR_ALL);

export const sameScope = (one: PriceScope, other: PriceScope): boolean => one.region === other.region && one.tier === other.tier;

/** Of whom nothing is known gets what is for everybody. */
export function covers({ region, tier }: PriceScope, buyer: Buyer | null): boolean {
  const inRegion = region === null || (buyer !== null && isWithin(buyer.org, region));
  const inTier = tier === null || (buyer?.store === null && buyer.tier === tier);
  return inRegion && inTier;
}

/**
 * The nearest unit before those above it, as policies are resolved; in the same unit a tier before all tiers. Of the scopes that cover
 * one buyer no two rank alike: their units lie within each other, and the buyer is in one tier.
 */
export const narrowestFirst = (one: PriceScope, other: PriceScope): number => rank(other) - rank(one);

const rank = ({ region, tier }: PriceScope): number => 2 * (region?.split('.').length ?? 0) + (tier === null ? 0 : 1);
