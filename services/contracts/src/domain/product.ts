import type { CreateProduct, ProductStatus, UpdateProduct } from '@tradewind/contracts/contracts/products.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { homeOf, type Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';

const next = stateMachine<ProductStatus>()({
  discontinue: { from: ['active'], to: 'discontinued' },
  reinstate: { from: ['discontinued'], to: 'active' },
});

/** What the company sells. Its prices are not here but on price lists (ORD-03). */
@Entity('product')
@Index('product_sku', ['sku'], { unique: true })
@Index('product_status', ['status'])
@Index('product_org', ['org'])
export class Product extends Aggregate<Product> {
  static readonly life = { status: next };

  @Column('text') readonly sku!: string;
  @Column('text') readonly name!: string;
  @Column('text', { nullable: true }) readonly spec: string | null = null;
  @Column('text') readonly unit!: string;
  @Column('numeric', { precision: 9, scale: 6 }) readonly taxRate!: string;
  /** Per unit, without tax. */
  @Column('numeric', { precision: 20, scale: 6 }) readonly standardCost!: string;
  @Column('text') readonly status!: ProductStatus;
  @Column('text') readonly search!: string;

  static create({ sku, name, spec, unit, taxRate, standardCost }: CreateProduct, creator: Actor): Product {
    const product = Product.born({ ...homeOf(creator), ownerId: creator.id }, { sku, unit, taxRate, standardCost, status: 'active' });
    product.describe(name, spec ?? null);
    return product;
  }

  update({ name, spec, taxRate, standardCost }: UpdateProduct): void {
    this.change({ taxRate: taxRate ?? this.taxRate, standardCost: standardCost ?? this.standardCost });
    this.describe(name ?? this.name, spec ?? this.spec);
  }

  discontinue(): void {
    this.change({ status: next('discontinue', this.status) });
  }

  reinstate(): void {
    this.change({ status: next('reinstate', this.status) });
  }

  private describe(name: string, spec: string | null): void {
    this.change({ name, spec, search: searchKey(name, this.sku, spec) });
  }
}
