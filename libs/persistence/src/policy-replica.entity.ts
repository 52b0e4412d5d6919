import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A policy version as this service knows it, fed by `policies.policy-effective.v1`. */
@Entity('policy_replica')
export class PolicyReplica {
  @PrimaryColumn('text') readonly key!: string;
  @PrimaryColumn('text') readonly org!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('date') readonly effectiveFrom!: string;
  @Column('jsonb') readonly value!: object;
}
