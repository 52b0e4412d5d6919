import { Injectable } from '@nestjs/common';
import type { DeadLetterView, FindDeadLetters } from '@tradewind/contracts/operations/operations.api';
import { deadLetterNotFound, heldBehindAnother } from '@tradewind/contracts/operations/operations.faults';
import type { Page } from '@tradewind/contracts/page';
import { currentCall } from '@tradewind/kernel/call';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { ANONYMOUS } from '@tradewind/kernel/actor';
import { DeadLetters } from '@tradewind/messaging/dead-letters';
import { cursorUnreadable, decodeCursor, encodeCursor, type Position } from '@tradewind/persistence/cursor';
import { Database } from '@tradewind/persistence/database';
import { reachCondition } from '@tradewind/persistence/scope';
import { writeAudit } from '@tradewind/persistence/write-events-and-audit';

interface Letter extends DeadLetterView {
  readonly envelope: EventEnvelope;
}

const FIRST_REACH_PARAMETER = 5;
const AT = `to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at"`;
/** Of the reason only what kind it is: what a database says may quote a row (I16). */
const VIEW = `"id", "consumer", "eventId", "type", "aggregateType", "aggregateId", "aggregateSeq", "org", "branch", "state", "attempts", ${AT},
  CASE WHEN "reason" ~ '^[A-Za-z]*(Error|Fault|Exception)\\M' THEN regexp_replace("reason", ':.*$', '') ELSE "reason" END AS "reason"`;

/** What an operator may see of a letter: never the fact itself (I16). */
const withoutContent = (letter: Letter): DeadLetterView =>
  Object.fromEntries(Object.entries(letter).filter(([name]) => name !== 'envelope')) as unknown as DeadLetterView;

/** Where an operator finds the dead letters of this service and decides about them (R12). */
@Injectable()
export class LetterDesk {
  private readonly letters: DeadLetters;

  constructor(private readonly db: Database) {
    this.letters = new DeadLetters(db);
  }

  async page({ limit = 50, cursor, state }: FindDeadLetters): Promise<Page<DeadLetterView>> {
    const reach = reachCondition(currentCall().reach, 'd', FIRST_REACH_PARAMETER);
    const after = cursor === undefined ? null : placeOf(cursor);
    const items = await this.db.query<DeadLetterView>(
      `SELECT ${VIEW} FROM (SELECT *, NULL::uuid AS "ownerId", NULL::uuid AS "customerId" FROM "dead_letter") d
       WHERE ($1::text IS NULL OR d."state" = $1) AND ($2::int IS NULL OR (d."aggregateSeq", d."id") > ($2::int, $3::uuid)) AND ${reach.sql}
       ORDER BY d."aggregateSeq", d."id" LIMIT $4`,
      [state ?? null, after?.value ?? null, after?.id ?? null, limit + 1, ...reach.parameters],
    );
    const last = items.length > limit ? items[limit - 1] : undefined;
    return { items: items.slice(0, limit), nextCursor: last ? encodeCursor({ value: String(last.aggregateSeq), id: last.id }) : null };
  }

  /** The leading instance runs it within a second, and then what was held back behind it. */
  async replay(id: string): Promise<DeadLetterView> {
    const letter = await this.decidable(id);
    await this.db.execute(`UPDATE "dead_letter" SET "state" = 'replaying' WHERE "id" = $1`, [id]);
    await this.trace(letter, { state: { before: letter.state, after: 'replaying' } });
    return Object.assign(withoutContent(letter), { state: 'replaying' as const });
  }

  /** As if the reaction had had it; or, where earlier events are missing, as if nothing were. */
  async discard(id: string): Promise<void> {
    const letter = await this.decidable(id);
    const { consumer, eventId, envelope } = letter;
    await this.db.execute('INSERT INTO "inbox" ("consumer", "eventId") VALUES ($1, $2) ON CONFLICT DO NOTHING', [consumer, eventId]);
    await this.db.execute(`UPDATE "inbox_pending" SET "regardless" = true, "nextAt" = now() WHERE "eventId" = $1 AND "why" = 'gap'`, [eventId]);
    await this.letters.release(consumer, envelope);
    await this.trace(letter, { state: { before: letter.state, after: 'discarded' } });
  }

  private async decidable(id: string): Promise<Letter> {
    const reach = reachCondition(currentCall().reach, 'd', 2);
    const [letter] = await this.db.execute<Letter>(
      `SELECT ${VIEW}, "envelope" FROM (SELECT *, NULL::uuid AS "ownerId", NULL::uuid AS "customerId" FROM "dead_letter" WHERE "id" = $1 FOR UPDATE) d WHERE ${reach.sql}`,
      [id, ...reach.parameters],
    );
    if (!letter) throw deadLetterNotFound({ id });
    if (letter.state === 'held') throw heldBehindAnother();
    return letter;
  }

  private async trace({ id, org, branch, attempts }: Letter, changes: object): Promise<void> {
    await writeAudit(await this.db.writer(), [
      { aggregateType: 'DeadLetter', aggregateId: id, version: attempts, org, branch, ownerId: ANONYMOUS.id, changes },
    ]);
  }
}

function placeOf(cursor: string): Position {
  const place = decodeCursor(cursor);
  if (!/^\d{1,9}$/.test(place.value)) throw cursorUnreadable();
  return place;
}
