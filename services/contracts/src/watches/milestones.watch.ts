import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { ContractRepository } from '../contract.repository.js';

/** Warns, once each, of milestones whose day has passed and that are not done (CON-15, CON-16). */
@Injectable()
export class MilestonesWatch {
  constructor(
    private readonly db: Database,
    private readonly contracts: ContractRepository,
  ) {}

  @Watches(1000)
  async warn(at: Date): Promise<void> {
    for (const id of await this.contracts.lateOn(businessDate(at)))
      await this.db.unitOfWork(() =>
        this.contracts.updateWhere({ id, status: 'effective' }, (contract) => {
          contract.warnOfLate(at);
        }),
      );
  }
}
