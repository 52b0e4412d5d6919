import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import { bonusesApi, type BonusId, type BonusSummaryView, type BonusView, type FindBonuses, type PayBonus } from '@tradewind/contracts/performance/bonuses.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { BonusRepository } from './bonus.repository.js';
import { bonusSummaryView, bonusView } from './bonus.view.js';
import { ScorecardRepository } from './scorecard.repository.js';

@Controller()
export class BonusesController {
  constructor(
    private readonly bonuses: BonusRepository,
    private readonly scorecards: ScorecardRepository,
    private readonly numbers: Numbers,
  ) {}

  @Handles(bonusesApi.approveBonus)
  async approveBonus({ bonusId }: BonusId, approver: Actor, at: Date): Promise<BonusView> {
    const { branch, scorecardId } = await this.bonuses.get(bonusId);
    const no = await this.numbers.next(branch, 'JJ', at);
    const status = await this.scorecards.heldStatus(scorecardId);
    return bonusView(
      await this.bonuses.update(bonusId, (bonus) => {
        bonus.approve(no, status, approver, at);
      }),
    );
  }

  @Handles(bonusesApi.payBonus)
  async payBonus({ bonusId, reference }: BonusId & PayBonus, payer: Actor, at: Date): Promise<BonusView> {
    return bonusView(
      await this.bonuses.update(bonusId, (bonus) => {
        bonus.pay(reference, payer, at);
      }),
    );
  }

  @Handles(bonusesApi.getBonus)
  async getBonus({ bonusId }: BonusId): Promise<BonusView> {
    return bonusView(await this.bonuses.get(bonusId));
  }

  @Handles(bonusesApi.findBonuses)
  findBonuses({ limit, cursor, personId, ...filters }: FindBonuses): Promise<Page<BonusSummaryView>> {
    return this.bonuses.page({ limit, cursor }, { ...filters, ownerId: personId }, bonusSummaryView);
  }
}
