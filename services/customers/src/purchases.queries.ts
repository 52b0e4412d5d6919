import { Injectable } from '@nestjs/common';
import type { PurchaseKind, PurchasesView, PurchaseTotalsView, PurchaseView } from '@tradewind/contracts/customers/purchases.api';
import { decodeCursor, encodeCursor } from '@tradewind/persistence/cursor';
import { Database } from '@tradewind/persistence/database';
import type { PageOf } from '@tradewind/persistence/aggregate-repository';

/** Which lines make up which total: what was signed follows its amendments and terminations. */
const SUMMED = { signed: ['signed', 'amended', 'terminated'], delivered: ['delivered'], received: ['received'] } as const satisfies Readonly<
  Record<string, readonly PurchaseKind[]>
>;

/** The customer tracking form straight from its table (CUS-37). Who may see it is decided by the customer, before. */
@Injectable()
export class PurchasesQueries {
  constructor(private readonly db: Database) {}

  async ofCustomer(customerId: string, { limit = 50, cursor }: PageOf): Promise<PurchasesView> {
    const before = cursor === undefined ? null : decodeCursor(cursor).id;
    const found = await this.db.query<PurchaseView>(
      `SELECT "id", "kind", "documentId", "documentNo", "amount"::text AS "amount", "currency", "happenedOn"::text AS "happenedOn" FROM "purchase"
       WHERE "customerId" = $1 AND ($2::uuid IS NULL OR "id" < $2) ORDER BY "id" DESC LIMIT $3`,
      [customerId, before, limit + 1],
    );
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = found.length > limit && last ? encodeCursor({ value: last.id, id: last.id }) : null;
    return { items, nextCursor, totals: await this.totals(customerId) };
  }

  private totals(customerId: string): Promise<PurchaseTotalsView[]> {
    const sumOf = (figure: keyof typeof SUMMED) =>
      `coalesce(sum("amount") FILTER (WHERE "kind" IN (${SUMMED[figure].map((kind) => `'${kind}'`).join(', ')})), 0.00)::text AS "${figure}"`;
    return this.db.query<PurchaseTotalsView>(
      `SELECT "currency", ${sumOf('signed')}, ${sumOf('delivered')}, ${sumOf('received')} FROM "purchase" WHERE "customerId" = $1 GROUP BY "currency" ORDER BY "currency"`,
      [customerId],
    );
  }
}
