import { Injectable } from '@nestjs/common';
import { returnVisitNotFound } from '@tradewind/contracts/after-sales/return-visits.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { ReturnVisit } from './domain/return-visit.js';
import type { Ticket } from './domain/ticket.js';

@Injectable()
export class ReturnVisitRepository extends AggregateRepository<ReturnVisit> {
  constructor(db: Database) {
    super(db, ReturnVisit, (returnVisitId) => returnVisitNotFound({ returnVisitId }));
  }

  /** Makes the visit about a solution due (AFS-13): a ticket has at most one open visit, which a later solution puts off. */
  async dueAfter(ticket: Ticket, no: string, dueOn: string): Promise<ReturnVisit> {
    const open = await this.updateWhere({ ticketId: ticket.id, status: ['due', 'missed'] }, (visit) => {
      visit.putOff(dueOn);
    });
    return open ?? this.add(ReturnVisit.due(no, ticket.subject, ticket.id, dueOn));
  }

  /** Visits that were due before this day and not made. */
  overdue(today: string): Promise<readonly string[]> {
    return this.roundOf(`"status" = 'due' AND "dueOn" < $1`, [today], 'dueOn');
  }
}
