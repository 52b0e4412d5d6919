import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The data key of one person (S12): wrapped by a key-encryption key that is in no database. Whoever destroys it
 * has deleted everything sealed with it, in every row, replica and backup (crypto-shredding, S13).
 */
@Entity('data_key')
@Index('data_key_holder', ['holderId'])
@Index('data_key_kek', ['kekId'], { where: '"destroyedAt" IS NULL' })
export class DataKey {
  /** The person: a contact, a lead, who reported a ticket. */
  @PrimaryColumn('uuid') readonly subjectId!: string;
  /** The customer or lead the person belongs to. */
  @Column('uuid') readonly holderId!: string;
  /** Base64; null once destroyed. */
  @Column('text', { nullable: true }) readonly wrapped!: string | null;
  @Column('text') readonly kekId!: string;
  @Column('integer') readonly keyVersion!: number;
  @Column('timestamptz') readonly createdAt!: Date;
  @Column('timestamptz', { nullable: true }) readonly destroyedAt!: Date | null;
}
