import { Injectable } from '@nestjs/common';
import { ticketHandlerUnfit } from '@tradewind/contracts/after-sales/tickets.api';
import { HANDLER_POSTS } from './domain/service-posts.js';
import type { Handler } from './domain/ticket.js';
import { PersonReplicas } from './replicas/person-replicas.js';

/** Who may be given a ticket: a named person of customer service, at work, in a unit the asking person reaches (decision 7). */
@Injectable()
export class TicketHandlers {
  constructor(private readonly people: PersonReplicas) {}

  async get(handlerId: string): Promise<Handler> {
    const person = await this.people.holding(handlerId, HANDLER_POSTS);
    if (!person) throw ticketHandlerUnfit({ handlerId });
    return { id: handlerId, name: person.name };
  }
}
