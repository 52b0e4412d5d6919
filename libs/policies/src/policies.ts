import { currentCall } from '@tradewind/kernel/call';
import { businessDate } from '@tradewind/domain/business-date';
import type { Database } from '@tradewind/persistence/database';
import { policyMissing } from './policy-faults.js';
import type { PolicyInForce, PolicyKind } from './policy.js';

/** The rules in force, from this service's own replica: they hold even when the policies service is away. */
export class Policies {
  constructor(private readonly db: Database) {}

  /** The value in force for a unit at the moment of the call; the nearest unit above it that has one decides. */
  async inForce<V extends object>(kind: PolicyKind<V>, org: string): Promise<PolicyInForce<V>> {
    const { at, policiesUsed } = currentCall();
    const on = businessDate(at);
    const [row] = await this.db.query<{ value: V; version: number; org: string }>(
      `SELECT "value", "version", "org" FROM "policy_replica" WHERE "key" = $1 AND "effectiveFrom" <= $2 AND "org" = ANY($3)
       ORDER BY length("org") DESC, "effectiveFrom" DESC, "version" DESC LIMIT 1`,
      [kind.key, on, unitsAbove(org)],
    );
    if (!row) throw policyMissing({ key: kind.key, org, on });
    const version = `${kind.key}@${row.org}/${row.version}`;
    policiesUsed.add(version);
    return { value: row.value, version };
  }
}

/** `hq.bj.sales` → itself, `hq.bj`, `hq`. */
const unitsAbove = (org: string): string[] => org.split('.').map((_, i, parts) => parts.slice(0, parts.length - i).join('.'));
