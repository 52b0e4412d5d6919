import { Injectable } from '@nestjs/common';
import { ticketNotFound } from '@tradewind/contracts/after-sales/tickets.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Ticket } from './domain/ticket.js';

/** Most tickets one round of the watch deals with; the rest follow in the next. */
const ROUND = 200;

@Injectable()
export class TicketRepository extends AggregateRepository<Ticket> {
  constructor(db: Database) {
    super(db, Ticket, (ticketId) => ticketNotFound({ ticketId }));
  }

  /** Tickets with a clock that has something to announce, longest due first. Reads nothing but the two partial indexes. */
  async withClocksDue(at: Date): Promise<readonly string[]> {
    const due = await this.db.query<{ id: string }>(
      `SELECT "id" FROM (
         (SELECT "id", "acknowledgeDueAt" AS due FROM "ticket" WHERE "acknowledgeDueAt" < $1 ORDER BY "acknowledgeDueAt" LIMIT $2)
         UNION ALL
         (SELECT "id", "resolveDueAt" AS due FROM "ticket" WHERE "resolveDueAt" < $1 ORDER BY "resolveDueAt" LIMIT $2)
       ) either GROUP BY "id" ORDER BY min(due) LIMIT $2`,
      [at, ROUND],
    );
    return due.map(({ id }) => id);
  }
}
