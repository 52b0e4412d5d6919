import type { PartnerAppView } from '@tradewind/contracts/identity/partner-apps.api';
import type { PartnerApp } from './domain/partner-app.js';

export const partnerAppView = ({ secrets, ...app }: PartnerApp): PartnerAppView => ({
  id: app.id,
  version: app.version,
  name: app.name,
  status: app.status,
  scopes: app.scopes,
  org: app.org,
  branch: app.branch,
  customerId: app.customerId,
  allowedAddresses: app.allowedAddresses,
  quotaPerMinute: app.quotaPerMinute,
  secrets: secrets.map(({ id: secretId, addedAt }) => ({ secretId, addedAt })),
});
