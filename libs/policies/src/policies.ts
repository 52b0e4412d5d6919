import { currentCall } from '@tradewind/kernel/call';
import { businessDate } from '@tradewind/domain/business-date';
import type { Database } from '@tradewind/persistence/database';
import { KeptReads } from '@tradewind/persistence/kept-reads';
import { policyMissing } from './policy-faults.js';
import type { PolicyInForce, PolicyKind } from './policy.js';
import { inForceSql, unitsAbove, versionName } from './resolution.js';

const IN_FORCE = inForceSql({ table: 'policy_replica', version: 'version' });

interface Version<V> {
  readonly key: string;
  readonly org: string;
  readonly version: number;
  readonly value: V;
}

/** The rules in force, from this service's own replica: they hold even when the policies service is away. Read again when a version has come (decision 60). */
export class Policies {
  private readonly kept: KeptReads;

  constructor(private readonly db: Database) {
    this.kept = new KeptReads(db, 'policy_replica');
  }

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
    const found = await this.kept.get(`${kind.key} ${org} ${on}`, () => this.read<V>(kind.key, org, on));
    if (!found) return null;
    const version = versionName(found);
    policiesUsed.add(version);
    return { value: found.value, version };
  }

  private async read<V>(key: string, org: string, on: string): Promise<Version<V> | null> {
    const [row] = await this.db.short().query<Version<V>>(IN_FORCE, [[key], on, unitsAbove(org)]);
    return row ?? null;
  }
}
