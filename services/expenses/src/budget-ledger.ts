import { Injectable } from '@nestjs/common';
import { budgetNotFound } from '@tradewind/contracts/expenses/budgets.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Budget } from './domain/budget.js';
import type { Charge } from './domain/charge.js';
import type { Supplement } from './domain/supplement.js';
import { unitsUpFrom } from './domain/units-up-from.js';

/**
 * The same budgets as claims and supplements charge them. Whoever may decide on a claim need not be able to see the budget,
 * so this one is not scoped; what may be charged to which budget is decided by the aggregates.
 */
@Injectable()
export class BudgetLedger extends AggregateRepository<Budget> {
  constructor(db: Database) {
    super(db, Budget, (budgetId) => budgetNotFound({ budgetId }), 'company');
  }

  /** Locks the budget after its claim, always in this order, and moves what the claim takes (EXP-15). */
  async charge(budgetId: string, before: Charge, after: Charge): Promise<void> {
    await this.updateWhere({ id: budgetId }, (budget) => {
      budget.charge(before, after);
    });
  }

  async supplement({ budgetId, category, amount, reason }: Supplement): Promise<void> {
    await this.updateWhere({ id: budgetId }, (budget) => {
      budget.supplement({ category, amount }, reason);
    });
  }

  /** The budget of this unit and year that is in review or in force. Until the call ends nobody else can put another one there. */
  async underWay(year: number, org: string): Promise<Budget | null> {
    await this.db.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`budget ${year} ${org}`]);
    return this.findOne({ year, org, status: ['in-review', 'active'] });
  }

  /** Active budgets of these units and of the units above them; the nearest and newest first. */
  async chargeableFrom(orgs: readonly string[]): Promise<Budget[]> {
    const units = [...new Set(orgs.flatMap(unitsUpFrom))];
    const found = units.length > 0 ? await this.findAll({ status: 'active', org: units }) : [];
    return found.sort((a, b) => b.year - a.year || b.org.length - a.org.length);
  }
}
