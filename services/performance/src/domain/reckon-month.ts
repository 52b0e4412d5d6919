import type { SalesBasis } from '@tradewind/contracts/performance/kpis';
import { Money } from '@tradewind/domain/money';
import { isWithin } from '@tradewind/kernel/actor';
import type { BonusPolicy, KpiPolicy } from '@tradewind/policies/kinds';
import { appraise, type Appraisal, type Performance } from './appraise.js';
import type { KpiFact } from './kpi-fact.js';
import { reckonBonus, type BonusLine } from './reckon-bonus.js';
import type { Appraised } from './scorecard.js';

export type MonthlyFact = Pick<KpiFact, 'id' | 'kind' | 'ownerId' | 'org' | 'day' | 'amount' | 'profit'>;

/** Everything that counts in a month of a branch, and in the month before. */
export interface MonthFacts {
  readonly facts: readonly MonthlyFact[];
  readonly before: readonly MonthlyFact[];
}

export interface Reckoning {
  readonly appraisal: Appraisal;
  readonly bonus: readonly BonusLine[];
}

type Who = Pick<Appraised, 'personId' | 'units' | 'ownSalesTarget'>;

/**
 * Scorecard and bonus of one person: the same facts, targets and rules always give the same figures (PER-09).
 * Who answers for a unit is appraised by the whole unit; commission is only for what one sold oneself (PER-13, PER-14).
 */
export function reckon(
  who: Who,
  targets: Performance['targets'],
  { facts, before }: MonthFacts,
  rules: { readonly kpi: KpiPolicy; readonly bonus: BonusPolicy },
): Reckoning {
  const counts = countsFor(who);
  const appraisal = appraise(rules.kpi, { facts: facts.filter(counts), before: before.filter(counts), targets });
  const bonus = reckonBonus(rules.bonus, {
    sales: ownSales(facts, who, rules.kpi.salesBasis),
    salesTarget: who.ownSalesTarget,
    score: appraisal.score,
    scoreFactIds: [...new Set(appraisal.kpis.flatMap(({ factIds }) => factIds))],
  });
  return { appraisal, bonus };
}

/** What a frozen scorecard's own sales were measured by, under other rules: a target that was set stays, one that the rules gave is theirs to give. */
export function salesTargetUnder(rules: KpiPolicy, frozen: string | null, frozenRules: KpiPolicy): string | null {
  const given = fullOf(frozenRules);
  const wasGiven = frozen === null || (given !== null && Money.of(frozen).toString() === Money.of(given).toString());
  return wasGiven ? fullOf(rules) : frozen;
}

const fullOf = ({ kpis }: KpiPolicy): string | null => kpis.find(({ code }) => code === 'sales-amount')?.full ?? null;

const countsFor =
  ({ personId, units }: Who) =>
  ({ ownerId, org }: MonthlyFact): boolean =>
    ownerId === personId || units.some((unit) => isWithin(org, unit));

const ownSales = (facts: readonly MonthlyFact[], { personId }: Who, basis: SalesBasis): MonthlyFact[] =>
  facts.filter(({ ownerId, kind }) => ownerId === personId && kind === basis);

/** The targets a frozen scorecard was reckoned with. */
export const frozenTargets = (kpis: Appraisal['kpis']): Performance['targets'] =>
  Object.fromEntries(kpis.filter(({ yardstick }) => yardstick === 'target').map(({ code, target }) => [code, target]));
