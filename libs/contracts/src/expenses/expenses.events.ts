import { defineEvent } from '@tradewind/kernel/event';
import { Amount, Code, Count, Id } from '../fields.js';

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
