import { Injectable } from '@nestjs/common';
import { contractNotFound } from '@tradewind/contracts/contracts/contracts.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Contract } from './domain/contract.js';

/** More wait for the next round. */
const AT_ONCE = 200;

@Injectable()
export class ContractRepository extends AggregateRepository<Contract> {
  constructor(db: Database) {
    super(db, Contract, (contractId) => contractNotFound({ contractId }));
  }

  /** Contracts with a milestone whose day has passed, and of which nobody was warned. */
  async lateOn(day: string): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT "id" FROM "contract" WHERE "milestoneDueOn" < $1 AND "status" = 'effective' ORDER BY "milestoneDueOn" LIMIT ${AT_ONCE}`,
      [day],
    );
    return rows.map(({ id }) => id);
  }
}
