import type { CreditAccountView } from '@tradewind/contracts/orders/credit.api';
import type { CreditAccount } from './domain/credit-account.js';

export const creditAccountView = (account: CreditAccount, at: Date): CreditAccountView => {
  const { id, version, customerId, currency, limit, exposure, termDays, validUntil, held, entries } = account;
  return { id, version, customerId, currency, limit, exposure, termDays, validUntil, held, entries, available: account.availableAt(at).toString() };
};
