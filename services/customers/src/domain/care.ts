import { addDays } from '@tradewind/domain/business-date';
import type { TierCarePolicy } from '@tradewind/policies/kinds';

/** The last day by which somebody of this tier is to hear from us again; null where nobody says how often (CUS-10, CUS-15). */
export function nextContact(last: string, tier: string, care: TierCarePolicy | null): string | null {
  const rule = care?.tiers.find((each) => each.tier === tier);
  return rule ? addDays(last, rule.contactEveryDays) : null;
}
