import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person as this service knows them, fed by `identity.person-changed.v1`. */
@Entity('colleague')
export class Colleague {
  @PrimaryColumn('uuid') readonly personId!: string;
  @Column('text') readonly name!: string;
  @Column('boolean') readonly active!: boolean;
  /** Unit of the first post; null without a post. */
  @Column('text', { nullable: true }) readonly org!: string | null;
}
