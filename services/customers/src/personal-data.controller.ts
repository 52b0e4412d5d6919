import { Controller } from '@nestjs/common';
import { personErased, type CustomerContactId, type CustomerView } from '@tradewind/contracts/customers/customers.api';
import type { LeadId, LeadView } from '@tradewind/contracts/customers/leads.api';
import {
  personalDataApi,
  type ContactUse,
  type ContactUseView,
  type EraseLeadPerson,
  type RecordContactConsent,
  type RevealedPersonView,
  type RevealPersonalData,
} from '@tradewind/contracts/customers/personal-data.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { PersonalDataReads } from '@tradewind/personal-data/reads';
import { CustomerRepository } from './customer.repository.js';
import { customerView } from './customer.view.js';
import { openedPerson } from './domain/lead-person.js';
import { living } from './domain/contact.js';
import { LeadRepository } from './lead.repository.js';
import { leadView } from './lead.view.js';
import { People } from './people.js';

@Controller()
export class PersonalDataController {
  constructor(
    private readonly customers: CustomerRepository,
    private readonly leads: LeadRepository,
    private readonly people: People,
    private readonly reads: PersonalDataReads,
  ) {}

  @Handles(personalDataApi.revealContact)
  async revealContact({ customerId, contactId, reason }: CustomerContactId & RevealPersonalData): Promise<RevealedPersonView> {
    const customer = await this.customers.get(customerId);
    living(customer.contact(contactId));
    const person = customer.reveal(await this.people.keyOf(contactId));
    await this.reads.record(customer, { subjectIds: [contactId], fields: fieldsOf(person), reason });
    return person;
  }

  @Handles(personalDataApi.revealLead)
  async revealLead({ leadId, reason }: LeadId & RevealPersonalData): Promise<RevealedPersonView> {
    const lead = await this.leads.get(leadId);
    if (!lead.person) throw personErased({ subjectId: leadId });
    const person = openedPerson(lead.person, await this.people.keyOf(leadId));
    await this.reads.record(lead, { subjectIds: [leadId], fields: fieldsOf(person), reason });
    return person;
  }

  @Handles(personalDataApi.eraseLeadPerson)
  async eraseLeadPerson({ leadId, reason }: LeadId & EraseLeadPerson): Promise<LeadView> {
    const lead = await this.leads.update(leadId, (it) => {
      it.erasePerson(reason);
    });
    await this.people.destroyLeadKey(leadId);
    return leadView(lead);
  }

  @Handles(personalDataApi.recordConsent)
  async recordConsent({ customerId, contactId, ...consent }: CustomerContactId & RecordContactConsent, by: Actor, at: Date): Promise<CustomerView> {
    return customerView(
      await this.customers.update(customerId, (customer) => {
        customer.recordConsent(contactId, consent, by, at);
      }),
    );
  }

  @Handles(personalDataApi.checkContactUse)
  async checkContactUse({ customerId, contactId, purpose }: CustomerContactId & ContactUse): Promise<ContactUseView> {
    const customer = await this.customers.get(customerId);
    return { contactId, purpose, ...customer.useOf(contactId, purpose) };
  }
}

const fieldsOf = (person: RevealedPersonView): string[] =>
  Object.entries(person).flatMap(([field, value]) => (value === null || field === 'subjectId' ? [] : [field]));
