import { Injectable } from '@nestjs/common';
import { productNotFound, skuTaken } from '@tradewind/contracts/contracts/products.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { KeptReads } from '@tradewind/persistence/kept-reads';
import { Product } from './domain/product.js';

@Injectable()
export class ProductRepository extends AggregateRepository<Product> {
  private readonly kept: KeptReads;

  constructor(db: Database) {
    super(db, Product, (productId) => productNotFound({ productId }), 'company');
    this.kept = new KeptReads(db, 'product');
  }

  /** Those that there are of these; for reading only. */
  async known(ids: readonly string[]): Promise<Product[]> {
    const products = await this.kept.all(ids, async (unknown) => {
      const found = new Map((await this.findAll({ id: unknown })).map((product) => [product.id, product]));
      return unknown.map((id) => found.get(id) ?? null);
    });
    return products.filter((product) => product !== null);
  }

  /** A SKU names one product; the unique index settles a race. */
  async assertSkuFree(sku: string): Promise<void> {
    if (await this.findOne({ sku })) throw skuTaken({ sku });
  }
}
