import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer a command gave under a caller's key, stored in the transaction of its effect (R6). Kept 7 days. */
@Entity('idempotency')
@Index('idempotency_at', ['at'])
export class StoredAnswer {
  @PrimaryColumn('uuid') readonly principal!: string;
  @PrimaryColumn('text') readonly operation!: string;
  @PrimaryColumn('text') readonly key!: string;
  @Column('text') readonly bodyHash!: string;
  @Column('text') readonly reply!: string;
  @Column('timestamptz', { default: () => 'now()' }) readonly at!: Date;
}
