import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import type { PricesInForce } from './domain/prices-in-force.js';
import { PriceListRepository } from './price-list.repository.js';
import { ProductRepository } from './product.repository.js';

/** Looks up the prices in force at a moment. */
@Injectable()
export class PriceBook {
  constructor(
    private readonly priceLists: PriceListRepository,
    private readonly products: ProductRepository,
  ) {}

  async inForce(items: readonly { readonly productId: string }[], at: Date): Promise<PricesInForce> {
    const on = businessDate(at);
    const list = await this.priceLists.holdingOn(on);
    return { on, list, products: await this.products.findAll({ id: items.map(({ productId }) => productId) }) };
  }
}
