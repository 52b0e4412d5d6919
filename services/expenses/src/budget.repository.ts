import { Injectable } from '@nestjs/common';
import { budgetNotFound } from '@tradewind/contracts/expenses/budgets.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Budget } from './domain/budget.js';

/** Budgets as people work on them: within the reach of their posts. */
@Injectable()
export class BudgetRepository extends AggregateRepository<Budget> {
  constructor(db: Database) {
    super(db, Budget, (budgetId) => budgetNotFound({ budgetId }), 'rows');
  }
}
