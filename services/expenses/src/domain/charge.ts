import type { Need } from './need.js';

/** What a claim takes from its budget: nothing, held until it is paid, or spent. */
export interface Charge {
  readonly kind: 'nothing' | 'reserved' | 'spent';
  readonly needs: readonly Need[];
}

/** What of one category is held, or spent, by this charge. */
export const chargedAs = (kind: Charge['kind'], charge: Charge, category: string): string =>
  charge.kind === kind ? (charge.needs.find((need) => need.category === category)?.amount ?? '0.00') : '0.00';
