import { Injectable } from '@nestjs/common';
import { priceExceptionNotFound } from '@tradewind/contracts/contracts/price-exceptions.faults';
import { reachOf, systemActor } from '@tradewind/kernel/actor';
import { currentCall, withCall } from '@tradewind/kernel/call';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { PriceException } from './domain/price-exception.js';
import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';

/** A quote, or an amendment: what counts against the quantity of an exception. */
interface Sale {
  readonly id: string;
  readonly customerId: string;
  /** Lines that rest on an exception, among others. */
  readonly lines: readonly AgreedLine[];
  exceptionIds(): readonly string[];
}

/**
 * What quotes do to exceptions happens under the lock of the exception, before the quote is locked: always in this order, so that
 * two quotes never count the same quantity, and never wait for each other.
 */
@Injectable()
export class PriceExceptionRepository extends AggregateRepository<PriceException> {
  constructor(db: Database) {
    super(db, PriceException, (priceExceptionId) => priceExceptionNotFound({ priceExceptionId }));
  }

  /** Those that lines name, within reach; what is not is missed where it is needed. */
  async named(lines: readonly { readonly priceExceptionId?: string | undefined }[]): Promise<PriceException[]> {
    const ids = lines.flatMap(({ priceExceptionId }) => priceExceptionId ?? []);
    return ids.length === 0 ? [] : this.findAll({ id: ids });
  }

  /** The same whoever may see them: what a contract stands under is a fact of it. */
  async underneath(lines: readonly AgreedLine[]): Promise<PriceException[]> {
    return this.whoeverAsks(() => this.named(lines));
  }

  /** Sets aside what the lines of a quote need. */
  async take(quote: Sale, day: string): Promise<PriceException[]> {
    const lineOf = ({ id }: PriceException) => quote.lines.find(({ priceExceptionId }) => priceExceptionId === id);
    return this.ofQuote(quote, (exception) => {
      const line = lineOf(exception);
      if (line) exception.take(quote.id, line, quote.customerId, day);
    });
  }

  /** The customer accepts. */
  async sell(quote: Sale, day: string): Promise<PriceException[]> {
    return this.ofQuote(quote, (exception) => exception.sell(quote.id, day));
  }

  /** The quote is over without having been accepted, whoever ended it: a reviewer, another seller. */
  async giveBack(quote: Sale): Promise<void> {
    await this.whoeverAsks(() => this.ofQuote(quote, (exception) => exception.giveBack(quote.id)));
  }

  /** An amendment was sealed, and its order could not follow: what was sold for it was not sold. */
  async takeBack(sale: Sale): Promise<void> {
    await this.whoeverAsks(() => this.ofQuote(sale, (exception) => exception.takeBack(sale.id)));
  }

  /** Locked before the amendment is, where only its review says whether anything is given back. */
  async hold(sale: Sale): Promise<void> {
    const ids = sale.exceptionIds();
    if (ids.length > 0) await this.db.execute(`SELECT FROM "price_exception" WHERE "id" = ANY($1) ORDER BY "id" FOR UPDATE`, [ids]);
  }

  /** Those whose last day has passed. */
  overdueOn(day: string): Promise<readonly string[]> {
    return this.roundOf(`"status" IN ('in-review', 'returned', 'approved') AND "validUntil" < $1`, [day], 'id');
  }

  private whoeverAsks<T>(work: () => Promise<T>): Promise<T> {
    return withCall({ ...currentCall(), reach: reachOf(systemActor('contracts'), 'price-exception:read') }, work);
  }

  private async ofQuote(quote: Sale, decide: (exception: PriceException) => void): Promise<PriceException[]> {
    const id = quote.exceptionIds();
    return id.length === 0 ? [] : this.updateAll({ id: [...id] }, decide);
  }
}
