import { Injectable } from '@nestjs/common';
import type { FindReturnVisits, ReturnVisitView } from '@tradewind/contracts/after-sales/return-visits.api';
import type { Page } from '@tradewind/contracts/page';
import { currentCall } from '@tradewind/kernel/call';
import { decodeCursor, encodeCursor } from '@tradewind/persistence/cursor';
import { Database } from '@tradewind/persistence/database';
import { reachCondition } from '@tradewind/persistence/scope';

type Row = Omit<ReturnVisitView, 'doneAt'> & { readonly doneAt: Date | null };

const COLUMNS = `v."id", v."version", v."no", v."status", v."ticketId", v."serviceFileId", v."customerId", v."customerName", v."dueOn"::text AS "dueOn",
  v."missedOn"::text AS "missedOn", v."how", v."customerSaid", v."qualityMark", v."shippingMark", v."doneBy", v."doneAt"`;

/** The work list of return visits: those due first on top. */
@Injectable()
export class ReturnVisitQueries {
  constructor(private readonly db: Database) {}

  async find({ limit = 50, cursor, status, dueBefore, ticketId, customerId }: FindReturnVisits): Promise<Page<ReturnVisitView>> {
    const after = cursor === undefined ? null : decodeCursor(cursor);
    const reach = reachCondition(currentCall().reach, 'v', 8);
    const found = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM "return_visit" v
       WHERE ${reach.sql} AND ($1::text[] IS NULL OR v."status" = ANY($1)) AND ($2::date IS NULL OR v."dueOn" < $2)
         AND ($3::uuid IS NULL OR v."ticketId" = $3) AND ($4::uuid IS NULL OR v."customerId" = $4)
         AND ($5::date IS NULL OR (v."dueOn", v."id") > ($5, $6::uuid))
       ORDER BY v."dueOn", v."id" LIMIT $7`,
      [...[status, dueBefore, ticketId, customerId, after?.value, after?.id].map((given) => given ?? null), limit + 1, ...reach.parameters],
    );
    const items = found.slice(0, limit).map((row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null }));
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? encodeCursor({ value: last.dueOn, id: last.id }) : null };
  }
}
