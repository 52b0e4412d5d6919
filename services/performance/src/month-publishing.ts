import { Injectable } from '@nestjs/common';
import { CycleRepository } from './cycle.repository.js';
import type { Cycle } from './domain/cycle.js';
import type { Scorecard } from './domain/scorecard.js';
import { ScorecardRepository } from './scorecard.repository.js';

/** What is done to a closed month and all its scorecards at once. */
@Injectable()
export class MonthPublishing {
  constructor(
    private readonly cycles: CycleRepository,
    private readonly scorecards: ScorecardRepository,
  ) {}

  /** PER-25 */
  async publish(cycleId: string, at: Date): Promise<Cycle> {
    const cycle = await this.cycles.update(cycleId, (month) => {
      month.publish(at);
    });
    await this.onEachScorecard(cycleId, (scorecard) => {
      scorecard.publish(at);
    });
    return cycle;
  }

  /** PER-27 */
  async lock(cycleId: string, at: Date): Promise<Cycle> {
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
    return cycle;
  }

  private async onEachScorecard(cycleId: string, decide: (scorecard: Scorecard) => void): Promise<void> {
    for (const { id } of await this.scorecards.ofCycle(cycleId)) await this.scorecards.updateWhere({ id }, decide);
  }
}
