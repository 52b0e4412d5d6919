import { Injectable } from '@nestjs/common';
import { reporterErased } from '@tradewind/contracts/after-sales/tickets.api';
import { DataKeys } from '@tradewind/personal-data/data-keys';
import type { PersonKey } from '@tradewind/personal-data/person-key';
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
    const key = await this.keyFor(ticket);
    if (!key) throw reporterErased({ subjectId: ticket.reporterId });
    ticket.reported(reportedBy, key);
  }

  async open(ticket: Ticket): Promise<string | null> {
    const key = await this.keys.of(ticket.reporterId);
    return key && ticket.reporter(key);
  }

  /** Nobody has had a key for a ticket that is just being opened. */
  private async keyFor({ id, reporterId, customerId }: Ticket): Promise<PersonKey | null> {
    if (reporterId !== id) return this.keys.ofOrNew(reporterId, customerId);
    const [key = null] = await this.keys.createNew([{ subjectId: id, holderId: customerId }]);
    return key;
  }

  async reveal(ticket: Ticket, reason: string): Promise<string> {
    const reportedBy = await this.open(ticket);
    if (reportedBy === null) throw reporterErased({ subjectId: ticket.reporterId });
    await this.reads.record(ticket, { subjectIds: [ticket.reporterId], fields: ['reportedBy'], reason });
    return reportedBy;
  }
}
