import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { QuoteRepository } from '../quote.repository.js';

/** Marks quotes whose last day has passed, so that lists can be filtered by it; guards judge by the date itself (ORD-02). */
@Injectable()
export class QuoteValidityWatch {
  constructor(
    private readonly db: Database,
    private readonly quotes: QuoteRepository,
  ) {}

  @Watches(1000)
  async expire(at: Date): Promise<void> {
    for (const id of await this.quotes.overdueOn(businessDate(at)))
      await this.db.unitOfWork(() => this.quotes.updateWhere({ id, status: 'issued' }, (quote) => quote.expire()));
  }
}
