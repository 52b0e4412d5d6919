import { Controller } from '@nestjs/common';
import { personalCopiesApi, type FindPersonalCopies, type PersonalCopiesView } from '@tradewind/contracts/after-sales/personal-copies.api';
import type { CopyOfPersonalData } from '@tradewind/contracts/customers/data-subjects.api';
import { Handles } from '@tradewind/messaging/handles';
import { PersonalDataReads } from '@tradewind/personal-data/reads';
import { Reporters } from './reporters.js';
import { TicketRepository } from './ticket.repository.js';

@Controller()
export class PersonalCopiesController {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly reporters: Reporters,
    private readonly reads: PersonalDataReads,
  ) {}

  @Handles(personalCopiesApi.personalDataOf)
  async personalDataOf({ customerId, contactId, reason }: FindPersonalCopies): Promise<PersonalCopiesView> {
    const tickets = await this.tickets.findAll({ customerId });
    const copies: CopyOfPersonalData[] = [];
    for (const ticket of tickets.filter((it) => contactId === undefined || it.contactId === null || it.contactId === contactId)) {
      const text = await this.reporters.open(ticket);
      if (text === null) continue;
      await this.reads.record(ticket, { subjectIds: [ticket.reporterId], fields: ['reportedBy'], reason });
      const { id: recordId, no, createdAt } = ticket;
      copies.push({ service: 'after-sales', record: 'ticket', recordId, no, text, since: createdAt.toISOString(), contactId: ticket.contactId });
    }
    return { copies };
  }
}
