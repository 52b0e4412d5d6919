import type { CustomerContactView, CustomerView } from '@tradewind/contracts/customers/customers.api';
import { completenessOf } from './domain/completeness.js';
import type { Contact } from './domain/contact.js';
import type { Customer } from './domain/customer.js';
import { maskedEmail, maskedName, maskedPhone } from './domain/masking.js';

export const customerView = (customer: Customer): CustomerView => {
  const { id, version, no, name, org, branch, ownerId, ownerName, status, tier, creditCode, creditCodeVerified, creditCodeReason } = customer;
  const { industry, address, needs, preferences, contacts, leadId, createdAt, updatedAt } = customer;
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
    leadId,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
};

const contactView = ({ contactId, name, position, phone, email }: Contact): CustomerContactView => ({
  contactId,
  name: maskedName(name),
  position,
  phone: phone && maskedPhone(phone),
  email: email && maskedEmail(email),
});
