import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { RealTime } from '../../deploy/demo/course.ts';
import type { Staff } from '../../deploy/demo/staff.ts';

const course = new RealTime();

/** EXP-07..13: a claim from the handler to the cashier, and every third one back to the handler. */
export async function claim({ rep, manager, finance, head }: Staff, budgetId: string, mark: string, n: number, look: () => Promise<void>): Promise<void> {
  await rep.actor.call(budgetsApi.chargeableBudgets, {});
  const line = {
    category: 'travel',
    amount: '12.50',
    reason: '拜访客户',
    spentOn: course.today(),
    voucherNo: `FP-${mark}-${n}`,
    voucherKind: 'e-invoice' as const,
  };
  const { id: claimId } = await rep.actor.call(claimsApi.draftClaim, { budgetId, lines: [line] });
  await rep.actor.call(claimsApi.submitClaim, { claimId });
  await look();
  if (n % 3 === 0) {
    await rep.actor.call(claimsApi.withdrawClaim, { claimId });
    return;
  }
  await manager.actor.call(claimsApi.decideClaim, { claimId, step: 'department', approve: true });
  await finance.actor.call(claimsApi.decideClaim, { claimId, step: 'finance', approve: true });
  await look();
  await head.cashier.actor.call(claimsApi.payClaim, { claimId, paymentReference: `FK-${mark}-${n}` });
}
