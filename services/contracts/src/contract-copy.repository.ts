import { Injectable } from '@nestjs/common';
import { COPY_RECIPIENTS, copyNotFound } from '@tradewind/contracts/contracts/contract-copies.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { ContractCopy } from './domain/contract-copy.js';
import type { Contract } from './domain/contract.js';

@Injectable()
export class ContractCopyRepository extends AggregateRepository<ContractCopy> {
  constructor(db: Database) {
    super(db, ContractCopy, (copyId) => copyNotFound({ copyId }));
  }

  /** Copies to finance, customer service and the branch at once, in the transaction in which the contract takes effect (CON-13). */
  async distribute(contract: Contract, at: Date): Promise<ContractCopy[]> {
    const copies = COPY_RECIPIENTS.map((recipient) => ContractCopy.issue(contract, recipient, at));
    for (const copy of copies) await this.add(copy);
    return copies;
  }

  async of(contracts: readonly Contract[]): Promise<ContractCopy[]> {
    return contracts.length === 0 ? [] : this.findAll({ contractId: contracts.map(({ id }) => id) });
  }
}
