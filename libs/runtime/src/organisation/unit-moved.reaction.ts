import { Injectable } from '@nestjs/common';
import { orgUnitMoved, type OrgUnitMovedPayload } from '@tradewind/contracts/identity/organisation.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { moveOrgRows } from '@tradewind/persistence/org-rows';
import { writeAudit } from '@tradewind/persistence/write-events-and-audit';

/** A unit moved: the rows of this service go with it, in one transaction (ORG-05). */
@Injectable()
export class UnitMovedReaction {
  constructor(private readonly db: Database) {}

  @Consumes(orgUnitMoved)
  async follow({ unitId, from, to }: OrgUnitMovedPayload, { branch }: EventEnvelope): Promise<void> {
    await this.remember(unitId, from, to);
    const rows = await moveOrgRows(this.db, { from, to });
    const changes = { org: { before: from, after: to }, rows };
    await writeAudit(await this.db.writer(), [{ aggregateType: 'OrgUnit', aggregateId: unitId, version: 0, org: to, branch, ownerId: unitId, changes }]);
  }

  /** Facts and tokens from before the move still bring rows with the old path for a while; they are sent after the unit. */
  @Watches(5_000)
  async sendAfter(): Promise<void> {
    const moves = await this.db.query<{ from: string; to: string }>(`SELECT "from", "to" FROM "org_move" WHERE "at" > now() - interval '1 day'`);
    for (const move of moves) await this.db.unitOfWork(() => moveOrgRows(this.db, move, ['org']));
  }

  /** Paths are never given to another unit, but a unit may return: then the way out is forgotten. */
  private async remember(unitId: string, from: string, to: string): Promise<void> {
    await this.db.execute(`DELETE FROM "org_move" WHERE "from" = $1 OR starts_with("from", $1 || '.')`, [to]);
    await this.db.execute(`UPDATE "org_move" SET "to" = $2 || substr("to", length($1) + 1) WHERE "to" = $1 OR starts_with("to", $1 || '.')`, [from, to]);
    await this.db.execute(
      `INSERT INTO "org_move" ("from", "to", "unitId", "at") VALUES ($1, $2, $3, now()) ON CONFLICT ("from") DO UPDATE SET "to" = excluded."to", "at" = now()`,
      [from, to, unitId],
    );
  }
}
