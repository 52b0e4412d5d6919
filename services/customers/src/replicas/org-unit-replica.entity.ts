import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which branch a unit belongs to, fed by `identity.org-unit-changed.v1`. */
@Entity('org_unit_replica')
export class OrgUnitReplica {
  @PrimaryColumn('text') readonly path!: string;
  @Column('text') readonly branch!: string;
}
