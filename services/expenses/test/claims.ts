import type { ReviewRules } from '@tradewind/approvals/opening';
import type { ClaimLineDraft } from '@tradewind/contracts/expenses/claims.api';
import type { Budget } from '../src/domain/budget.js';
import { Claim } from '../src/domain/claim.js';
import { anActiveBudget, at, categories } from './budgets.js';
import { someone } from './people.js';

export const claimRules: ReviewRules = {
  policy: 'claim-review@hq/1',
  steps: [
    { step: 'department', round: 1, permission: 'claim:decide-department' },
    { step: 'finance', round: 2, permission: 'claim:decide-finance' },
    { step: 'leader', round: 3, permission: 'claim:decide-leader', fromAmount: '2000.00' },
  ],
};

export const spent = (given: Partial<ClaimLineDraft> = {}): ClaimLineDraft => ({
  category: 'travel',
  amount: '300.00',
  reason: '拜访华北客户',
  spentOn: '2026-03-20',
  voucherNo: 'FP-001',
  voucherKind: 'e-invoice',
  ...given,
});

export const aDraftClaim = (lines = [spent()], budget: Budget = anActiveBudget()): Claim =>
  Claim.draft({ budgetId: budget.id, lines }, { budget, categories }, someone('rep'), at);

export function aSubmittedClaim(lines?: ClaimLineDraft[], budget?: Budget): Claim {
  const claim = aDraftClaim(lines, budget);
  claim.submit({ no: 'BJ-BX-2026-000001', rules: claimRules }, someone('rep'), at);
  return claim;
}

export function anApprovedClaim(lines?: ClaimLineDraft[]): Claim {
  const claim = aSubmittedClaim(lines);
  claim.decide({ step: 'department', approve: true }, someone('manager'), at);
  claim.decide({ step: 'finance', approve: true }, someone('finance'), at);
  return claim;
}
