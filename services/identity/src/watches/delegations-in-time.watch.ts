import { Injectable } from '@nestjs/common';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { AllDelegations } from '../delegation.repository.js';

/** Delegations begin and end by themselves. Tokens do not wait for this: they go by the dates. */
@Injectable()
export class DelegationsInTime {
  constructor(
    private readonly db: Database,
    private readonly delegations: AllDelegations,
  ) {}

  @Watches(1_000)
  async keep(at: Date): Promise<void> {
    for (const { id, status, from, until } of await this.delegations.notOver()) {
      const due = until <= at ? 'end' : status === 'scheduled' && from <= at ? 'begin' : null;
      if (due)
        await this.db.unitOfWork(() =>
          this.delegations.update(id, (delegation) => {
            delegation[due]();
          }),
        );
    }
  }
}
