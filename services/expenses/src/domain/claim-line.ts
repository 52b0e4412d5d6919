import { notSpentYet, spentInAnotherYear, voucherAlreadyClaimed, type ClaimLineDraft, type VoucherKind } from '@tradewind/contracts/expenses/claims.api';
import { businessDate } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import type { ExpensePolicy } from '@tradewind/policies/kinds';
import { assertKnownCategory } from './categories.js';

/** One expense and the voucher that proves it (EXP-07, EXP-08). */
export interface ClaimLine {
  readonly category: string;
  readonly amount: string;
  readonly reason: string;
  readonly spentOn: string;
  /** In capitals, so that the same number is the same however it was typed. */
  readonly voucherNo: string;
  readonly voucherKind: VoucherKind;
}

/** The lines of a claim against the budget of a year; refused where the regulation does not let them be claimed. */
export function claimLines(
  drafts: readonly ClaimLineDraft[],
  given: { readonly year: number; readonly categories: ExpensePolicy; readonly at: Date },
): ClaimLine[] {
  const lines = drafts.map(({ category, amount, reason, spentOn, voucherNo, voucherKind }) => ({
    category,
    amount: Money.of(amount).toString(),
    reason,
    spentOn,
    voucherNo: voucherNo.toUpperCase(),
    voucherKind,
  }));
  for (const line of lines) assertClaimable(line, given);
  assertDistinctVouchers(lines);
  return lines;
}

function assertClaimable(
  { category, voucherNo, spentOn }: ClaimLine,
  { year, categories, at }: { readonly year: number; readonly categories: ExpensePolicy; readonly at: Date },
): void {
  assertKnownCategory(category, categories);
  if (spentOn > businessDate(at)) throw notSpentYet({ voucherNo, spentOn });
  if (!spentOn.startsWith(`${year}-`)) throw spentInAnotherYear({ voucherNo, spentOn, year });
}

function assertDistinctVouchers(lines: readonly ClaimLine[]): void {
  const numbers = lines.map(({ voucherNo }) => voucherNo);
  const twice = numbers.find((voucherNo, i) => numbers.indexOf(voucherNo) !== i);
  if (twice) throw voucherAlreadyClaimed({ voucherNo: twice });
}
