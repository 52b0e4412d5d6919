import { Injectable, type Type } from '@nestjs/common';
import { AUDIT_HEAD_SIGNED, type AuditHeadSigned } from '@tradewind/contracts/audit/audit.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';
import { keptBy } from './keepers.js';

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
  const kept = keptBy(service);
  if (kept.length === 0) return [];
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
