import { stockFigureInFuture, stockFigureOld, stockShort, type RecordStock } from '@tradewind/contracts/orders/stock.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Quantity } from '@tradewind/domain/quantity';
import { searchKey } from '@tradewind/domain/search-key';
import { homeOf, type Actor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';

/** Goods on hand that are promised to a confirmed order. */
export interface Reservation {
  readonly orderId: string;
  readonly quantity: string;
}

/** What is there of a product in one warehouse, and for whom (ORD-09). Never below zero; only what is free is promised (C-29). */
@Entity('stock_item')
@Index('stock_item_place', ['productId', 'warehouse'], { unique: true })
@Index('stock_item_warehouse', ['warehouse'])
@Index('stock_item_org', ['org'])
export class StockItem extends Aggregate<StockItem> {
  @Column('uuid') readonly productId!: string;
  @Column('text') readonly sku!: string;
  @Column('text') readonly name!: string;
  @Column('text') readonly warehouse!: string;
  @Column('numeric', { precision: 20, scale: 6 }) readonly onHand!: string;
  @Column('timestamptz') readonly asOf!: Date;
  @Column('jsonb') readonly reservations!: readonly Reservation[];
  @Column('text') readonly search!: string;

  static record(figure: RecordStock, by: Actor, at: Date): StockItem {
    const { productId, warehouse } = figure;
    return StockItem.born({ ...homeOf(by), ownerId: by.id }, { productId, warehouse, reservations: [], ...counted(figure, at) });
  }

  /** A newer count replaces an older one; promises made remain. */
  recount(figure: RecordStock, at: Date): void {
    const count = counted(figure, at);
    if (count.asOf < this.asOf) throw stockFigureOld({ asOf: count.asOf.toISOString(), known: this.asOf.toISOString() });
    this.change(count);
  }

  reserve(orderId: string, quantity: string): void {
    this.assertUsable(quantity, this.free);
    this.promise(orderId, this.reservedFor(orderId).plus(Quantity.of(quantity)));
  }

  release(orderId: string, quantity: string): void {
    this.promise(orderId, this.reservedFor(orderId).minus(Quantity.of(quantity)));
  }

  /** Goods leave for an order: first what was promised to it, then what is free. Other orders' goods are not touched. */
  dispatch(orderId: string, quantity: string): void {
    const own = this.reservedFor(orderId);
    this.assertUsable(quantity, this.free.plus(own));
    const wanted = Quantity.of(quantity);
    this.promise(orderId, own.covers(wanted) ? own.minus(wanted) : Quantity.zero);
    this.change({ onHand: Quantity.of(this.onHand).minus(wanted).toString() });
  }

  get reserved(): Quantity {
    return this.reservations.reduce((total, { quantity }) => total.plus(Quantity.of(quantity)), Quantity.zero);
  }

  /** On hand less promised; zero when a recount found less than was promised. */
  get free(): Quantity {
    const rest = Quantity.of(this.onHand).minus(this.reserved);
    return rest.isNegative() ? Quantity.zero : rest;
  }

  reservedFor(orderId: string): Quantity {
    return Quantity.of(this.reservations.find((reservation) => reservation.orderId === orderId)?.quantity ?? '0');
  }

  private promise(orderId: string, quantity: Quantity): void {
    const others = this.reservations.filter((reservation) => reservation.orderId !== orderId);
    this.change({ reservations: quantity.isZero() ? others : [...others, { orderId, quantity: quantity.toString() }] });
  }

  /** A recount may leave less on hand than was promised; what is not there cannot leave. */
  private assertUsable(needs: string, promised: Quantity): void {
    const onHand = Quantity.of(this.onHand);
    const usable = onHand.covers(promised) ? promised : onHand;
    const { sku, warehouse } = this;
    if (!usable.covers(Quantity.of(needs))) throw stockShort({ sku, warehouse, needs, usable: usable.toString() });
  }
}

function counted({ sku, name, onHand, asOf }: RecordStock, at: Date) {
  const when = asOf ? new Date(asOf) : at;
  if (when > at) throw stockFigureInFuture({ asOf: when.toISOString() });
  return { sku, name, onHand, asOf: when, search: searchKey(sku, name) };
}
