import { territoryTwice, type Territory } from '@tradewind/contracts/contracts/partner-agreements.api';

/** What counts when two agreements meet. */
export interface Claimed {
  readonly regions: readonly Territory[];
  /** None: all products. */
  readonly products: readonly { readonly productId: string }[];
  readonly validFrom: string;
  readonly validUntil: string;
}

/** 350200 → 3502: a region contains every region whose code begins with its own. Of 000000 nothing is left: the whole country. */
const stem = (code: string): string => code.replace(/(00)+$/, '');
const contains = (outer: string, inner: string): boolean => stem(inner).startsWith(stem(outer));

/** Regions of the first that lie in, or contain, one of the second. */
export const shared = (one: readonly Territory[], other: readonly Territory[]): Territory[] =>
  one.filter(({ code }) => other.some((each) => contains(each.code, code) || contains(code, each.code)));

/** Whether two claims are about the same goods at the same place and time. */
export function meet(one: Claimed, other: Claimed): boolean {
  const sameTime = one.validFrom <= other.validUntil && other.validFrom <= one.validUntil;
  return sameTime && sameGoods(one.products, other.products) && shared(one.regions, other.regions).length > 0;
}

const sameGoods = (one: Claimed['products'], other: Claimed['products']): boolean =>
  one.length === 0 || other.length === 0 || one.some(({ productId }) => other.some((each) => each.productId === productId));

/** No region twice, nor within another one. */
export function assertApart(regions: readonly Territory[]): void {
  for (const [i, { code }] of regions.entries()) {
    const outer = regions.find((each, j) => i !== j && contains(each.code, code) && (each.code !== code || j < i));
    if (outer) throw territoryTwice({ code, within: outer.code });
  }
}
