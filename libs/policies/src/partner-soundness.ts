import { objection, type Objection } from '@tradewind/contracts/policies/objection';
import { Decimal } from 'decimal.js';
import type { PartnerTermsPolicy } from './kinds.js';

/** Who gives everything away limits nothing (004 §2.4.2). */
export function partnerTerms({ highestDiscount, highestCommission }: PartnerTermsPolicy): Objection[] {
  const most = new Decimal(highestDiscount).plus(highestCommission);
  if (most.lt(1)) return [];
  return [
    objection(
      'CON-21',
      `a discount of ${highestDiscount} and a commission of ${highestCommission} together leave nothing of the price`,
      `折扣 ${highestDiscount} 与佣金 ${highestCommission} 合计不低于全部价款，等于不设限`,
    ),
  ];
}
