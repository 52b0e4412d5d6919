import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { PriceListRepository } from '../price-list.repository.js';

/** Marks price lists whose place a newer version has taken; which list holds is judged by the dates themselves (ORD-03). */
@Injectable()
export class PriceListSuccessionWatch {
  constructor(
    private readonly db: Database,
    private readonly priceLists: PriceListRepository,
  ) {}

  @Watches(1000)
  async supersede(at: Date): Promise<void> {
    for (const id of await this.priceLists.supersededBy(businessDate(at)))
      await this.db.unitOfWork(() => this.priceLists.updateWhere({ id, status: 'effective' }, (list) => list.supersede()));
  }
}
