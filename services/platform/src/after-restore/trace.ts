import { join } from 'node:path';
import { systemActor } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { auditText } from '@tradewind/persistence/audit-content';
import { AuditKey } from '@tradewind/persistence/audit-key';
import type pg from 'pg';
import type { ServiceName } from '../definitions.js';

/** The trail itself says what was done to it: a trace with the service's own mark, which its sealer takes into the chain (S14). */
export async function leaveTrace(db: pg.Client, service: ServiceName, auditKeysDir: string, changes: object): Promise<void> {
  const { id: actorId, name: actorName } = systemActor(service);
  const content = {
    ...{ id: newId(), at: new Date(), actorId, actorName, onBehalfOfId: null, onBehalfOfName: null },
    ...{ action: 'restore', aggregateType: 'Database', aggregateId: newId(), version: 0, org: 'hq', branch: 'hq', requestId: newId(), reason: null },
    ...{ changes, policies: [] as string[] },
  };
  const row = { ...content, changes: JSON.stringify(changes), mark: AuditKey.fromFile(join(auditKeysDir, `${service}.jwk`)).mark(auditText(content)) };
  const columns = Object.keys(row);
  await db.query(
    `INSERT INTO "audit" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
}
