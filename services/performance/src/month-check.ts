import { Injectable } from '@nestjs/common';
import type { FrozenDifference, MonthCheckView } from '@tradewind/contracts/performance/months.api';
import { contentHash } from '@tradewind/domain/content-hash';
import { BonusRepository } from './bonus.repository.js';
import type { Cycle } from './domain/cycle.js';
import { Ratio } from './domain/ratio.js';
import { bonusAmount } from './domain/reckon-bonus.js';
import { frozenTargets, reckon, type MonthFacts } from './domain/reckon-month.js';
import type { Scorecard } from './domain/scorecard.js';
import { FactsOfMonth } from './facts-of-month.js';
import { ScorecardRepository } from './scorecard.repository.js';

/** Reckons a closed month again from its facts, with the targets and rules it was closed with (PER-09, PER-27). */
@Injectable()
export class MonthCheck {
  constructor(
    private readonly facts: FactsOfMonth,
    private readonly scorecards: ScorecardRepository,
    private readonly bonuses: BonusRepository,
  ) {}

  async check(cycle: Cycle): Promise<MonthCheckView> {
    const facts = await this.facts.of(cycle.branch, cycle.month);
    const scorecards = await this.scorecards.ofCycle(cycle.id);
    const bonuses = await this.bonuses.findAll({ branch: cycle.branch, month: cycle.month });
    const paid = new Map(bonuses.map(({ scorecardId, amount }) => [scorecardId, amount]));
    const differences = scorecards.flatMap((scorecard) => differencesOf(scorecard, paid.get(scorecard.id) ?? '0.00', cycle, facts));
    return { same: differences.length === 0, scorecards: scorecards.length, differences };
  }
}

function differencesOf(scorecard: Scorecard, frozenBonus: string, { kpi, bonus }: Cycle, facts: MonthFacts): FrozenDifference[] {
  const { id: scorecardId, ownerId: personId, personName, units, ownSalesTarget, kpis, score } = scorecard;
  const again = reckon({ personId, units, ownSalesTarget }, frozenTargets(kpis), facts, { kpi, bonus });
  const figures = [
    ...kpis.map((frozen, i) => ({ figure: frozen.code, frozen: contentHash(frozen), recomputed: contentHash(again.appraisal.kpis[i]) })),
    { figure: 'score', frozen: Ratio.of(score).toString(), recomputed: again.appraisal.score },
    { figure: 'bonus', frozen: frozenBonus, recomputed: bonusAmount(again.bonus) },
  ];
  return figures.filter(({ frozen, recomputed }) => frozen !== recomputed).map((difference) => ({ scorecardId, personName, ...difference }));
}
