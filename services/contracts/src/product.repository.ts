import { Injectable } from '@nestjs/common';
import { productNotFound, skuTaken } from '@tradewind/contracts/contracts/products.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Product } from './domain/product.js';

@Injectable()
export class ProductRepository extends AggregateRepository<Product> {
  constructor(db: Database) {
    super(db, Product, (productId) => productNotFound({ productId }), 'company');
  }

  /** A SKU names one product; the unique index settles a race. */
  async assertSkuFree(sku: string): Promise<void> {
    if (await this.findOne({ sku })) throw skuTaken({ sku });
  }
}
