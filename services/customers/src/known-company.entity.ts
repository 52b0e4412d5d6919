import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A name or credit code by which the company already knows a company: its primary key is what makes a second file impossible (CUS-05, CUS-14). */
@Entity('known_company')
@Index('known_company_holder', ['holderId'])
export class KnownCompanyKey {
  @PrimaryColumn('text') readonly kind!: 'credit-code' | 'name';
  @PrimaryColumn('text') readonly value!: string;
  @Column('text') readonly heldBy!: 'lead' | 'customer';
  @Column('uuid') readonly holderId!: string;
}
