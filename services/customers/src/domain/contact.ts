import type { AddCustomerContact, UpdateCustomerContact } from '@tradewind/contracts/customers/customers.api';
import { newId } from '@tradewind/kernel/ids';
import { emailAddress } from './email-address.js';
import { phoneNumber } from './phone-number.js';

/** A person at the customer's: personal data, never in events or the audit trail. */
export interface Contact {
  readonly contactId: string;
  readonly name: string;
  readonly position: string | null;
  /** Mobiles in E.164. */
  readonly phone: string | null;
  readonly email: string | null;
}

export const newContact = ({ name, position, phone, email }: AddCustomerContact): Contact => ({
  contactId: newId(),
  name,
  position: position ?? null,
  phone: phone === undefined ? null : phoneNumber(phone),
  email: email === undefined ? null : emailAddress(email),
});

export const correctedContact = (contact: Contact, { name, position, phone, email }: UpdateCustomerContact): Contact => ({
  contactId: contact.contactId,
  name: name ?? contact.name,
  position: position ?? contact.position,
  phone: phone === undefined ? contact.phone : phoneNumber(phone),
  email: email === undefined ? contact.email : emailAddress(email),
});
