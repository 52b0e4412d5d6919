import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service shows and needs of a person: the name, and the unit of the first post. */
@Entity('person_replica')
export class PersonReplica {
  @PrimaryColumn('uuid') readonly personId!: string;
  @Column('text') readonly name!: string;
  /** Null: without a post, or gone. */
  @Column('text', { nullable: true }) readonly org!: string | null;
}
