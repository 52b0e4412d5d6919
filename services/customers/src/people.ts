import { Injectable } from '@nestjs/common';
import { personErased, type AddCustomerContact } from '@tradewind/contracts/customers/customers.api';
import type { CaptureLead } from '@tradewind/contracts/customers/leads.api';
import { newId } from '@tradewind/kernel/ids';
import { Database } from '@tradewind/persistence/database';
import { DataKeys } from '@tradewind/personal-data/data-keys';
import type { PersonKey } from '@tradewind/personal-data/person-key';
import type { Customer } from './domain/customer.js';
import { openedPerson, sealedPerson, writtenPerson } from './domain/lead-person.js';
import type { Lead } from './domain/lead.js';
import { phoneNumber } from './domain/phone-number.js';

/** The persons at customers and leads, each with a data key of their own: so that one of them can be deleted without the others (S12, S13). */
@Injectable()
export class People {
  constructor(
    private readonly db: Database,
    private readonly keys: DataKeys,
  ) {}

  /** A key for a new contact person of the customer. */
  async newKey(customerId: string): Promise<PersonKey> {
    const [key = null] = await this.newKeys([customerId]);
    return known(key, customerId);
  }

  /** A key for a new contact person of each of these customers. */
  newKeys(customerIds: readonly string[]): Promise<readonly PersonKey[]> {
    return this.keys.createNew(customerIds.map((holderId) => ({ subjectId: newId(), holderId })));
  }

  /** The key of a contact or lead; there is none any more where the person had their data deleted. */
  async keyOf(subjectId: string): Promise<PersonKey> {
    return known(await this.keys.of(subjectId), subjectId);
  }

  async introduce(lead: Lead, found: CaptureLead): Promise<void> {
    const person = writtenPerson(found);
    if (person) lead.introduce(sealedPerson(person, known(await this.keys.create(lead.id, lead.id), lead.id)));
  }

  /** The person of a lead becomes a contact of the customer, sealed under a new key; the lead's copy and its key are gone. */
  async moveIn({ id, person, companyName }: Lead, customer: Customer): Promise<void> {
    if (!person) return;
    const { name, phone, email } = openedPerson(person, await this.keyOf(id));
    const contact: AddCustomerContact = { name: name ?? companyName, ...(phone && { phone }), ...(email && { email }) };
    customer.addContact(contact, await this.newKey(customer.id));
    await this.destroyLeadKey(id);
  }

  async destroyLeadKey(leadId: string): Promise<void> {
    await this.keys.destroy([leadId], leadId);
  }

  /** Of one person at the customer, or of everybody (`null`). */
  async destroyKeys(customerId: string, contactId: string | null): Promise<void> {
    if (contactId === null) await this.keys.destroyAllOf(customerId);
    else await this.keys.destroy([contactId], customerId);
  }

  /** Customers with a contact person at exactly this number, by its blind index. */
  async customersAtPhone(phone: string): Promise<readonly string[]> {
    const index = this.keys.blind.of('phone', phoneNumber(phone));
    const found = await this.db.query<{ id: string }>(`SELECT "id" FROM "customer" WHERE "contacts" @> $1::jsonb`, [JSON.stringify([{ phone: { index } }])]);
    return found.map(({ id }) => id);
  }
}

function known(key: PersonKey | null, subjectId: string): PersonKey {
  if (!key) throw personErased({ subjectId });
  return key;
}
