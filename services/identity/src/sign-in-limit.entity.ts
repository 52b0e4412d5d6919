import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed tries of one account, address or second factor; shared by all instances. */
@Entity('sign_in_limit')
export class SignInLimit {
  /** `account:lihui`, `address:203.0.113.7`, `factor:<person>`; hashed, as logins and addresses are personal. */
  @PrimaryColumn('text') readonly key!: string;
  @Column('integer') readonly tries!: number;
  @Column('timestamptz') readonly lastAt!: Date;
  @Column('timestamptz') readonly blockedUntil!: Date;
}
