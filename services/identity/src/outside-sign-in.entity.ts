import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sign-in that was begun and has gone to the outside provider; for one return. */
@Entity('outside_sign_in')
export class OutsideSignInBegun {
  @PrimaryColumn('text') readonly stateHash!: string;
  @Column('text') readonly nonce!: string;
  @Column('text') readonly codeVerifier!: string;
  @Column('timestamptz', { default: () => 'now()' }) readonly startedAt!: Date;
}
