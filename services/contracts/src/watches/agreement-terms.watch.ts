import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { PartnerAgreementRepository } from '../partner-agreement.repository.js';
import { ServiceContractRepository } from '../service-contract.repository.js';

const IN_EFFECT = ['effective', 'ending'];

/** Announces service contracts and partner agreements that are about to end, once each, and then marks those whose last day has passed (CON-17, CON-21). */
@Injectable()
export class AgreementTermsWatch {
  constructor(
    private readonly db: Database,
    private readonly serviceContracts: ServiceContractRepository,
    private readonly partnerAgreements: PartnerAgreementRepository,
  ) {}

  @Watches(1000)
  async look(at: Date): Promise<void> {
    const today = businessDate(at);
    for (const id of await this.serviceContracts.toRemindOn(today))
      await this.db.unitOfWork(() => this.serviceContracts.updateWhere({ id, status: IN_EFFECT }, (contract) => contract.remind()));
    for (const id of await this.serviceContracts.overOn(today))
      await this.db.unitOfWork(() => this.serviceContracts.updateWhere({ id, status: IN_EFFECT }, (contract) => contract.expire(at)));
    for (const id of await this.partnerAgreements.toRemindOn(today))
      await this.db.unitOfWork(() => this.partnerAgreements.updateWhere({ id, status: IN_EFFECT }, (agreement) => agreement.remind()));
    for (const id of await this.partnerAgreements.overOn(today))
      await this.db.unitOfWork(() => this.partnerAgreements.updateWhere({ id, status: IN_EFFECT }, (agreement) => agreement.expire(at)));
  }
}
