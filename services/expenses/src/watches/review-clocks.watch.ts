import { Injectable } from '@nestjs/common';
import { escalateDue, reviewed, type Reviewed } from '@tradewind/approvals/escalating';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { BudgetRepository } from '../budget.repository.js';
import { ClaimRepository } from '../claim.repository.js';
import { SupplementRepository } from '../supplement.repository.js';

/** Escalates the steps of reviews that wait longer than the policy lets them (ORG-07). */
@Injectable()
export class ReviewClocksWatch {
  private readonly all: readonly Reviewed[];

  constructor(
    private readonly db: Database,
    budgets: BudgetRepository,
    claims: ClaimRepository,
    supplements: SupplementRepository,
  ) {
    this.all = [reviewed('budget', budgets), reviewed('claim', claims), reviewed('supplement', supplements)];
  }

  @Watches(1000)
  escalate(at: Date): Promise<void> {
    return escalateDue(this.db, this.all, at);
  }
}
