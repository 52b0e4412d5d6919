import { Injectable } from '@nestjs/common';
import { bonusPayoutRequested, type BonusPayoutFact } from '@tradewind/contracts/performance/performance.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { PayoutDesk } from '../payout-desk.js';

/** A bonus was approved: its payout waits for a payer who had no part in it (PER-13, EXP-13). */
@Injectable()
export class OpenPayoutReaction {
  constructor(private readonly desk: PayoutDesk) {}

  @Consumes(bonusPayoutRequested)
  async open(bonus: BonusPayoutFact, { org, branch, occurredAt }: EventEnvelope<BonusPayoutFact>): Promise<void> {
    await this.desk.open(bonus, { org, branch }, new Date(occurredAt));
  }
}
