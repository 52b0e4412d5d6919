import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import {
  factsMissing,
  monthsApi,
  type CloseMonth,
  type CycleId,
  type CycleView,
  type FindCycles,
  type MonthCheckView,
  type RequestClosing,
} from '@tradewind/contracts/performance/months.api';
import type { ProcessView } from '@tradewind/contracts/processes/processes.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { CycleRepository } from './cycle.repository.js';
import { cycleView } from './cycle.view.js';
import { FactsIn } from './facts-in.js';
import { MonthCheck } from './month-check.js';
import { MonthClosing } from './month-closing.js';
import { MonthPublishing } from './month-publishing.js';
import { MonthClose } from './processes/month-close.process.js';

@Controller()
export class MonthsController {
  constructor(
    private readonly closing: MonthClosing,
    private readonly factsIn: FactsIn,
    private readonly close: MonthClose,
    private readonly publishing: MonthPublishing,
    private readonly checking: MonthCheck,
    private readonly cycles: CycleRepository,
  ) {}

  @Handles(monthsApi.closeMonth)
  async closeMonth(month: CloseMonth, closer: Actor, at: Date): Promise<CycleView> {
    await this.closing.assertClosable(month, closer, at);
    const missing = await this.factsIn.missing(month.branch, month.month);
    if (missing.length > 0) throw factsMissing({ missing });
    return cycleView(await this.closing.close(month, closer, at));
  }

  @Handles(monthsApi.requestClosing)
  async requestClosing({ publish = true, ...month }: RequestClosing, closer: Actor, at: Date): Promise<ProcessView> {
    const { org } = await this.closing.assertClosable(month, closer, at);
    return this.close.begin(month, org, publish, closer, at);
  }

  @Handles(monthsApi.publishScorecards)
  async publishScorecards({ cycleId }: CycleId, _: Actor, at: Date): Promise<CycleView> {
    return cycleView(await this.publishing.publish(cycleId, at));
  }

  @Handles(monthsApi.lockMonth)
  async lockMonth({ cycleId }: CycleId, _: Actor, at: Date): Promise<CycleView> {
    return cycleView(await this.publishing.lock(cycleId, at));
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
}
