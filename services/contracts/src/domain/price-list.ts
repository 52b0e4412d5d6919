import {
  ownPriceList,
  priceBelowZero,
  pricedInOtherUnit,
  pricedTwice,
  priceListEndsBeforeItBegins,
  priceListOver,
  type DraftPriceList,
  type PriceItem,
  type PriceListStatus,
} from '@tradewind/contracts/contracts/price-lists.api';
import { productDiscontinued, productNotFound } from '@tradewind/contracts/contracts/products.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { Quantity } from '@tradewind/domain/quantity';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { homeOf, type Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { decimalText } from './decimal-text.js';
import type { Product } from './product.js';

const next = stateMachine<PriceListStatus>()({
  approve: { from: ['draft'], to: 'effective' },
  supersede: { from: ['effective'], to: 'superseded' },
});

/**
 * The company's prices from a day on: drafted by one, approved by another. Of the approved lists exactly one
 * holds on a day; a newer one takes the place of the one before from its first day (ORD-03).
 */
@Entity('price_list')
@Index('price_list_list_version', ['listVersion'], { unique: true })
@Index('price_list_status', ['status'])
@Index('price_list_org', ['org'])
export class PriceList extends Aggregate<PriceList> {
  @Column('text') readonly name!: string;
  @Column('text') readonly status!: PriceListStatus;
  @Column('integer', { nullable: true }) readonly listVersion: number | null = null;
  @Column('date') readonly validFrom!: string;
  /** Last day. */
  @Column('date', { nullable: true }) readonly validTo: string | null = null;
  /** First day on which a newer list holds instead. */
  @Column('date', { nullable: true }) readonly supersededFrom: string | null = null;
  @Column('jsonb') readonly items!: readonly PriceItem[];
  @Column('uuid') readonly draftedBy!: string;
  @Column('uuid', { nullable: true }) readonly approvedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly approvedAt: Date | null = null;
  @Column('text') readonly search!: string;

  static draft({ name, validFrom, validTo, items }: DraftPriceList, products: readonly Product[], author: Actor): PriceList {
    if (validTo !== undefined && validTo < validFrom) throw priceListEndsBeforeItBegins({ validFrom, validTo });
    return PriceList.born(
      { ...homeOf(author), ownerId: author.id },
      { name, status: 'draft', validFrom, validTo: validTo ?? null, items: checked(items, products), draftedBy: author.id, search: searchKey(name) },
    );
  }

  /**
   * Approved late, it holds from the day of approval: prices never change for days gone by.
   * It gives way to those that were approved before it for a later day, so that no two hold on one day.
   */
  approve(listVersion: number, approvedBefore: readonly PriceList[], approver: Actor, at: Date): void {
    const status = next('approve', this.status);
    const today = businessDate(at);
    if (approver.id === this.draftedBy) throw ownPriceList();
    if (this.validTo !== null && this.validTo < today) throw priceListOver({ validTo: this.validTo, today });
    const validFrom = this.validFrom < today ? today : this.validFrom;
    const [supersededFrom = null] = approvedBefore
      .map((other) => other.validFrom)
      .filter((day) => day > validFrom)
      .sort();
    this.change({ status, listVersion, validFrom, supersededFrom, approvedBy: approver.id, approvedAt: at });
  }

  /** True when a newly approved list takes this one's place on some day. */
  yieldsTo({ validFrom }: PriceList): boolean {
    return this.validFrom <= validFrom && (this.supersededFrom === null || validFrom < this.supersededFrom);
  }

  giveWayTo({ validFrom }: PriceList, at: Date): void {
    this.change({ supersededFrom: validFrom });
    if (validFrom <= businessDate(at)) this.supersede();
  }

  /** Marks what its dates already say. */
  supersede(): void {
    this.change({ status: next('supersede', this.status) });
  }

  holdsOn(day: string): boolean {
    const over = (this.validTo !== null && this.validTo < day) || (this.supersededFrom !== null && this.supersededFrom <= day);
    return this.status !== 'draft' && this.validFrom <= day && !over;
  }

  /** Price per unit, tax included; null when the list has none. */
  priceOf(productId: string): string | null {
    return this.items.find((item) => item.productId === productId)?.price ?? null;
  }
}

function checked(items: readonly PriceItem[], products: readonly Product[]): PriceItem[] {
  return items.map(({ productId, price, unit }, i) => {
    const product = products.find(({ id }) => id === productId);
    if (!product) throw productNotFound({ productId });
    const { sku, status, unit: productUnit } = product;
    if (status === 'discontinued') throw productDiscontinued({ sku });
    if (items.findIndex((other) => other.productId === productId) !== i) throw pricedTwice({ sku });
    if (Quantity.of(price).isNegative()) throw priceBelowZero({ sku, price });
    if (unit !== productUnit) throw pricedInOtherUnit({ sku, unit, productUnit });
    return { productId, price: decimalText(price), unit };
  });
}
