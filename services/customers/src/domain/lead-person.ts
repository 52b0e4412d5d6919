import type { CaptureLead } from '@tradewind/contracts/customers/leads.api';
import type { RevealedPersonView } from '@tradewind/contracts/customers/personal-data.api';
import type { Kept } from '@tradewind/personal-data/kept';
import type { PersonKey } from '@tradewind/personal-data/person-key';
import { emailAddress } from './email-address.js';
import { phoneNumber } from './phone-number.js';

/** Whom to talk to at a lead. Sealed under a key of the person's own, whose subject is the lead. */
export interface LeadPerson {
  readonly name: Kept | null;
  readonly phone: Kept | null;
  readonly email: Kept | null;
}

type Field = 'name' | 'phone' | 'email';

export type WrittenPerson = Partial<Record<Field, string>>;

const placeOf = (leadId: string, field: Field) => ({ table: 'lead', column: `person.${field}`, row: leadId });

/** In the form they are kept in; null when nobody was named. */
export function writtenPerson({ contactName, contactPhone, contactEmail }: CaptureLead): WrittenPerson | null {
  const written = {
    ...(contactName !== undefined && { name: contactName }),
    ...(contactPhone !== undefined && { phone: phoneNumber(contactPhone) }),
    ...(contactEmail !== undefined && { email: emailAddress(contactEmail) }),
  };
  return Object.keys(written).length > 0 ? written : null;
}

export function sealedPerson(written: WrittenPerson, key: PersonKey): LeadPerson {
  const kept = (field: Field): Kept | null => (written[field] === undefined ? null : key.keep(field, written[field], placeOf(key.subjectId, field)));
  return { name: kept('name'), phone: kept('phone'), email: kept('email') };
}

export function openedPerson(person: LeadPerson, key: PersonKey): RevealedPersonView {
  const opened = (field: Field): string | null => person[field] && key.open(person[field], placeOf(key.subjectId, field));
  return { subjectId: key.subjectId, name: opened('name'), phone: opened('phone'), email: opened('email'), address: null };
}
