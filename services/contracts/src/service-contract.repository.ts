import { Injectable } from '@nestjs/common';
import { serviceContractNotFound } from '@tradewind/contracts/contracts/service-contracts.api';
import { Database } from '@tradewind/persistence/database';
import { AgreementRepository } from './agreement.repository.js';
import { ServiceContract } from './domain/service-contract.js';

@Injectable()
export class ServiceContractRepository extends AgreementRepository<ServiceContract> {
  constructor(db: Database) {
    super(db, ServiceContract, (serviceContractId) => serviceContractNotFound({ serviceContractId }));
  }
}
