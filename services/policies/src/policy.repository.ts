import { Injectable } from '@nestjs/common';
import { policyNotFound } from '@tradewind/contracts/policies/policies.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { inForceSql, unitsAbove, type Asked } from '@tradewind/policies/resolution';
import { Policy } from './domain/policy.js';

const IN_FORCE = inForceSql({ table: 'policy', version: 'policyVersion', where: '"decidedAt" <= $4' });

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

  /** The versions of these kinds that hold for a unit on a day, as far as they were approved by a moment; one of each kind at most. */
  async inForce(keys: readonly string[], org: string, { on, asKnownAt }: Asked): Promise<Policy[]> {
    const rows = await this.db.query<{ id: string }>(IN_FORCE, [keys, on, unitsAbove(org), asKnownAt]);
    return rows.length === 0 ? [] : this.findAll({ id: rows.map(({ id }) => id) });
  }
}
