import type { LeadView } from '@tradewind/contracts/customers/leads.api';
import type { Lead } from './domain/lead.js';

export const leadView = (lead: Lead): LeadView => {
  const { id, version, org, branch, ownerId, ownerName, status, source, companyName, creditCode, creditCodeVerified, creditCodeReason } = lead;
  const { person, need, contactNote, screening, keyFollowUp, reason, customerId, opportunityId, createdAt, updatedAt } = lead;
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
    contactName: person?.name?.masked ?? null,
    contactPhone: person?.phone?.masked ?? null,
    contactEmail: person?.email?.masked ?? null,
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
