import type { LeadView } from '@tradewind/contracts/customers/leads.api';
import type { Lead } from './domain/lead.js';
import { maskedEmail, maskedName, maskedPhone } from './domain/masking.js';

export const leadView = (lead: Lead): LeadView => {
  const { id, version, org, branch, ownerId, ownerName, status, source, companyName, creditCode, creditCodeVerified, creditCodeReason } = lead;
  const { contactName, contactPhone, contactEmail, need, contactNote, screening, keyFollowUp, reason, customerId, opportunityId, createdAt, updatedAt } = lead;
  return {
    id,
    version,
    org,
    branch,
    ownerId,
    ownerName,
    status,
    source,
    companyName,
    creditCode,
    creditCodeVerified,
    creditCodeReason,
    contactName: contactName && maskedName(contactName),
    contactPhone: contactPhone && maskedPhone(contactPhone),
    contactEmail: contactEmail && maskedEmail(contactEmail),
    need,
    contactNote,
    screening,
    keyFollowUp,
    reason,
    customerId,
    opportunityId,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
};
