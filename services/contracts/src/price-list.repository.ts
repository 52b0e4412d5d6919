import { Injectable } from '@nestjs/common';
import { priceListNotFound } from '@tradewind/contracts/contracts/price-lists.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { KeptReads } from '@tradewind/persistence/kept-reads';
import { PriceList } from './domain/price-list.js';

const HOLDS = `"status" <> 'draft' AND "validFrom" <= $1 AND ("validTo" IS NULL OR "validTo" >= $1) AND ("supersededFrom" IS NULL OR "supersededFrom" > $1)`;

/** Of so many days lists are kept: today's, and those of who asks about others. */
const DAYS_KEPT = 8;

@Injectable()
export class PriceListRepository extends AggregateRepository<PriceList> {
  private readonly kept: KeptReads;

  constructor(db: Database) {
    super(db, PriceList, (priceListId) => priceListNotFound({ priceListId }), 'company');
    this.kept = new KeptReads(db, 'price_list', DAYS_KEPT);
  }

  /** Lists that hold on a day and price one of these products; of those for the same customers a product is on one at most (ORD-03). For reading only. */
  async holdingOn(day: string, productIds: readonly string[]): Promise<PriceList[]> {
    const lists = await this.allHoldingOn(day);
    return lists.filter((list) => productIds.some((productId) => list.priceOf(productId) !== null));
  }

  /** For reading only. */
  allHoldingOn(day: string): Promise<readonly PriceList[]> {
    return this.kept.get(day, async () => {
      const rows = await this.db.query<{ id: string }>(`SELECT "id" FROM "price_list" WHERE ${HOLDS}`, [day]);
      return rows.length === 0 ? [] : this.findAll({ id: rows.map(({ id }) => id) });
    });
  }

  /** All that were ever approved. Approvals wait for each other from here to the end of the transaction, so that no two lists price a product on one day. */
  async approvedSoFar(): Promise<PriceList[]> {
    await this.db.execute(`SELECT pg_advisory_xact_lock(hashtext('price list approval'))`);
    return this.findAll({ status: ['effective', 'superseded'] });
  }

  /** Lists whose place a newer version has taken by this day, not yet marked so. */
  async supersededBy(day: string): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(`SELECT "id" FROM "price_list" WHERE "status" = 'effective' AND "supersededFrom" <= $1`, [day]);
    return rows.map(({ id }) => id);
  }
}
