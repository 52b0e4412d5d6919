import { Injectable } from '@nestjs/common';
import { noPriceListInForce, priceListNotFound } from '@tradewind/contracts/contracts/price-lists.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { PriceList } from './domain/price-list.js';

@Injectable()
export class PriceListRepository extends AggregateRepository<PriceList> {
  constructor(db: Database) {
    super(db, PriceList, (priceListId) => priceListNotFound({ priceListId }), 'company');
  }

  /** The one list that holds on a day (ORD-03). */
  async holdingOn(day: string): Promise<PriceList> {
    const [row] = await this.db.query<{ id: string }>(
      `SELECT "id" FROM "price_list" WHERE "status" <> 'draft' AND "validFrom" <= $1
         AND ("validTo" IS NULL OR "validTo" >= $1) AND ("supersededFrom" IS NULL OR "supersededFrom" > $1)
       ORDER BY "validFrom" DESC, "listVersion" DESC LIMIT 1`,
      [day],
    );
    if (!row) throw noPriceListInForce({ on: day });
    return this.get(row.id);
  }

  /** All that were ever approved. Approvals wait for each other from here to the end of the transaction, so that no two lists hold on one day. */
  async approvedSoFar(): Promise<PriceList[]> {
    await this.db.execute(`SELECT pg_advisory_xact_lock(hashtext('price list approval'))`);
    return this.findAll({ status: ['effective', 'superseded'] });
  }

  /** Lists whose place a newer one has taken by this day, not yet marked so. */
  async supersededBy(day: string): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(`SELECT "id" FROM "price_list" WHERE "status" = 'effective' AND "supersededFrom" <= $1`, [day]);
    return rows.map(({ id }) => id);
  }
}
