import { Injectable } from '@nestjs/common';
import { reporterErased } from '@tradewind/contracts/after-sales/tickets.api';
import { DataKeys } from '@tradewind/personal-data/data-keys';
import { PersonalDataReads } from '@tradewind/personal-data/reads';
import type { Ticket } from './domain/ticket.js';

/** Who reported tickets: sealed under the key of the contact person, or of the ticket where nobody said who it is. */
@Injectable()
export class Reporters {
  constructor(
    private readonly keys: DataKeys,
    private readonly reads: PersonalDataReads,
  ) {}

  async seal(ticket: Ticket, reportedBy: string): Promise<void> {
    const key = await this.keys.ofOrNew(ticket.reporterId, ticket.customerId);
    if (!key) throw reporterErased({ subjectId: ticket.reporterId });
    ticket.reported(reportedBy, key);
  }

  async open(ticket: Ticket): Promise<string | null> {
    const key = await this.keys.of(ticket.reporterId);
    return key && ticket.reporter(key);
  }

  async reveal(ticket: Ticket, reason: string): Promise<string> {
    const reportedBy = await this.open(ticket);
    if (reportedBy === null) throw reporterErased({ subjectId: ticket.reporterId });
    await this.reads.record(ticket, { subjectIds: [ticket.reporterId], fields: ['reportedBy'], reason });
    return reportedBy;
  }
}
