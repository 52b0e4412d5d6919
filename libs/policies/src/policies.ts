import { currentCall } from '@tradewind/kernel/call';
import { businessDate } from '@tradewind/domain/business-date';
import type { Database } from '@tradewind/persistence/database';
import { policyMissing } from './policy-faults.js';
import type { PolicyInForce, PolicyKind } from './policy.js';
import { inForceSql, unitsAbove, versionName } from './resolution.js';

const IN_FORCE = inForceSql({ table: 'policy_replica', version: 'version' });

/** The rules in force, from this service's own replica: they hold even when the policies service is away. */
export class Policies {
  constructor(private readonly db: Database) {}

  /** The value in force for a unit at the moment of the call; the nearest unit above it that has one decides. */
  async inForce<V extends object>(kind: PolicyKind<V>, org: string): Promise<PolicyInForce<V>> {
    const found = await this.ifAny(kind, org);
    if (!found) throw policyMissing({ key: kind.key, org, on: businessDate(currentCall().at) });
    return found;
  }

  /** The same for a rule that a company need not have: null where nobody ever said it. */
  async ifAny<V extends object>(kind: PolicyKind<V>, org: string): Promise<PolicyInForce<V> | null> {
    const { at, policiesUsed } = currentCall();
    const on = businessDate(at);
    const [row] = await this.db.short().query<{ key: string; value: V; version: number; org: string }>(IN_FORCE, [[kind.key], on, unitsAbove(org)]);
    if (!row) return null;
    const version = versionName(row);
    policiesUsed.add(version);
    return { value: row.value, version };
  }
}
