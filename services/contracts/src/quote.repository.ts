import { Injectable } from '@nestjs/common';
import { quoteNotFound } from '@tradewind/contracts/contracts/quotes.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Quote } from './domain/quote.js';

/** More wait for the next round. */
const AT_ONCE = 200;

@Injectable()
export class QuoteRepository extends AggregateRepository<Quote> {
  constructor(db: Database) {
    super(db, Quote, (quoteId) => quoteNotFound({ quoteId }));
  }

  /** Issued quotes whose last day has passed. */
  async overdueOn(day: string): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT "id" FROM "quote" WHERE "status" = 'issued' AND "validUntil" < $1 ORDER BY "id" LIMIT ${AT_ONCE}`,
      [day],
    );
    return rows.map(({ id }) => id);
  }
}
