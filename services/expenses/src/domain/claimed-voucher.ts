import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A voucher number and the claim it is on: the primary key lets it be claimed once, by anybody, in the whole company (EXP-08). */
@Entity('claimed_voucher')
@Index('claimed_voucher_claim', ['claimId'])
export class ClaimedVoucher {
  @PrimaryColumn('text') readonly voucherNo!: string;
  @Column('uuid') readonly claimId!: string;
}
