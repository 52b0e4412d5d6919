import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import { monthsApi, type CloseMonth, type CycleId, type CycleView, type FindCycles, type MonthCheckView } from '@tradewind/contracts/performance/months.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { CycleRepository } from './cycle.repository.js';
import { cycleView } from './cycle.view.js';
import type { Scorecard } from './domain/scorecard.js';
import { MonthCheck } from './month-check.js';
import { MonthClosing } from './month-closing.js';
import { ScorecardRepository } from './scorecard.repository.js';

@Controller()
export class MonthsController {
  constructor(
    private readonly closing: MonthClosing,
    private readonly checking: MonthCheck,
    private readonly cycles: CycleRepository,
    private readonly scorecards: ScorecardRepository,
  ) {}

  @Handles(monthsApi.closeMonth)
  async closeMonth(month: CloseMonth, closer: Actor, at: Date): Promise<CycleView> {
    return cycleView(await this.closing.close(month, closer, at));
  }

  @Handles(monthsApi.publishScorecards)
  async publishScorecards({ cycleId }: CycleId, _: Actor, at: Date): Promise<CycleView> {
    const cycle = await this.cycles.update(cycleId, (month) => {
      month.publish(at);
    });
    await this.onEachScorecard(cycleId, (scorecard) => {
      scorecard.publish(at);
    });
    return cycleView(cycle);
  }

  @Handles(monthsApi.lockMonth)
  async lockMonth({ cycleId }: CycleId, _: Actor, at: Date): Promise<CycleView> {
    const disputed = await this.scorecards.findAll({ cycleId, status: 'disputed' });
    const cycle = await this.cycles.update(cycleId, (month) => {
      month.lock(
        disputed.map(({ personName }) => personName),
        at,
      );
    });
    await this.onEachScorecard(cycleId, (scorecard) => {
      scorecard.lock();
    });
    return cycleView(cycle);
  }

  @Handles(monthsApi.getMonth)
  async getMonth({ cycleId }: CycleId): Promise<CycleView> {
    return cycleView(await this.cycles.get(cycleId));
  }

  @Handles(monthsApi.findMonths)
  findMonths({ limit, cursor, ...filters }: FindCycles): Promise<Page<CycleView>> {
    return this.cycles.page({ limit, cursor }, filters, cycleView);
  }

  @Handles(monthsApi.checkMonth)
  async checkMonth({ cycleId }: CycleId): Promise<MonthCheckView> {
    return this.checking.check(await this.cycles.get(cycleId));
  }

  private async onEachScorecard(cycleId: string, decide: (scorecard: Scorecard) => void): Promise<void> {
    for (const { id } of await this.scorecards.ofCycle(cycleId)) await this.scorecards.updateWhere({ id }, decide);
  }
}
