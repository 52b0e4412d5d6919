import {
  ownPriceList,
  pricedByAnotherList,
  priceBelowZero,
  pricedInOtherUnit,
  pricedTwice,
  priceListEndsBeforeItBegins,
  priceListOver,
  priceListRegionUnknown,
  priceListScopeChanged,
  type DraftPriceList,
  type PriceItem,
  type PriceListStatus,
} from '@tradewind/contracts/contracts/price-lists.api';
import { storePricesUniform } from '@tradewind/contracts/contracts/price-exceptions.faults';
import { productDiscontinued, productNotFound } from '@tradewind/contracts/contracts/products.api';
import { tierUnknown } from '@tradewind/contracts/customers/customers.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { Quantity } from '@tradewind/domain/quantity';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, homeOf, speaksFor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';
import { decimalText } from './decimal-text.js';
import { checkedBands, priceAt } from './price-bands.js';
import { sameScope, scopeOf, type PriceScope } from './price-scope.js';
import type { Product } from './product.js';

const next = stateMachine<PriceListStatus>()({
  approve: { from: ['draft'], to: 'effective' },
  supersede: { from: ['effective'], to: 'superseded' },
});

/** Days from `from` to the one before `until`. */
interface Days {
  readonly from: string;
  readonly until: string;
}

/** What is known of whom a list is to be for: only what it names is asked about. */
export interface ScopeFacts {
  /** The unit it names, and the store which that is or lies in. */
  readonly unit: { readonly known: boolean; readonly store: string | null } | null;
  /** Of the scheme in force there. */
  readonly tiers: readonly string[];
}

const FOR_EVERYBODY: ScopeFacts = { unit: null, tiers: [] };

const FOR_GOOD = '9999-12-31';

/**
 * The company's prices from a day on: drafted by one, approved by another. A list of the same name is a new version
 * and takes its place from its first day. A list is for everybody, or for a region, a tier, or both; no product is on two lists
 * for the same that hold on the same day (ORD-03).
 */
@Entity('price_list')
@Index('price_list_list_version', ['name', 'listVersion'], { unique: true })
@Index('price_list_status', ['status'])
@Index('price_list_org', ['org'])
export class PriceList extends Aggregate<PriceList> implements PriceScope {
  static readonly life = { status: next };

  @Column('text') readonly name!: string;
  @Column('text') readonly status!: PriceListStatus;
  /** The unit whose customers it is for, and those of units below it; null: all. */
  @Column('text', { nullable: true }) readonly region: string | null = null;
  @Column('text', { nullable: true }) readonly tier: string | null = null;
  @Column('integer', { nullable: true }) readonly listVersion: number | null = null;
  @Column('date') readonly validFrom!: string;
  /** Last day. */
  @Column('date', { nullable: true }) readonly validTo: string | null = null;
  /** First day on which a newer version holds instead. */
  @Column('date', { nullable: true }) readonly supersededFrom: string | null = null;
  @Column('jsonb') readonly items!: readonly PriceItem[];
  @Column('uuid') readonly draftedBy!: string;
  @Column('uuid', { nullable: true }) readonly approvedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly approvedAt: Date | null = null;
  @Column('text') readonly search!: string;

  static draft({ name, validFrom, validTo, items, ...wish }: DraftPriceList, products: readonly Product[], author: Actor, known = FOR_EVERYBODY): PriceList {
    if (validTo !== undefined && validTo < validFrom) throw priceListEndsBeforeItBegins({ validFrom, validTo });
    const scope = scopeOf(wish);
    assertSomebody(scope, known);
    return PriceList.born(
      { ...homeOf(author), ownerId: author.id },
      { name, status: 'draft', ...scope, validFrom, validTo: validTo ?? null, items: checked(items, products), draftedBy: author.id, search: searchKey(name) },
    );
  }

