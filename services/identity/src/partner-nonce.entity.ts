import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A nonce an app has signed a request with; kept until no timestamp could make the request valid again. */
@Entity('partner_nonce')
@Index('partner_nonce_at', ['at'])
export class PartnerNonce {
  @PrimaryColumn('uuid') readonly partnerAppId!: string;
  @PrimaryColumn('text') readonly nonce!: string;
  @Column('timestamptz') readonly at!: Date;
}
