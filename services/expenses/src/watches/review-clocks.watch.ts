import { Injectable } from '@nestjs/common';
import { escalateDue } from '@tradewind/approvals/escalating';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { BudgetRepository } from '../budget.repository.js';
import { ClaimRepository } from '../claim.repository.js';
import { SupplementRepository } from '../supplement.repository.js';

/** Escalates the steps of reviews that wait longer than the policy lets them (ORG-07). */
@Injectable()
export class ReviewClocksWatch {
  constructor(
    private readonly db: Database,
    private readonly budgets: BudgetRepository,
    private readonly claims: ClaimRepository,
    private readonly supplements: SupplementRepository,
  ) {}

  @Watches(1000)
  async escalate(at: Date): Promise<void> {
    await escalateDue({ db: this.db, repository: this.budgets, table: 'budget' }, at);
    await escalateDue({ db: this.db, repository: this.claims, table: 'claim' }, at);
    await escalateDue({ db: this.db, repository: this.supplements, table: 'supplement' }, at);
  }
}
