import type { CustomerContactView, CustomerView } from '@tradewind/contracts/customers/customers.api';
import { completenessOf } from './domain/completeness.js';
import type { Contact } from './domain/contact.js';
import type { Customer } from './domain/customer.js';

export const customerView = (customer: Customer): CustomerView => {
  const { id, version, no, name, org, branch, ownerId, ownerName, status, tier, creditCode, creditCodeVerified, creditCodeReason } = customer;
  const { industry, address, needs, preferences, contacts, contactedOn, contactDueOn, contactLate, leadId, createdAt, updatedAt } = customer;
  return {
    id,
    version,
    no,
    name,
    org,
    branch,
    ownerId,
    ownerName,
    status,
    tier,
    creditCode,
    creditCodeVerified,
    creditCodeReason,
    industry,
    address,
    needs,
    preferences,
    contacts: contacts.map(contactView),
    completeness: completenessOf(customer),
    contactedOn,
    contactDueOn,
    contactLate,
    leadId,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
};

const ERASED = '***';

/** What everybody sees: the masks that lie beside the sealed values. Nothing is decrypted for a view. */
const contactView = ({ contactId, name, position, phone, email, address, consents, erasedAt }: Contact): CustomerContactView => ({
  contactId,
  name: name?.masked ?? ERASED,
  position,
  phone: phone?.masked ?? null,
  email: email?.masked ?? null,
  address: address?.masked ?? null,
  consents,
  erasedAt,
});
