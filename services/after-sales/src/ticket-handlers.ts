import { Injectable } from '@nestjs/common';
import { ticketHandlerUnfit } from '@tradewind/contracts/after-sales/tickets.api';
import type { Actor } from '@tradewind/kernel/actor';
import { HANDLER_POSTS } from './domain/service-posts.js';
import type { ServiceSubject } from './domain/service-subject.js';
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

  /** Whoever opens it; an app handles nothing, so that somebody of customer service does, and performance counts for a person (PER-06). */
  async default({ id, name, kind }: Actor, about: Pick<ServiceSubject, 'org' | 'branch'>): Promise<Handler> {
    if (kind !== 'partner') return { id, name };
    const nearest = await this.people.nearest(about, HANDLER_POSTS);
    if (!nearest) throw ticketHandlerUnfit({ handlerId: id });
    return nearest;
  }
}
