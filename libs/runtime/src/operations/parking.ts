import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '@tradewind/kernel/actor';
import type { ParkedEventView } from '@tradewind/contracts/operations/operations.api';
import { parkedEventNotFound } from '@tradewind/contracts/operations/operations.faults';
import type { Page, PageRequest } from '@tradewind/contracts/page';
import { currentCall } from '@tradewind/kernel/call';
import { OUTBOX_CHANNEL } from '@tradewind/persistence/announcements';
import { decodeCursor, encodeCursor } from '@tradewind/persistence/cursor';
import { Database } from '@tradewind/persistence/database';
import { reachCondition } from '@tradewind/persistence/scope';
import { writeAudit } from '@tradewind/persistence/write-events-and-audit';

interface Parked extends ParkedEventView {
  readonly org: string;
  readonly branch: string;
}

const AT = `to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at"`;
const VIEW = `"eventId", "type", "aggregateType", "aggregateId", "aggregateSeq", "reason", ${AT}`;
/** Where a parked event belongs stands in the outbox. */
const PARKED = `(SELECT p.*, o."org", o."branch", NULL::uuid AS "ownerId", NULL::uuid AS "customerId" FROM "outbox_parked" p JOIN "outbox" o
  ON o."aggregateType" = p."aggregateType" AND o."aggregateId" = p."aggregateId" AND o."aggregateSeq" = p."aggregateSeq")`;

/** Events of this service that the bus refused for good, and how they get another chance (R1). */
@Injectable()
export class Parking {
  constructor(private readonly db: Database) {}

  async page({ limit = 50, cursor }: PageRequest): Promise<Page<ParkedEventView>> {
    const reach = reachCondition(currentCall().reach, 'p', 3);
    const after = cursor === undefined ? null : decodeCursor(cursor).id;
    const items = await this.db.query<ParkedEventView>(
      `SELECT ${VIEW} FROM ${PARKED} p WHERE ($1::uuid IS NULL OR p."eventId" > $1) AND ${reach.sql} ORDER BY p."eventId" LIMIT $2`,
      [after, limit + 1, ...reach.parameters],
    );
    const last = items.length > limit ? items[limit - 1] : undefined;
    return { items: items.slice(0, limit), nextCursor: last ? encodeCursor({ value: '', id: last.eventId }) : null };
  }

  async release(eventId: string): Promise<void> {
    const reach = reachCondition(currentCall().reach, 'p', 2);
    const [parked] = await this.db.execute<Parked>(`SELECT ${VIEW}, "org", "branch" FROM ${PARKED} p WHERE p."eventId" = $1 AND ${reach.sql}`, [
      eventId,
      ...reach.parameters,
    ]);
    if (!parked) throw parkedEventNotFound({ id: eventId });
    const tx = await this.db.writer();
    await tx.query('DELETE FROM "outbox_parked" WHERE "eventId" = $1', [eventId]);
    const { org, branch, aggregateSeq } = parked;
    const changes = { parked: { before: true, after: false } };
    await writeAudit(tx, [{ aggregateType: 'ParkedEvent', aggregateId: eventId, version: aggregateSeq, org, branch, ownerId: ANONYMOUS.id, changes }]);
    await tx.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`);
  }
}
