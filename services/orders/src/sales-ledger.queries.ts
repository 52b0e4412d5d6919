import { Injectable } from '@nestjs/common';
import type { FindLedgerEntries, LedgerEntryView } from '@tradewind/contracts/orders/sales-ledger.api';
import type { Page } from '@tradewind/contracts/page';
import { currentCall } from '@tradewind/kernel/call';
import { decodeCursor, encodeCursor } from '@tradewind/persistence/cursor';
import { Database } from '@tradewind/persistence/database';
import { reachCondition } from '@tradewind/persistence/scope';

const FIRST_REACH_PARAMETER = 6;

/** The sales ledger straight from SQL (ORD-10): figures come from the documents themselves, within reach (C-16). */
@Injectable()
export class SalesLedgerQueries {
  constructor(private readonly db: Database) {}

  async page({ limit = 50, cursor, customerId, openedFrom, openedUntil }: FindLedgerEntries): Promise<Page<LedgerEntryView>> {
    const reach = reachCondition(currentCall().reach, 'o', FIRST_REACH_PARAMETER);
    const after = cursor ? decodeCursor(cursor).id : null;
    const entries = await this.db.query<LedgerEntryView>(ledger(reach.sql), [
      customerId ?? null,
      openedFrom ?? null,
      openedUntil ?? null,
      after,
      limit + 1,
      ...reach.parameters,
    ]);
    const items = entries.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: entries.length > limit && last ? encodeCursor({ value: last.orderId, id: last.orderId }) : null };
  }
}

const ledger = (withinReach: string): string => `
  SELECT o."id" AS "orderId", o."no" AS "orderNo", o."org", o."openedOn"::text AS "openedOn", o."status", o."contractId", o."contractNo",
         o."customerId", o."customerName", o."salesRepId", o."payment", o."currency", o."total", o."net",
         coalesce(r."reported", 0)::numeric(18,2) AS "reported", o."received",
         coalesce(d."delivered", 0)::numeric(18,2) AS "delivered", coalesce(d."open", 0)::numeric(18,2) AS "receivable",
         coalesce(i."invoiced", 0)::numeric(18,2) AS "invoiced", s."last"::text AS "lastDispatchedOn"
    FROM "sales_order" o
    LEFT JOIN LATERAL (SELECT sum("amount") AS "reported" FROM "receipt" WHERE "orderId" = o."id" AND "status" = 'reported') r ON true
    LEFT JOIN LATERAL (SELECT sum("amount") AS "delivered", sum("open") AS "open" FROM "receivable" WHERE "orderId" = o."id") d ON true
    LEFT JOIN LATERAL (SELECT sum("gross") AS "invoiced" FROM "invoice" WHERE "orderId" = o."id") i ON true
    LEFT JOIN LATERAL (SELECT max("dispatchedOn") AS "last" FROM "shipment" WHERE "orderId" = o."id") s ON true
   WHERE ($1::uuid IS NULL OR o."customerId" = $1) AND ($2::date IS NULL OR o."openedOn" >= $2) AND ($3::date IS NULL OR o."openedOn" <= $3)
     AND ($4::uuid IS NULL OR o."id" < $4) AND ${withinReach}
   ORDER BY o."id" DESC LIMIT $5`;
