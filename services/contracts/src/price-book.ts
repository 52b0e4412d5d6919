import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import type { PricesInForce } from './domain/prices-in-force.js';
import { PriceExceptionRepository } from './price-exception.repository.js';
import { PriceListRepository } from './price-list.repository.js';
import { ProductRepository } from './product.repository.js';
import { Stores } from './stores.js';

const NO_EXCEPTIONS = { exceptions: [], stores: [] };

/** Looks up the prices in force at a moment. */
@Injectable()
export class PriceBook {
  constructor(
    private readonly priceLists: PriceListRepository,
    private readonly products: ProductRepository,
    private readonly exceptions: PriceExceptionRepository,
    private readonly stores: Stores,
  ) {}

  async inForce(items: readonly { readonly productId: string; readonly priceExceptionId?: string }[], at: Date): Promise<PricesInForce> {
    const on = businessDate(at);
    const productIds = items.map(({ productId }) => productId);
    const exceptions = await this.exceptions.named(items);
    const stores = await this.stores.among(exceptions.map(({ org }) => org));
    return { on, lists: await this.priceLists.holdingOn(on, productIds), products: await this.products.findAll({ id: productIds }), exceptions, stores };
  }

  /** Everything that can be quoted at the moment. */
  async all(at: Date): Promise<PricesInForce> {
    const on = businessDate(at);
    const lists = await this.priceLists.allHoldingOn(on);
    return { on, lists, products: lists.length === 0 ? [] : await this.products.findAll({ status: 'active' }), ...NO_EXCEPTIONS };
  }
}
