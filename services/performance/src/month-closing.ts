import { Injectable } from '@nestjs/common';
import { branchUnknown, type CloseMonth } from '@tradewind/contracts/performance/months.api';
import { covers, type Actor } from '@tradewind/kernel/actor';
import { currentCall, withCall } from '@tradewind/kernel/call';
import { bonusPolicy, kpiPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { BonusRepository } from './bonus.repository.js';
import { BranchMonths } from './branch-months.js';
import { CycleRepository } from './cycle.repository.js';
import { appraisedIn, peopleIn, type AppraisedWithTargets } from './domain/appraised-in.js';
import { Bonus } from './domain/bonus.js';
import { Cycle, type Rules } from './domain/cycle.js';
import { lastMomentOf } from './domain/month.js';
import { reckon, type MonthFacts } from './domain/reckon-month.js';
import { Scorecard } from './domain/scorecard.js';
import { FactsOfMonth } from './facts-of-month.js';
import { Organisation } from './organisation.js';
import { ScorecardRepository } from './scorecard.repository.js';
import { TargetRepository } from './target.repository.js';

/** Closes a month of a branch in one transaction: facts, scorecards and bonuses are frozen together (PER-09, PER-12). */
@Injectable()
export class MonthClosing {
  constructor(
    private readonly organisation: Organisation,
    private readonly months: BranchMonths,
    private readonly facts: FactsOfMonth,
    private readonly policies: Policies,
    private readonly targets: TargetRepository,
    private readonly cycles: CycleRepository,
    private readonly scorecards: ScorecardRepository,
    private readonly bonuses: BonusRepository,
  ) {}

  async close({ branch, month }: CloseMonth, closer: Actor, at: Date): Promise<Cycle> {
    const org = await this.reachablePathOf(branch, closer);
    await this.assertNext(month, { org, branch }, await this.months.hold(branch), at);
    const rules = await this.rulesOf(month, org);
    const facts = await this.facts.of(branch, month);
    const appraised = await this.appraised({ branch, month, org }, facts, rules);
    const cycle = await this.cycles.add(Cycle.close(month, { org, branch }, rules, appraised.length, closer));
    for (const one of appraised) await this.freeze(cycle, one, facts, rules);
    return cycle;
  }

  /** What can be said before anything is asked or locked; `close` says it again. */
  async assertClosable({ branch, month }: CloseMonth, closer: Actor, at: Date): Promise<{ readonly org: string }> {
    const org = await this.reachablePathOf(branch, closer);
    await this.assertNext(month, { org, branch }, await this.months.closedUpTo(branch), at);
    return { org };
  }

  private async assertNext(month: string, where: { readonly org: string; readonly branch: string }, closedUpTo: string | null, at: Date): Promise<void> {
    Cycle.assertClosable(month, { ...where, closedUpTo, firstOpen: await this.months.firstOpen(where.branch, closedUpTo) }, at);
  }

  /** A branch out of reach is as good as not there. */
  private async reachablePathOf(branch: string, { id: ownerId }: Actor): Promise<string> {
    const org = await this.organisation.pathOf(branch);
    if (!covers(currentCall().reach, { org, ownerId })) throw branchUnknown({ branch });
    return org;
  }

  /** The rules that were in force when the month ended, whenever it is closed (PER-11). */
  private rulesOf(month: string, org: string): Promise<Rules> {
    return withCall({ ...currentCall(), at: lastMomentOf(month) }, async () => ({
      kpi: await this.policies.inForce(kpiPolicy, org),
      bonus: await this.policies.inForce(bonusPolicy, org),
    }));
  }

  private async appraised(
    where: { readonly branch: string; readonly month: string; readonly org: string },
    { facts }: MonthFacts,
    { kpi }: Rules,
  ): Promise<readonly AppraisedWithTargets[]> {
    const targets = await this.targets.inForce(where.branch, parseInt(where.month.slice(0, 4), 10));
    const people = await this.organisation.people(peopleIn(facts, targets));
    return appraisedIn({ ...where, facts, targets, people }, kpi.value);
  }

  private async freeze(cycle: Cycle, { who, targets }: AppraisedWithTargets, facts: MonthFacts, rules: Rules): Promise<void> {
    const { appraisal, bonus } = reckon(who, targets, facts, { kpi: rules.kpi.value, bonus: rules.bonus.value });
    const scorecard = await this.scorecards.add(Scorecard.freeze(cycle, who, appraisal));
    if (bonus.length > 0) await this.bonuses.add(Bonus.compute(scorecard, rules.bonus.version, bonus));
  }
}
