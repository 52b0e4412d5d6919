import { Injectable } from '@nestjs/common';
import { personalCopiesApi } from '@tradewind/contracts/after-sales/personal-copies.api';
import { LEGALLY_HELD, type PersonalDataExport, type PersonInCustomers } from '@tradewind/contracts/customers/data-subjects.api';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { PersonalDataReads } from '@tradewind/personal-data/reads';
import { CustomerRepository } from './customer.repository.js';
import type { Contact } from './domain/contact.js';
import type { Customer } from './domain/customer.js';
import type { DataSubjectRequest } from './domain/data-subject-request.js';
import { People } from './people.js';

/** Collects what this service and the others keep about somebody; every service puts the reading on its own record. */
@Injectable()
export class PersonalDataExports {
  constructor(
    private readonly customers: CustomerRepository,
    private readonly people: People,
    private readonly bus: OperationClient,
    private readonly reads: PersonalDataReads,
  ) {}

  async of({ id: requestId, kind, customerId, contactId }: DataSubjectRequest): Promise<PersonalDataExport> {
    const customer = await this.customers.get(customerId);
    const reason = `${kind} ${requestId}`;
    const { copies } = await this.bus.call(personalCopiesApi.personalDataOf, { customerId, ...(contactId !== null && { contactId }), reason });
    const asked = customer.contacts.filter((contact) => contact.erasedAt === null && (contactId === null || contact.contactId === contactId));
    const people: PersonInCustomers[] = [];
    for (const contact of asked) people.push(await this.inFull(customer, contact));
    await this.reads.record(customer, { subjectIds: asked.map((contact) => contact.contactId), fields: ['name', 'phone', 'email', 'address'], reason });
    return { requestId, customerId, customerName: customer.name, people, copies, legallyHeld: LEGALLY_HELD };
  }

  private async inFull(customer: Customer, { contactId, position, consents }: Contact): Promise<PersonInCustomers> {
    return { person: customer.reveal(await this.people.keyOf(contactId)), position, consents };
  }
}
