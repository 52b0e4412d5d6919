import { tierCarePolicy, type TierCarePolicy } from '@tradewind/policies/kinds';
import type { Policies } from '@tradewind/policies/policies';

/** How often customers of each tier are to hear from us in this unit; null where the company never said (CUS-10). */
export const careIn = async (policies: Policies, org: string): Promise<TierCarePolicy | null> => (await policies.ifAny(tierCarePolicy, org))?.value ?? null;
