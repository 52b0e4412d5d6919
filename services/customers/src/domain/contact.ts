import { personErased, type AddCustomerContact, type UpdateCustomerContact } from '@tradewind/contracts/customers/customers.api';
import type { RevealedPersonView } from '@tradewind/contracts/customers/personal-data.api';
import type { Kept } from '@tradewind/personal-data/kept';
import type { PersonKey } from '@tradewind/personal-data/person-key';
import type { Consent } from './consent.js';
import { emailAddress } from './email-address.js';
import { phoneNumber } from './phone-number.js';

/** A person at the customer's. What is personal is sealed under a key of their own; it is never in events or the audit trail. */
export interface Contact {
  readonly contactId: string;
  /** null once the person's data were deleted. */
  readonly name: Kept | null;
  readonly position: string | null;
  /** Mobiles in E.164. */
  readonly phone: Kept | null;
  readonly email: Kept | null;
  readonly address: Kept | null;
  readonly consents: readonly Consent[];
  readonly erasedAt: string | null;
}

const FIELDS = ['name', 'phone', 'email', 'address'] as const;
type Field = (typeof FIELDS)[number];

const placeOf = (contactId: string, field: Field) => ({ table: 'customer', column: `contacts.${field}`, row: contactId });

const WRITTEN_AS: Readonly<Record<Field, (written: string) => string>> = {
  name: (name) => name,
  phone: phoneNumber,
  email: emailAddress,
  address: (address) => address,
};

/** Refuses what could not be kept of a person, e.g. a telephone number that is none. */
export function assertWritable(person: Partial<Record<Field, string>>): void {
  for (const field of FIELDS) if (person[field] !== undefined) WRITTEN_AS[field](person[field]);
}

/** `key` is the person's own; its subject is the contact. */
export function newContact({ position, ...person }: AddCustomerContact, key: PersonKey): Contact {
  const nothing = { name: null, phone: null, email: null, address: null };
  return { contactId: key.subjectId, ...nothing, ...sealedBy(key, person), position: position ?? null, consents: [], erasedAt: null };
}

export function correctedContact(contact: Contact, { position, ...person }: UpdateCustomerContact, key: PersonKey): Contact {
  return { ...living(contact), ...sealedBy(key, person), position: position ?? contact.position };
}

export function openedContact(contact: Contact, key: PersonKey): RevealedPersonView {
  const { contactId } = living(contact);
  const opened = (field: Field): string | null => contact[field] && key.open(contact[field], placeOf(contactId, field));
  return { subjectId: contactId, name: opened('name'), phone: opened('phone'), email: opened('email'), address: opened('address') };
}

/** What is left of somebody whose data were deleted: that there was somebody. */
export function erasedContact({ contactId, erasedAt }: Contact, at: Date): Contact {
  const nothing = { name: null, position: null, phone: null, email: null, address: null, consents: [] };
  return { contactId, ...nothing, erasedAt: erasedAt ?? at.toISOString() };
}

export function living(contact: Contact): Contact {
  if (contact.erasedAt !== null) throw personErased({ subjectId: contact.contactId });
  return contact;
}

function sealedBy(key: PersonKey, written: Partial<Record<Field, string | undefined>>): Partial<Record<Field, Kept>> {
  const given = FIELDS.flatMap((field) => (written[field] === undefined ? [] : [[field, WRITTEN_AS[field](written[field])] as const]));
  return Object.fromEntries(given.map(([field, text]) => [field, key.keep(field, text, placeOf(key.subjectId, field))]));
}
