import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { PriceExceptionRepository } from '../price-exception.repository.js';
import { QuoteRepository } from '../quote.repository.js';

/** Marks quotes whose last day has passed, so that lists can be filtered by it; guards judge by the date itself (ORD-02). */
@Injectable()
export class QuoteValidityWatch {
  constructor(
    private readonly db: Database,
    private readonly quotes: QuoteRepository,
    private readonly exceptions: PriceExceptionRepository,
  ) {}

  @Watches(1000)
  async expire(at: Date): Promise<void> {
    for (const id of await this.quotes.overdueOn(businessDate(at))) await this.db.unitOfWork(() => this.expireOne(id));
  }

  /** What it had set aside of price exceptions is free again (ORD-03). */
  private async expireOne(id: string): Promise<void> {
    const quote = await this.quotes.findOne({ id, status: 'issued' });
    if (!quote) return;
    await this.exceptions.giveBack(quote);
    await this.quotes.updateWhere({ id, status: 'issued' }, (issued) => issued.expire());
  }
}
