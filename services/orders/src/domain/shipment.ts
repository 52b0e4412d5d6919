import { shipmentDateWrong } from '@tradewind/contracts/orders/shipments.api';
import type { DeliverShipment, DispatchShipment, LineQuantity, PlanShipment, ShipmentStatus } from '@tradewind/contracts/orders/shipments.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { businessDate } from '@tradewind/domain/business-date';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { Column, Entity, Index } from 'typeorm';
import type { Order } from './order.js';

const next = stateMachine<ShipmentStatus>()({
  dispatch: { from: ['planned'], to: 'dispatched' },
  deliver: { from: ['dispatched', 'exception'], to: 'delivered' },
  'report an exception of': { from: ['dispatched', 'exception'], to: 'exception' },
  cancel: { from: ['planned'], to: 'cancelled' },
});

/** A line of the order as it travels. */
export interface ShipmentLine extends LineQuantity {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
}

/** Goods of an order on their way (ORD-19, ORD-22), with carrier, quality certificate, waybill and delivery slip (ORD-13). */
@Entity('shipment')
@Index('shipment_org', ['org'])
@Index('shipment_status', ['status'])
@Index('shipment_order', ['orderId'])
@Index('shipment_customer', ['customerId'])
export class Shipment extends Aggregate<Shipment> {
  static readonly life = { status: next };
  static readonly unaudited = ['signedBy'] as const;

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: ShipmentStatus;
  @Column('uuid') readonly orderId!: string;
  @Column('text') readonly orderNo!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('jsonb') readonly lines!: readonly ShipmentLine[];
  @Column('text') readonly warehouse!: string;
  @Column('text') readonly carrier!: string;
  @Column('text') readonly qualityCertificateNo!: string;
  @Column('text') readonly search!: string;
  @Column('date', { nullable: true }) readonly plannedFor: string | null = null;
  @Column('text', { nullable: true }) readonly waybillNo: string | null = null;
  @Column('date', { nullable: true }) readonly dispatchedOn: string | null = null;
  @Column('text', { nullable: true }) readonly deliverySlipNo: string | null = null;
  @Column('date', { nullable: true }) readonly deliveredOn: string | null = null;
  @Column('text', { nullable: true }) readonly signedBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly deliveryRecordedAt: Date | null = null;
  @Column('text', { nullable: true }) readonly reason: string | null = null;

  static plan({ warehouse, carrier, qualityCertificateNo, plannedFor }: PlanShipment, order: Order, planned: readonly LineQuantity[], no: string): Shipment {
    const { id: orderId, no: orderNo, customerId, customerName, org, branch, ownerId } = order;
    const lines = planned.map(({ line, quantity }) => {
      const { productId, sku, name, spec, unit } = order.book.agreed(line);
      return { line, quantity, productId, sku, name, spec, unit };
    });
    return Shipment.born(
      { org, branch, ownerId },
      {
        no,
        status: 'planned',
        ...{ orderId, orderNo, customerId, customerName, lines, warehouse, carrier, qualityCertificateNo },
        plannedFor: plannedFor ?? null,
        search: searchKey(customerName, no, orderNo),
      },
    );
  }

  dispatch({ waybillNo, dispatchedOn }: DispatchShipment, deliverySlipNo: string, at: Date): void {
    const status = next('dispatch', this.status);
    const today = businessDate(at);
    const on = dispatchedOn ?? today;
    if (on > today) throw shipmentDateWrong({ given: on, earliest: null, today });
    this.change({ status, waybillNo, dispatchedOn: on, deliverySlipNo });
  }

  /** The customer signed for the goods, after they left and not in the future (ORD-19, ORD-32). */
  deliver({ deliveredOn, signedBy }: DeliverShipment, at: Date): void {
    const status = next('deliver', this.status);
    const today = businessDate(at);
    if (deliveredOn > today || (this.dispatchedOn !== null && deliveredOn < this.dispatchedOn)) {
      throw shipmentDateWrong({ given: deliveredOn, earliest: this.dispatchedOn, today });
    }
    this.change({ status, deliveredOn, signedBy, deliveryRecordedAt: at, reason: null });
  }

  reportException(reason: string): void {
    this.change({ status: next('report an exception of', this.status), reason });
  }

  cancel(reason: string): void {
    this.change({ status: next('cancel', this.status), reason });
  }
}
