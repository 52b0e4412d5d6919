import { Injectable } from '@nestjs/common';
import { priceListNotFound } from '@tradewind/contracts/contracts/price-lists.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { PriceList } from './domain/price-list.js';

const HOLDS = `"status" <> 'draft' AND "validFrom" <= $1 AND ("validTo" IS NULL OR "validTo" >= $1) AND ("supersededFrom" IS NULL OR "supersededFrom" > $1)`;

@Injectable()
export class PriceListRepository extends AggregateRepository<PriceList> {
  constructor(db: Database) {
    super(db, PriceList, (priceListId) => priceListNotFound({ priceListId }), 'company');
  }

  /** Lists that hold on a day and price one of these products; a product is on one of them at most (ORD-03). */
  async holdingOn(day: string, productIds: readonly string[]): Promise<PriceList[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT "id" FROM "price_list" WHERE ${HOLDS} AND EXISTS (SELECT 1 FROM jsonb_array_elements("items") AS item WHERE item->>'productId' = ANY($2))`,
      [day, productIds],
    );
    return this.these(rows);
  }

  async allHoldingOn(day: string): Promise<PriceList[]> {
    return this.these(await this.db.query<{ id: string }>(`SELECT "id" FROM "price_list" WHERE ${HOLDS}`, [day]));
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

  private async these(rows: readonly { readonly id: string }[]): Promise<PriceList[]> {
    return rows.length === 0 ? [] : this.findAll({ id: rows.map(({ id }) => id) });
  }
}
