import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { RegulationRepository } from '../regulation.repository.js';

/** Marks editions that their day has brought into force or out of it; which one holds is judged by the dates themselves (XCT-01). */
@Injectable()
export class RegulationSuccessionWatch {
  constructor(
    private readonly db: Database,
    private readonly regulations: RegulationRepository,
  ) {}

  @Watches(1000)
  async follow(at: Date): Promise<void> {
    for (const id of await this.regulations.dueOn(businessDate(at)))
      await this.db.unitOfWork(() => this.regulations.updateWhere({ id, status: ['approved', 'effective'] }, (regulation) => regulation.followItsDates(at)));
  }
}
