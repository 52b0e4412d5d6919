import { Injectable } from '@nestjs/common';
import { monthBefore } from '@tradewind/domain/business-date';
import { Database } from '@tradewind/persistence/database';
import { KpiFact } from './domain/kpi-fact.js';
import type { MonthFacts } from './domain/reckon-month.js';

/** The facts a month of a branch is reckoned from, in the order in which they came in. */
@Injectable()
export class FactsOfMonth {
  constructor(private readonly db: Database) {}

  async of(branch: string, month: string): Promise<MonthFacts> {
    return { facts: await this.in(branch, month), before: await this.in(branch, monthBefore(month)) };
  }

  private in(branch: string, month: string): Promise<KpiFact[]> {
    return this.db
      .reader()
      .createQueryBuilder(KpiFact, 'it')
      .where('it.branch = :branch AND it.month = :month', { branch, month })
      .orderBy('it.id', 'ASC')
      .getMany();
  }
}
