import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';

/** Who did what to which record, when and under which policies; written in the business transaction (XCT-05). */
@Entity('audit')
@Index('audit_of_record', ['aggregateId', 'id'])
@Index('audit_of_actor', ['actorId'])
@Index('audit_at', ['at'])
export class AuditEntry {
  @PrimaryColumn('bigint') @Generated('increment') readonly position!: string;
  @Column('uuid') readonly id!: string;
  @Column('timestamptz') readonly at!: Date;
  @Column('uuid') readonly actorId!: string;
  @Column('text') readonly actorName!: string;
  /** For whom a deputy acted (ORG-08); null where the actor's own post allowed it. */
  @Column('uuid', { nullable: true }) readonly onBehalfOfId!: string | null;
  @Column('text', { nullable: true }) readonly onBehalfOfName!: string | null;
  @Column('text') readonly action!: string;
  @Column('text') readonly aggregateType!: string;
  @Column('uuid') readonly aggregateId!: string;
  @Column('integer') readonly version!: number;
  @Column('text') readonly org!: string;
  @Column('text') readonly branch!: string;
  @Column('text') readonly requestId!: string;
  /** The caller's own words, where the operation takes a reason. */
  @Column('text', { nullable: true }) readonly reason!: string | null;
  @Column('jsonb') readonly changes!: object;
  @Column('text', { array: true }) readonly policies!: string[];
  /** Made with the service's audit key: a row without it was not written by the service (S14). */
  @Column('text', { nullable: true }) readonly mark!: string | null;
}
