import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import { bonusesApi, type BonusId, type BonusSummaryView, type BonusView, type FindBonuses } from '@tradewind/contracts/performance/bonuses.api';
import type { BonusPayoutFact } from '@tradewind/contracts/performance/performance.events';
import type { Actor } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { BonusRepository } from './bonus.repository.js';
import { bonusSummaryView, bonusView } from './bonus.view.js';
import { CycleRepository } from './cycle.repository.js';
import type { Bonus } from './domain/bonus.js';
import { BonusPayout } from './processes/bonus-payout.process.js';
import { ScorecardRepository } from './scorecard.repository.js';

@Controller()
export class BonusesController {
  constructor(
    private readonly bonuses: BonusRepository,
    private readonly scorecards: ScorecardRepository,
    private readonly cycles: CycleRepository,
    private readonly numbers: Numbers,
    private readonly payouts: BonusPayout,
  ) {}

  @Handles(bonusesApi.approveBonus)
  async approveBonus({ bonusId }: BonusId, approver: Actor, at: Date): Promise<BonusView> {
    const { branch, scorecardId } = await this.bonuses.get(bonusId);
    const no = await this.numbers.next(branch, 'JJ', at);
    const status = await this.scorecards.heldStatus(scorecardId);
    return this.requesting(bonusId, scorecardId, (bonus, requestId, handledBy) => {
      bonus.approve(no, status, approver, at);
      return bonus.requestPayout(requestId, handledBy);
    });
  }

  @Handles(bonusesApi.requestPayout)
  async requestPayout({ bonusId }: BonusId, approver: Actor): Promise<BonusView> {
    const { scorecardId } = await this.bonuses.get(bonusId);
    return this.requesting(bonusId, scorecardId, (bonus, requestId, handledBy) => bonus.requestPayoutAgain(requestId, handledBy, approver));
  }

  @Handles(bonusesApi.getBonus)
  async getBonus({ bonusId }: BonusId): Promise<BonusView> {
    return bonusView(await this.bonuses.get(bonusId));
  }

  @Handles(bonusesApi.findBonuses)
  findBonuses({ limit, cursor, personId, ...filters }: FindBonuses): Promise<Page<BonusSummaryView>> {
    return this.bonuses.page({ limit, cursor }, { ...filters, ownerId: personId }, bonusSummaryView);
  }

  /** The request and the process that sees it through begin together. */
  private async requesting(
    bonusId: string,
    scorecardId: string,
    decide: (bonus: Bonus, requestId: string, handledBy: string) => BonusPayoutFact,
  ): Promise<BonusView> {
    const handledBy = await this.cycles.closerOf(scorecardId);
    let request: BonusPayoutFact | undefined;
    const bonus = await this.bonuses.update(bonusId, (found) => {
      request = decide(found, newId(), handledBy);
    });
    if (request) await this.payouts.begin(bonus, request);
    return bonusView(bonus);
  }
}
