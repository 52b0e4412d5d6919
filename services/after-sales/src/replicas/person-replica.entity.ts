import type { PostFact } from '@tradewind/contracts/identity/organisation.events';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A colleague as after-sales needs to know them, fed by `identity.person-changed.v1`. */
@Entity('person_replica')
export class PersonReplica {
  @PrimaryColumn('uuid') readonly personId!: string;
  @Column('text') readonly name!: string;
  @Column('boolean') readonly active!: boolean;
  @Column('jsonb') readonly posts!: readonly PostFact[];
}
