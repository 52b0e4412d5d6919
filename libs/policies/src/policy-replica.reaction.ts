import { Injectable } from '@nestjs/common';
import { policyEffective, type PolicyEffectivePayload } from '@tradewind/contracts/policies/policy.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';

/** Keeps the copy of the policies that guards read. */
@Injectable()
export class PolicyReplicaReaction {
  constructor(private readonly db: Database) {}

  @Consumes(policyEffective)
  async keep({ key, org, version, effectiveFrom, value }: PolicyEffectivePayload): Promise<void> {
    await this.db.execute(
      'INSERT INTO "policy_replica" ("key", "org", "version", "effectiveFrom", "value") VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [key, org, version, effectiveFrom, value],
    );
  }
}
