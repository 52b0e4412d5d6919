import { Injectable } from '@nestjs/common';
import { ticketAboutNothing, ticketCustomerUnknown, type OpenTicket } from '@tradewind/contracts/after-sales/tickets.api';
import type { ServiceSubject } from './domain/service-subject.js';
import { CustomerReplicas } from './replicas/customer-replicas.js';
import { ServiceFileRepository } from './service-file.repository.js';

/** Finds what a ticket is about, within the reach of who opens it. */
@Injectable()
export class TicketSubjects {
  constructor(
    private readonly files: ServiceFileRepository,
    private readonly customers: CustomerReplicas,
  ) {}

  /** The delivery named; else the customer's last one; else the customer as such (a consultation before any purchase). */
  async of({ serviceFileId, customerId }: Pick<OpenTicket, 'serviceFileId' | 'customerId'>): Promise<ServiceSubject> {
    if (serviceFileId !== undefined) return (await this.files.get(serviceFileId)).subject;
    if (customerId === undefined) throw ticketAboutNothing();
    const last = await this.files.latestOf(customerId);
    // Not tied to that one delivery: nobody said that it is about it.
    const subject = last ? { ...last.subject, serviceFileId: null } : await this.customers.find(customerId);
    if (!subject) throw ticketCustomerUnknown({ customerId });
    return subject;
  }
}
