import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { ContractRepository } from '../contract.repository.js';

/** Announces contracts that are about to end, once each, and then marks those whose last day has passed (CON-14, CON-15). */
@Injectable()
export class ContractTermsWatch {
  constructor(
    private readonly db: Database,
    private readonly contracts: ContractRepository,
  ) {}

  @Watches(1000)
  async look(at: Date): Promise<void> {
    const today = businessDate(at);
    for (const id of await this.contracts.toRemindOn(today))
      await this.db.unitOfWork(() => this.contracts.updateWhere({ id, status: 'effective' }, (contract) => contract.remind()));
    for (const id of await this.contracts.overOn(today))
      await this.db.unitOfWork(() => this.contracts.updateWhere({ id, status: 'effective' }, (contract) => contract.expire(at)));
  }
}
