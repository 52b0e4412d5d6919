import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { ReturnVisitRepository } from '../return-visit.repository.js';
import { eachOnItsOwn } from './each-on-its-own.js';

/** Marks return visits that nobody made by their day (AFS-13, AFS-17). */
@Injectable()
export class MissedVisitsWatch {
  constructor(
    private readonly db: Database,
    private readonly visits: ReturnVisitRepository,
  ) {}

  @Watches(1_000)
  async miss(at: Date): Promise<void> {
    // Somebody may have completed it since it was looked up: then there is nothing to miss any more.
    await eachOnItsOwn(await this.visits.overdue(businessDate(at)), (id) =>
      this.db.unitOfWork(() =>
        this.visits.updateWhere({ id, status: 'due' }, (visit) => {
          visit.miss(at);
        }),
      ),
    );
  }
}
