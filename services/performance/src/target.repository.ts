import { Injectable } from '@nestjs/common';
import type { TargetKpi } from '@tradewind/contracts/performance/kpis';
import { targetExists, targetNotFound } from '@tradewind/contracts/performance/targets.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Target, type Bearer } from './domain/target.js';

@Injectable()
export class TargetRepository extends AggregateRepository<Target> {
  constructor(db: Database) {
    super(db, Target, (targetId) => targetNotFound({ targetId }));
  }

  /** One target per subject, KPI and year; a unique index settles a race. */
  async assertFree(bearer: Bearer, { kpi, year }: { readonly kpi: TargetKpi; readonly year: number }): Promise<void> {
    const known = await this.findOne({ subject: Target.subjectOf(bearer), kpi, year });
    if (known) throw targetExists({ no: known.no ?? known.id, year });
  }

  /** What people of a branch were given to reach in a year. */
  inForce(branch: string, year: number): Promise<Target[]> {
    return this.findAll({ branch, year, status: ['issued', 'acknowledged'] });
  }
}
