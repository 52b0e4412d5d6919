import { Injectable } from '@nestjs/common';
import { partnerAppNotFound } from '@tradewind/contracts/identity/partner-apps.faults';
import { isId } from '@tradewind/kernel/ids';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { PartnerApp } from './domain/partner-app.js';

@Injectable()
export class PartnerAppRepository extends AggregateRepository<PartnerApp> {
  constructor(db: Database) {
    super(db, PartnerApp, (partnerAppId) => partnerAppNotFound({ partnerAppId }), 'company');
  }

  /** The app behind a `client_id` or an `X-App-Key`, whatever text was sent as one. */
  known(id: string): Promise<PartnerApp | null> {
    return isId(id) ? this.findOne({ id }) : Promise.resolve(null);
  }
}
