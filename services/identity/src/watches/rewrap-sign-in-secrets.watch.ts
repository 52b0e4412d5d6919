import { Injectable } from '@nestjs/common';
import { Watches } from '@tradewind/messaging/watches';
import { rewrapAll } from '@tradewind/personal-data/rewrapping';
import { Database } from '@tradewind/persistence/database';
import { PartnerSecretRows } from '../partner-secret-rows.js';
import { SecondFactorSecrets } from '../second-factor-secrets.js';

/** Seals second factors and the secrets of partner apps under the keys that were made active last (S12). */
@Injectable()
export class RewrapSignInSecretsWatch {
  constructor(
    private readonly db: Database,
    private readonly factors: SecondFactorSecrets,
    private readonly partners: PartnerSecretRows,
  ) {}

  @Watches(1_000)
  sealFactorsAnew(): Promise<void> {
    return rewrapAll(this.db, this.factors);
  }

  @Watches(1_000)
  sealPartnersAnew(): Promise<void> {
    return rewrapAll(this.db, this.partners);
  }
}
