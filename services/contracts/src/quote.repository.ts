import { Injectable } from '@nestjs/common';
import { quoteNotFound } from '@tradewind/contracts/contracts/quotes.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Quote } from './domain/quote.js';

@Injectable()
export class QuoteRepository extends AggregateRepository<Quote> {
  constructor(db: Database) {
    super(db, Quote, (quoteId) => quoteNotFound({ quoteId }));
  }

  /** Issued quotes whose last day has passed. */
  overdueOn(day: string): Promise<readonly string[]> {
    return this.roundOf(`"status" = 'issued' AND "validUntil" < $1`, [day], 'id');
  }
}
