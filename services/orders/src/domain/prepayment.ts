import { paymentMissing } from '@tradewind/contracts/orders/orders.api';
import { Money } from '@tradewind/domain/money';

/** What is to be received before goods leave; nothing where no terms were agreed yet. */
export const prepayment = (total: string, share: string | null, currency: string): Money =>
  share === null ? Money.zero(currency) : Money.of(total, currency).times(share);

/** ORD-06: payment before goods. */
export function assertPaid(confirmed: Money, required: Money): void {
  if (confirmed.covers(required)) return;
  throw paymentMissing({ required: required.toString(), confirmed: confirmed.toString(), missing: required.minus(confirmed).toString() });
}
