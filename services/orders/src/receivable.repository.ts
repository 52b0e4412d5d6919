import { Injectable } from '@nestjs/common';
import { receivableNotFound } from '@tradewind/contracts/orders/receivables.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Receivable } from './domain/receivable.js';

@Injectable()
export class ReceivableRepository extends AggregateRepository<Receivable> {
  constructor(db: Database) {
    super(db, Receivable, (receivableId) => receivableNotFound({ receivableId }));
  }

  /** What is open on an order, the oldest first. */
  async openOf(orderId: string): Promise<readonly Receivable[]> {
    const open = await this.findAll({ orderId, status: ['open', 'part-paid', 'overdue'] });
    return open.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  }

  /** The due date of the oldest payment that a customer owes past its day, to whichever branch (CUS-36); null: none. */
  async oldestDueOf(customerId: string, today: string): Promise<string | null> {
    const [row] = await this.db.query<{ dueOn: string | null }>(
      `SELECT min("dueOn")::text AS "dueOn" FROM "receivable" WHERE "customerId" = $1 AND "status" IN ('open', 'part-paid', 'overdue') AND "dueOn" < $2`,
      [customerId, today],
    );
    return row?.dueOn ?? null;
  }

  /** What is past its day and nobody was told (ORD-26). */
  async idsDueBefore(today: string): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT "id" FROM "receivable" WHERE "status" IN ('open', 'part-paid') AND "dueOn" < $1 ORDER BY "dueOn" LIMIT 500`,
      [today],
    );
    return rows.map(({ id }) => id);
  }
}
