import { Count } from '@tradewind/contracts/fields';
import { definePolicy } from '@tradewind/policies/policy';

/** How leads are screened: potential, fit and credit, 1–5 each, added up (CUS-12). */
export class LeadScreeningPolicy {
  @Count({ min: 3, max: 15, doc: 'A lead with fewer points is not qualified' }) readonly mark!: number;
  @Count({ min: 3, max: 15, doc: 'From this many points on it goes on the key follow-up list' }) readonly keyFrom!: number;
}

export const leadScreeningPolicy = definePolicy('lead-screening', LeadScreeningPolicy, ['CUS-12']);
