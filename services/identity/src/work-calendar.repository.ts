import { Injectable } from '@nestjs/common';
import { branchUnknown } from '@tradewind/contracts/identity/calendars.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { WorkCalendar } from './domain/work-calendar.js';

@Injectable()
export class WorkCalendarRepository extends AggregateRepository<WorkCalendar> {
  constructor(db: Database) {
    super(db, WorkCalendar, (branch) => branchUnknown({ branch }), 'company');
  }

  of(branch: string): Promise<WorkCalendar | null> {
    return this.findOne({ branch });
  }
}
