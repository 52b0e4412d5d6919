import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A customer as after-sales needs to know them, fed by `customers.customer-created.v1`. */
@Entity('customer_replica')
@Index('customer_replica_org', ['org'])
export class CustomerReplica {
  @PrimaryColumn('uuid') readonly customerId!: string;
  @Column('text') readonly name!: string;
  @Column('text') readonly org!: string;
  @Column('text') readonly branch!: string;
  /** The sales rep. */
  @Column('uuid') readonly ownerId!: string;
}
