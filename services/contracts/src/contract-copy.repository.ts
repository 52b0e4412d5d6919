import { Injectable } from '@nestjs/common';
import { COPY_RECIPIENTS, copyNotFound } from '@tradewind/contracts/contracts/contract-copies.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { contractCopyPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { ContractCopy, type CopyTimes } from './domain/contract-copy.js';
import type { Contract } from './domain/contract.js';

/** Where a company has no policy of its own yet: a contract takes effect all the same, and its copies are chased. */
const WITHOUT_POLICY: CopyTimes = { acknowledgeHours: 48, escalateHours: 48 };

@Injectable()
export class ContractCopyRepository extends AggregateRepository<ContractCopy> {
  constructor(
    db: Database,
    private readonly policies: Policies,
  ) {
    super(db, ContractCopy, (copyId) => copyNotFound({ copyId }));
  }

  /** Copies to finance, customer service and the branch at once, in the transaction in which the contract takes effect (CON-13). */
  async distribute(contract: Contract, at: Date): Promise<ContractCopy[]> {
    const times = await this.times(contract.org);
    const copies = COPY_RECIPIENTS.map((recipient) => ContractCopy.issue(contract, recipient, times, at));
    for (const copy of copies) await this.add(copy);
    return copies;
  }

  async of(contracts: readonly Contract[]): Promise<ContractCopy[]> {
    return contracts.length === 0 ? [] : this.findAll({ contractId: contracts.map(({ id }) => id) });
  }

  /** Copies whose time is over. */
  toChase(at: Date): Promise<readonly string[]> {
    return this.roundOf(`"chaseAt" <= $1`, [at], 'chaseAt');
  }

  private async times(org: string): Promise<CopyTimes> {
    return (await this.policies.ifAny(contractCopyPolicy, org))?.value ?? WITHOUT_POLICY;
  }
}
