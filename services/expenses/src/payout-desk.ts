import { Injectable } from '@nestjs/common';
import type { BonusPayoutFact } from '@tradewind/contracts/performance/performance.events';
import { Numbers } from '@tradewind/persistence/numbers';
import { Payout } from './domain/payout.js';
import { PayoutRepository } from './payout.repository.js';

interface Place {
  readonly org: string;
  readonly branch: string;
}

/** One payout per request, whether the fact or the command comes first, and none on what was taken back (R5). */
@Injectable()
export class PayoutDesk {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly numbers: Numbers,
  ) {}

  async open(bonus: BonusPayoutFact, where: Place, at: Date): Promise<Payout> {
    return (await this.payouts.ofRequest(bonus.requestId)) ?? this.payouts.add(await this.numbered(bonus, where, at));
  }

  /** What never arrived is written down as cancelled, so that it does not come to life when it does. */
  async cancel(bonus: BonusPayoutFact, where: Place, at: Date): Promise<Payout> {
    const known = await this.payouts.ofRequest(bonus.requestId);
    if (known)
      return this.payouts.update(known.id, (payout) => {
        payout.cancel();
      });
    const payout = await this.numbered(bonus, where, at);
    payout.cancel();
    return this.payouts.add(payout);
  }

  private async numbered(bonus: BonusPayoutFact, where: Place, at: Date): Promise<Payout> {
    return Payout.open(bonus, where, await this.numbers.next(where.branch, 'FF', at), at);
  }
}
