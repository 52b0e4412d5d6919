import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { payoutsApi } from '@tradewind/contracts/expenses/payouts.api';
import { supplementsApi } from '@tradewind/contracts/expenses/supplements.api';
import { OPEN_WORK_APIS } from '@tradewind/contracts/identity/open-work';
import { expensesExports } from '@tradewind/contracts/expenses/expenses.exports';
import { defineService } from '@tradewind/runtime/service-definition';
import { Budget } from './domain/budget.js';
import { Claim } from './domain/claim.js';
import { ClaimedVoucher } from './domain/claimed-voucher.js';
import { Payout } from './domain/payout.js';
import { Supplement } from './domain/supplement.js';
import { ExpensesModule } from './expenses.module.js';
import { MIGRATIONS } from './migrations/all.js';
import { REPLAY_APIS } from '@tradewind/contracts/policies/replays.api';

export const expensesService = defineService({
  name: 'expenses',
  module: ExpensesModule,
  apis: [budgetsApi, supplementsApi, claimsApi, payoutsApi, OPEN_WORK_APIS.expenses, REPLAY_APIS.expenses],
  exports: expensesExports,
  entities: [Budget, Supplement, Claim, ClaimedVoucher, Payout],
  migrations: MIGRATIONS,
  exceptions: [
    { table: 'claim' },
    { table: 'budget' },
    { table: 'supplement', sets: { kind: 'guard', key: 'budget.exceeded', where: `it."status" = 'approved'` } },
  ],
  openWork: [
    { kind: 'claims', entity: Claim, person: 'ownerId', over: ['paid', 'rejected', 'withdrawn'], stays: true },
    { kind: 'budgets', entity: Budget, person: 'ownerId', over: ['closed'], reviewedIn: ['in-review'] },
  ],
});
