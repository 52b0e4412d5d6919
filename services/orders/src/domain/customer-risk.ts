import { customerAtRisk, type CustomerRiskView } from '@tradewind/contracts/orders/customer-risk';
import type { PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import type { RiskBandsPolicy } from '@tradewind/policies/kinds';

export type CustomerRisk = Readonly<CustomerRiskView>;

/** Which band so many days are in; the bands cover all days, the last one without end. */
export function riskOf(overdueDays: number, { bands }: RiskBandsPolicy, policy: string): CustomerRisk {
  const band = bands.findLast(({ fromDays }) => fromDays <= overdueDays);
  if (!band) throw new Error(`${policy} has no band for ${overdueDays} days`);
  return { level: band.level, overdueDays, response: band.response, policy };
}

/** Who owes for long is not given more on credit, and in the end nothing more (CUS-33, CUS-36). */
export function assertServedAt(risk: CustomerRisk, { customerName, payment }: { readonly customerName: string; readonly payment: PaymentKind }): void {
  const { level, overdueDays, response, policy } = risk;
  const isRefused = response === 'no-orders' || (response === 'prepay-only' && payment === 'credit');
  if (isRefused) throw customerAtRisk({ customer: customerName, level, overdueDays, response, policy });
}
