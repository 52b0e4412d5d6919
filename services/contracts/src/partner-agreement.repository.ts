import { Injectable } from '@nestjs/common';
import { partnerAgreementNotFound } from '@tradewind/contracts/contracts/partner-agreements.api';
import { Database } from '@tradewind/persistence/database';
import { AgreementRepository } from './agreement.repository.js';
import { HELD, type Period } from './domain/agreement.js';
import { PartnerAgreement, type Rival } from './domain/partner-agreement.js';

const RIVALS = `SELECT "id", "no", "customerId", "status", "exclusive", "regions", "products", "validFrom"::text, "validUntil"::text
  FROM "partner_agreement" WHERE "status" = ANY($1) AND "validFrom" <= $2 AND "validUntil" >= $3 ORDER BY "id"`;

@Injectable()
export class PartnerAgreementRepository extends AgreementRepository<PartnerAgreement> {
  constructor(db: Database) {
    super(db, PartnerAgreement, (partnerAgreementId) => partnerAgreementNotFound({ partnerAgreementId }));
  }

  /** Whoever holds a territory in this period, in the whole company; who asks next waits until this transaction has ended, so two never hold the same. */
  async rivals({ validFrom, validUntil }: Period): Promise<Rival[]> {
    await this.db.execute(`SELECT pg_advisory_xact_lock(hashtext('partner territories'))`);
    return this.db.query<Rival>(RIVALS, [HELD, validUntil, validFrom]);
  }
}
