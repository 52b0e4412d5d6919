import { Injectable, type Type } from '@nestjs/common';
import { AUDITED_SERVICES } from '@tradewind/contracts/audit/audit.api';
import { AUDIT_HEAD_SIGNED, type AuditHeadSigned } from '@tradewind/contracts/audit/audit.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';

/** Who keeps whose heads: identity those of all others, policies those of identity. Never a service its own. */
const KEPT_BY: Readonly<Record<string, readonly string[]>> = {
  identity: AUDITED_SERVICES.filter((service) => service !== 'identity'),
  policies: ['identity'],
};

export const KEEPERS = Object.keys(KEPT_BY);

/** Keeps the signed heads of other services' chains (S14). */
@Injectable()
class AuditHeadKeeper {
  constructor(private readonly db: Database) {}

  async keep({ service, branch, seq, hash, at, keyId, signature }: AuditHeadSigned): Promise<void> {
    await this.db.execute(
      `INSERT INTO "kept_audit_head" ("service", "branch", "seq", "hash", "at", "keyId", "signature") VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [service, branch, seq, hash, at, keyId, signature],
    );
  }
}

/** The keeper of this service, if it is one. */
export function headKeepersOf(service: string): Type[] {
  const kept = KEPT_BY[service];
  if (!kept) return [];
  @Injectable()
  class Keeper extends AuditHeadKeeper {}
  Object.defineProperty(Keeper, 'name', { value: 'AuditHeadKeeper' });
  const descriptor = Object.getOwnPropertyDescriptor(AuditHeadKeeper.prototype, 'keep') as TypedPropertyDescriptor<AuditHeadKeeper['keep']>;
  for (const other of kept) {
    const event = AUDIT_HEAD_SIGNED[other];
    if (event) Consumes(event)(Keeper.prototype, 'keep', descriptor);
  }
  return [Keeper];
}
