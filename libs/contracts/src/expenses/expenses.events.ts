import { defineEvent } from '@tradewind/kernel/event';
import { Amount, Code, Count, Id, Instant, Text } from '../fields.js';

export class BudgetActivatedPayload {
  @Id() readonly budgetId!: string;
  @Count({ min: 2000, max: 2200 }) readonly year!: number;
  @Amount() readonly total!: string;
}
export const budgetActivated = defineEvent('expenses.budget-activated.v1', BudgetActivatedPayload);

export class ClaimFact {
  @Id() readonly claimId!: string;
  @Code() readonly claimNo!: string;
  @Id() readonly claimantId!: string;
  @Id() readonly budgetId!: string;
  @Amount() readonly total!: string;
}
export const claimSubmitted = defineEvent('expenses.claim-submitted.v1', ClaimFact);
export const claimApproved = defineEvent('expenses.claim-approved.v1', ClaimFact);
export const claimPaid = defineEvent('expenses.claim-paid.v1', ClaimFact);
export const claimReturned = defineEvent('expenses.claim-returned.v1', ClaimFact);
export const claimRejected = defineEvent('expenses.claim-rejected.v1', ClaimFact);
export const claimWithdrawn = defineEvent('expenses.claim-withdrawn.v1', ClaimFact);

export class SupplementFact {
  @Id() readonly supplementId!: string;
  @Id() readonly budgetId!: string;
  @Code() readonly category!: string;
  @Amount() readonly amount!: string;
}
export const supplementRequested = defineEvent('expenses.supplement-requested.v1', SupplementFact);
export const supplementApproved = defineEvent('expenses.supplement-approved.v1', SupplementFact);

export class BudgetFact {
  @Id() readonly budgetId!: string;
  @Count({ min: 2000, max: 2200 }) readonly year!: number;
}
export const budgetSubmitted = defineEvent('expenses.budget-submitted.v1', BudgetFact);
export const budgetClosed = defineEvent('expenses.budget-closed.v1', BudgetFact);

export class PayoutFact {
  @Id() readonly payoutId!: string;
  @Code() readonly payoutNo!: string;
  @Id({ doc: 'Of the request it answers' }) readonly requestId!: string;
  @Id() readonly bonusId!: string;
  @Amount() readonly amount!: string;
}
export const payoutOpened = defineEvent('expenses.payout-opened.v1', PayoutFact);

export class PayoutPaidPayload extends PayoutFact {
  @Id() readonly paidBy!: string;
  @Instant() readonly paidAt!: string;
  @Text({ max: 100 }) readonly paymentReference!: string;
}
export const payoutPaid = defineEvent('expenses.payout-paid.v1', PayoutPaidPayload);

export class PayoutRefusedPayload extends PayoutFact {
  @Id() readonly refusedBy!: string;
  @Text({ max: 500 }) readonly reason!: string;
}
export const payoutRefused = defineEvent('expenses.payout-refused.v1', PayoutRefusedPayload);
