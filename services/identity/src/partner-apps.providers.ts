import { IdentityConfig } from './identity.config.js';
import { PartnerAppRepository } from './partner-app.repository.js';
import { PartnerDoor } from './partner-door.js';
import { PartnerKey } from './partner-key.js';
import { PartnerNonces } from './partner-nonces.js';
import { PartnerSecretRows } from './partner-secret-rows.js';
import { PartnerSecrets } from './partner-secrets.js';
import { Quotas } from './quotas.js';

/** What partner apps and quotas are made of. */
export const PARTNER_APPS = [
  PartnerAppRepository,
  PartnerSecrets,
  PartnerSecretRows,
  PartnerNonces,
  PartnerDoor,
  Quotas,
  { provide: PartnerKey, inject: [IdentityConfig], useFactory: ({ partnerKeyFile }: IdentityConfig): PartnerKey => PartnerKey.fromFile(partnerKeyFile) },
];
