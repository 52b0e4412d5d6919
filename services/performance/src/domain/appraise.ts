import type { Kpi, SalesBasis } from '@tradewind/contracts/performance/kpis';
import type { Yardstick } from '@tradewind/contracts/performance/scorecards.api';
import { Money } from '@tradewind/domain/money';
import type { KpiPolicy, KpiRule } from '@tradewind/policies/kinds';
import type { KpiFact } from './kpi-fact.js';
import { Ratio } from './ratio.js';

export type CountedFact = Pick<KpiFact, 'id' | 'kind' | 'amount' | 'profit'>;

/** Everything a scorecard is reckoned from: facts, and what was to be reached. */
export interface Performance {
  readonly facts: readonly CountedFact[];
  /** Facts of the month before: growth is measured against them (PER-03). */
  readonly before: readonly CountedFact[];
  readonly targets: Readonly<Partial<Record<Kpi, string>>>;
}

export interface KpiResult {
  readonly code: Kpi;
  readonly actual: string;
  readonly target: string | null;
  readonly yardstick: Yardstick;
  readonly achievement: string;
  readonly weight: string;
  readonly points: string;
  readonly factIds: readonly string[];
}

export interface InTime {
  readonly all: number;
  readonly inTime: number;
  readonly share: string | null;
  readonly factIds: readonly string[];
}

export interface Appraisal {
  readonly kpis: readonly KpiResult[];
  readonly response: InTime;
  readonly resolution: InTime;
  /** Σ weight × achievement. */
  readonly score: string;
}

/** The five KPIs of 000 §4.1 and the service times of 003-D §4.2, by nothing but facts, targets and policy (PER-01..06, PER-11, C-25). */
export function appraise(policy: KpiPolicy, performance: Performance): Appraisal {
  const kpis = policy.kpis.map((rule) => result(rule, policy, performance));
  return {
    kpis,
    response: inTime(performance.facts.filter(({ kind }) => kind === 'response')),
    resolution: inTime(performance.facts.filter(({ kind }) => kind === 'resolution')),
    score: Ratio.sum(kpis.map(({ points }) => Ratio.of(points))).toString(),
  };
}

function result({ code, weight, full }: KpiRule, { salesBasis, cap }: KpiPolicy, performance: Performance): KpiResult {
  const { actual, factIds } = FIGURES[code](performance, salesBasis);
  const set = performance.targets[code];
  const target = set ?? full ?? null;
  const achievement = target === null ? Ratio.zero : Ratio.share(actual, target).atLeast(Ratio.zero).atMost(Ratio.of(cap));
  return {
    code,
    actual,
    target,
    yardstick: set !== undefined ? 'target' : full !== undefined ? 'policy' : 'none',
    achievement: achievement.toString(),
    weight,
    points: Ratio.of(weight).times(achievement).toString(),
    factIds,
  };
}

interface FigureOf {
  readonly actual: string;
  readonly factIds: readonly string[];
}

const FIGURES: Readonly<Record<Kpi, (performance: Performance, basis: SalesBasis) => FigureOf>> = {
  'sales-amount': ({ facts }, basis) =>
    figure(
      facts.filter(({ kind }) => kind === basis),
      (sales) => amountOf(sales).toString(),
    ),
  // Money received carries no cost: its profit is that of the goods delivered.
  'sales-profit': ({ facts }, basis) =>
    figure(
      facts.filter(({ kind }) => kind === (basis === 'received' ? 'delivered' : basis)),
      profitOf,
    ),
  'growth-rate': ({ facts, before }, basis) => {
    const sold = (some: readonly CountedFact[]) => some.filter(({ kind }) => kind === basis);
    return { actual: growth(amountOf(sold(facts)), amountOf(sold(before))), factIds: idsOf([...sold(before), ...sold(facts)]) };
  },
  'new-customers': ({ facts }) =>
    figure(
      facts.filter(({ kind }) => kind === 'new-customer'),
      (found) => String(found.length),
    ),
  satisfaction: ({ facts }) =>
    figure(
      facts.filter(({ kind }) => kind === 'satisfaction'),
      averageOf,
    ),
};

const figure = (facts: readonly CountedFact[], reckon: (facts: readonly CountedFact[]) => string): FigureOf => ({
  actual: reckon(facts),
  factIds: idsOf(facts),
});

const idsOf = (facts: readonly CountedFact[]): string[] => facts.map(({ id }) => id);

const amountOf = (facts: readonly CountedFact[]): Money => Money.sum(facts.map(({ amount }) => Money.of(amount)));

const profitOf = (facts: readonly CountedFact[]): string => Money.sum(facts.map(({ profit }) => Money.of(profit ?? '0'))).toString();

/** Nobody was asked: zero. */
const averageOf = (facts: readonly CountedFact[]): string => Ratio.share(amountOf(facts).toString(), String(facts.length)).toString();

/** (now − before) / before; from nothing, or less than that, to something counts as 1, to nothing as 0. */
function growth(now: Money, before: Money): string {
  if (before.isZero() || before.isNegative()) return now.exceeds(Money.zero()) ? '1' : '0';
  return Ratio.share(now.minus(before).toString(), before.toString()).toString();
}

function inTime(facts: readonly CountedFact[]): InTime {
  const kept = facts.filter(({ amount }) => !Money.of(amount).isZero()).length;
  return {
    all: facts.length,
    inTime: kept,
    share: facts.length === 0 ? null : Ratio.share(String(kept), String(facts.length)).toString(),
    factIds: idsOf(facts),
  };
}
