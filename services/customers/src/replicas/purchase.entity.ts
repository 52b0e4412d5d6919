import type { PurchaseKind } from '@tradewind/contracts/customers/purchases.api';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of the customer tracking form (CUS-37); its id is that of the event. */
@Entity('purchase')
@Index('purchase_customer', ['customerId', 'id'])
export class Purchase {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly kind!: PurchaseKind;
  @Column('uuid') readonly documentId!: string;
  @Column('text', { nullable: true }) readonly documentNo!: string | null;
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount!: string;
  @Column('text') readonly currency!: string;
  @Column('date') readonly happenedOn!: string;
}
