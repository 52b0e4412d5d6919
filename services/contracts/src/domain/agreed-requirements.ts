import { requirementsUnreviewed, type AgreedRequirements, type SpecialRequirement } from '@tradewind/contracts/contracts/requirements';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { Quantity } from '@tradewind/domain/quantity';
import type { RequirementNeedPolicy } from '@tradewind/policies/kinds';
import type { PolicyInForce } from '@tradewind/policies/policy';
import type { Promised, RequirementReview } from './requirement-review.js';

/** What is known on the day of submission of whether the contract can be met. */
export interface RequirementGrounds {
  /** When somebody must be asked; null where the company never said so. */
  readonly need: PolicyInForce<RequirementNeedPolicy> | null;
  /** Of the quote. */
  readonly special: readonly SpecialRequirement[];
  /** Of the quote, whatever came of it. */
  readonly review: RequirementReview | null;
}

/** What was agreed, for the contract to keep; refused where somebody must be asked and nobody agreed to just this (CON-04, CON-05). */
export function agreedRequirements(contract: Promised, { need, special, review }: RequirementGrounds, at: Date): AgreedRequirements | null {
  const agreed = review?.agreedFor(contract) ?? null;
  const why = need && agreed === null ? whyNeeded(contract, special, need.value, at) : null;
  if (!need || !why) return agreed;
  const standing = review === null ? 'none' : review.status === 'agreed' ? 'other-content' : review.status;
  throw requirementsUnreviewed({ ...why, standing, policy: need.version });
}

type WhyNeeded = Parameters<typeof requirementsUnreviewed>[0];

function whyNeeded(
  { lines, deliverBy }: Promised,
  special: readonly SpecialRequirement[],
  { specialRequirements, quantities: bands, leadDays }: RequirementNeedPolicy,
  at: Date,
): Pick<WhyNeeded, 'special' | 'quantities' | 'deliverBy' | 'leadDays'> | null {
  const much = lines.flatMap(({ sku, quantity, unit }) => {
    const band = bands.find((each) => each.unit === unit);
    return band && Quantity.of(quantity).covers(Quantity.of(band.from)) ? [`${sku} ${quantity} ${unit} (from ${band.from} ${unit})`] : [];
  });
  const isSoon = leadDays !== undefined && deliverBy < addDays(businessDate(at), leadDays);
  const count = specialRequirements ? special.length : 0;
  if (count === 0 && much.length === 0 && !isSoon) return null;
  return { special: count, quantities: much, deliverBy: isSoon ? deliverBy : null, leadDays: isSoon ? leadDays : null };
}
