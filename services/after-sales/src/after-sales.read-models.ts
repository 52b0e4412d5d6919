import type { ReadModel } from '@tradewind/read-models/read-model';
import { CustomerReplica } from './replicas/customer-replica.entity.js';
import { CustomerReplicas } from './replicas/customer-replicas.js';
import { PersonReplica } from './replicas/person-replica.entity.js';
import { PersonReplicas } from './replicas/person-replicas.js';
import { ServiceContractReplica } from './replicas/service-contract-replica.entity.js';
import { ServiceContractReplicas } from './replicas/service-contract-replicas.js';

export const afterSalesReadModels: readonly ReadModel[] = [
  { name: 'customers', tables: [{ entity: CustomerReplica }], filledBy: (db) => [new CustomerReplicas(db)] },
  { name: 'people', tables: [{ entity: PersonReplica }], filledBy: (db) => [new PersonReplicas(db)] },
  { name: 'service-contracts', tables: [{ entity: ServiceContractReplica }], filledBy: (db) => [new ServiceContractReplicas(db)] },
];
