import { Injectable } from '@nestjs/common';
import { policyNotFound } from '@tradewind/contracts/policies/policies.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Policy } from './domain/policy.js';

@Injectable()
export class PolicyRepository extends AggregateRepository<Policy> {
  constructor(db: Database) {
    super(db, Policy, (policyId) => policyNotFound({ policyId }));
  }

  /** The next version of the same kind for the same unit; a unique index settles a race. */
  async nextVersion(policyId: string): Promise<number> {
    const { key, org } = await this.get(policyId);
    const [row] = await this.db.query<{ next: number }>('SELECT coalesce(max("policyVersion"), 0) + 1 AS next FROM "policy" WHERE "key" = $1 AND "org" = $2', [
      key,
      org,
    ]);
    return row?.next ?? 1;
  }
}
