import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { PartnerAgreementView } from '@tradewind/contracts/contracts/partner-agreements.api';
import type { Actor } from '@tradewind/kernel/actor';
import { agreementView, fact, waitingAgreement } from './agreement.view.js';
import type { PartnerAgreement } from './domain/partner-agreement.js';

export function partnerAgreementView(agreement: PartnerAgreement): PartnerAgreementView {
  const { regions, products, exclusive, discount, commission, settlementDays, policy } = agreement;
  return { ...agreementView(agreement), regions, products, exclusive, discount, commission, settlementDays, policy };
}

/** Who sells what where, alone or not, and what that costs us. */
export const waitingPartnerAgreement = (agreement: PartnerAgreement, reviewer: Actor, at: Date): WaitingCase | null =>
  waitingAgreement(
    agreement,
    [
      ...agreement.regions.map(({ code, name }) => fact(`region.${code}`, name)),
      fact('products', agreement.products.length === 0 ? '*' : agreement.products.map(({ sku }) => sku).join(', ')),
      fact('exclusive', String(agreement.exclusive)),
      fact('discount', agreement.discount),
      fact('commission', agreement.commission),
      fact('settlementDays', String(agreement.settlementDays)),
      fact('policy', agreement.policy),
    ],
    reviewer,
    at,
  );