  /**
   * Approved late, it holds from the day of approval: prices never change for days gone by.
   * It gives way to versions that were approved before it for a later day.
   */
  approve(approvedBefore: readonly PriceList[], approver: Actor, at: Date): void {
    const status = next('approve', this.status);
    const today = businessDate(at);
    if (speaksFor(approver, this.draftedBy)) throw ownPriceList();
    if (this.validTo !== null && this.validTo < today) throw priceListOver({ validTo: this.validTo, today });
    const validFrom = this.validFrom < today ? today : this.validFrom;
    const versions = approvedBefore.filter(({ name }) => name === this.name);
    const other = versions.find((version) => !sameScope(version, this));
    if (other) throw priceListScopeChanged({ list: this.name, region: other.region, tier: other.tier });
    const [supersededFrom = null] = versions
      .map((version) => version.validFrom)
      .filter((day) => day > validFrom)
      .sort();
    this.assertAlone(daysOf({ validFrom, validTo: this.validTo, supersededFrom }), approvedBefore);
    this.change({ status, listVersion: versions.length + 1, validFrom, supersededFrom, approvedBy: approver.id, approvedAt: at });
  }

  /** True when a newly approved version takes this one's place on some day. */
  yieldsTo({ name, validFrom }: PriceList): boolean {
    return this.name === name && this.validFrom <= validFrom && (this.supersededFrom === null || validFrom < this.supersededFrom);
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
    const { from, until } = daysOf(this);
    return this.status !== 'draft' && from <= day && day < until;
  }

  /** Price per unit, tax included, at a quantity, or before all bands; null when the list has none. */
  priceOf(productId: string, quantity: string | null = null): string | null {
    const item = this.items.find((each) => each.productId === productId);
    return item ? priceAt(item, quantity) : null;
  }

  private assertAlone(days: Days, approvedBefore: readonly PriceList[]): void {
    for (const other of approvedBefore.filter((list) => list.name !== this.name && sameScope(list, this))) {
      const { from, until } = daysOf(other);
      const shared = this.items.map(({ productId }) => productId).filter((productId) => other.priceOf(productId) !== null);
      if (shared.length > 0 && from < days.until && days.from < until) throw pricedByAnotherList({ list: other.name, productIds: shared });
    }
  }
}

function daysOf({ validFrom, validTo, supersededFrom }: Pick<PriceList, 'validFrom' | 'validTo' | 'supersededFrom'>): Days {
  const [until = FOR_GOOD] = [supersededFrom ?? FOR_GOOD, validTo === null ? FOR_GOOD : addDays(validTo, 1)].sort();
  return { from: validFrom, until };
}

/** A list that is for nobody is a mistake; one for a tier in a store would undo its uniform prices (ORD-05). */
function assertSomebody({ region, tier }: PriceScope, { unit, tiers }: ScopeFacts): void {
  if (region !== null && !unit?.known) throw priceListRegionUnknown({ region });
  if (tier !== null && !tiers.includes(tier)) throw tierUnknown({ tier, known: tiers });
  if (tier !== null && unit?.store) throw storePricesUniform({ store: unit.store });
}

function checked(items: readonly PriceItem[], products: readonly Product[]): PriceItem[] {
  return items.map(({ productId, price, unit, bands }, i) => {
    const product = products.find(({ id }) => id === productId);
    if (!product) throw productNotFound({ productId });
    const { sku, status, unit: productUnit } = product;
    if (status === 'discontinued') throw productDiscontinued({ sku });
    if (items.findIndex((other) => other.productId === productId) !== i) throw pricedTwice({ sku });
    if (Quantity.of(price).isNegative()) throw priceBelowZero({ sku, price });
    if (unit !== productUnit) throw pricedInOtherUnit({ sku, unit, productUnit });
    const byQuantity = checkedBands(sku, price, bands);
    return { productId, price: decimalText(price), unit, ...(byQuantity.length > 0 && { bands: byQuantity }) };
  });
}
