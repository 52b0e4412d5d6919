import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { PriceExceptionRepository } from '../price-exception.repository.js';

/** Marks price exceptions whose last day has passed, so that lists can be filtered by it; guards judge by the date itself (ORD-03). */
@Injectable()
export class PriceExceptionValidityWatch {
  constructor(
    private readonly db: Database,
    private readonly exceptions: PriceExceptionRepository,
  ) {}

  @Watches(1000)
  async expire(at: Date): Promise<void> {
    for (const id of await this.exceptions.overdueOn(businessDate(at)))
      await this.db.unitOfWork(() => this.exceptions.updateWhere({ id, status: ['in-review', 'returned', 'approved'] }, (exception) => exception.expire()));
  }
}
