import type { AuditEntryView, FindAuditEntries } from '@tradewind/contracts/audit/audit.api';
import type { Page } from '@tradewind/contracts/page';
import { currentCall } from '@tradewind/kernel/call';
import { cursorUnreadable, decodeCursor, encodeCursor } from '@tradewind/persistence/cursor';
import type { Database } from '@tradewind/persistence/database';
import { reachCondition } from '@tradewind/persistence/scope';

const FIRST_REACH_PARAMETER = 7;

/** The traces of this service by record, by person and by time, within reach, newest first (XCT-05). */
export class AuditTrail {
  constructor(private readonly db: Database) {}

  async page({ limit = 50, cursor, aggregateId, actorId, from, to }: FindAuditEntries): Promise<Page<AuditEntryView>> {
    const reach = reachCondition(currentCall().reach, 'a', FIRST_REACH_PARAMETER);
    const filters = [aggregateId ?? null, actorId ?? null, from ?? null, to ?? null];
    const found = await this.db.query<AuditEntryView & { position?: string }>(trail(reach.sql), [...filters, after(cursor), limit + 1, ...reach.parameters]);
    const last = found.length > limit ? found[limit - 1] : undefined;
    const nextCursor = last?.position ? encodeCursor({ value: last.position, id: last.id }) : null;
    return { items: found.slice(0, limit).map(({ position: _position, ...view }) => view), nextCursor };
  }
}

function after(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const { value } = decodeCursor(cursor);
  if (!/^\d{1,18}$/.test(value)) throw cursorUnreadable();
  return value;
}

/** What somebody did is their own; a trace belongs to no customer. */
const trail = (withinReach: string): string => `
  SELECT a."position"::text AS "position", a."id", to_char(a."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", a."actorId", a."actorName",
         a."onBehalfOfId", a."onBehalfOfName", a."action", a."aggregateType", a."aggregateId", a."version" AS "recordVersion", a."org", a."branch",
         a."requestId", a."reason", a."changes", a."policies", EXISTS (SELECT FROM "audit_seal" s WHERE s."position" = a."position") AS "sealed"
    FROM (SELECT "audit".*, "actorId" AS "ownerId", NULL::uuid AS "customerId" FROM "audit") a
   WHERE ($1::uuid IS NULL OR a."aggregateId" = $1) AND ($2::uuid IS NULL OR a."actorId" = $2 OR a."onBehalfOfId" = $2)
     AND ($3::timestamptz IS NULL OR a."at" >= $3) AND ($4::timestamptz IS NULL OR a."at" < $4)
     AND ($5::bigint IS NULL OR a."position" < $5) AND ${withinReach}
   ORDER BY a."position" DESC LIMIT $6`;
