import { Injectable } from '@nestjs/common';
import { receivableOverdue, receivablePaid, type ReceivableFact } from '@tradewind/contracts/orders/orders.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { CreditProfileRepository } from '../credit-profile.repository.js';

/** Overdue payments hold a customer's credit; paying the last of them frees it (CUS-36). */
@Injectable()
export class HoldCredit {
  constructor(private readonly profiles: CreditProfileRepository) {}

  @Consumes(receivableOverdue)
  async hold({ customerId, receivableId }: ReceivableFact): Promise<void> {
    await this.profiles.updateWhere({ customerId }, (profile) => {
      profile.hold(receivableId);
    });
  }

  @Consumes(receivablePaid)
  async settle({ customerId, receivableId }: ReceivableFact): Promise<void> {
    const profile = await this.profiles.findOne({ customerId });
    if (!profile?.overdueReceivables.includes(receivableId)) return;
    await this.profiles.update(profile.id, (held) => {
      held.settle(receivableId);
    });
  }
}
