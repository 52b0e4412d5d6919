import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A service contract as tickets need it, fed by `contracts.service-contract-effective.v1` and `contracts.agreement-ended.v1`. */
@Entity('service_contract_replica')
@Index('service_contract_replica_customer', ['customerId'])
export class ServiceContractReplica {
  @PrimaryColumn('uuid') readonly serviceContractId!: string;
  @Column('text') readonly contractNo!: string;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly responseHours!: string;
  @Column('text') readonly resolutionHours!: string;
  @Column('date') readonly validFrom!: string;
  @Column('date') readonly validUntil!: string;
  /** First day on which it does not hold any more, where it ended early. */
  @Column('date', { nullable: true }) readonly endedOn!: string | null;
}
