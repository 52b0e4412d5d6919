import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The currency of an order is that of its contract; shipments and receipts do not say it themselves. */
@Entity('order_currency')
export class OrderCurrency {
  @PrimaryColumn('uuid') readonly orderId!: string;
  @Column('text') readonly currency!: string;
}
