import { Module } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { BudgetLedger } from './budget-ledger.js';
import { BudgetRepository } from './budget.repository.js';
import { BudgetsController } from './budgets.controller.js';
import { ClaimDesk } from './claim-desk.js';
import { ClaimRepository } from './claim.repository.js';
import { ClaimsController } from './claims.controller.js';
import { PayoutDesk } from './payout-desk.js';
import { PayoutRepository } from './payout.repository.js';
import { PayoutsController } from './payouts.controller.js';
import { OpenPayoutReaction } from './reactions/open-payout.reaction.js';
import { SupplementRepository } from './supplement.repository.js';
import { SupplementsController } from './supplements.controller.js';
import { Vouchers } from './vouchers.js';
import { ReviewClocksWatch } from './watches/review-clocks.watch.js';
import { expensesReplays } from './replays.js';
import { replayController } from '@tradewind/runtime/replay.controller';

@Module({
  controllers: [replayController('expenses', expensesReplays), BudgetsController, SupplementsController, ClaimsController, PayoutsController],
  providers: [
    BudgetRepository,
    BudgetLedger,
    SupplementRepository,
    ClaimRepository,
    ClaimDesk,
    Vouchers,
    PayoutRepository,
    PayoutDesk,
    OpenPayoutReaction,
    Approvers,
    ReviewClocksWatch,
  ],
})
export class ExpensesModule {}
