import type { Kpi } from '@tradewind/contracts/performance/kpis';
import { Money } from '@tradewind/domain/money';
import { isWithin } from '@tradewind/kernel/actor';
import type { KpiPolicy } from '@tradewind/policies/kinds';
import type { Performance } from './appraise.js';
import type { MonthlyFact } from './reckon-month.js';
import type { Appraised } from './scorecard.js';
import type { Target } from './target.js';

type KnownTarget = Pick<Target, 'kpi' | 'ownerId' | 'org' | 'unit' | 'of'>;

/** A month of a branch, as it is about to be closed. */
export interface ClosingMonth {
  readonly month: string;
  /** Path of the branch. */
  readonly org: string;
  readonly facts: readonly MonthlyFact[];
  /** Issued targets of the year in this branch. */
  readonly targets: readonly KnownTarget[];
  readonly people: ReadonlyMap<string, { readonly name: string; readonly org: string | null }>;
}

export interface AppraisedWithTargets {
  readonly who: Appraised;
  readonly targets: Performance['targets'];
}

/** Ids of everybody who has facts or targets. */
export const peopleIn = (facts: readonly MonthlyFact[], targets: readonly KnownTarget[]): string[] =>
  [...new Set([...facts, ...targets].map(({ ownerId }) => ownerId))].sort();

/** Everybody with facts or targets gets a scorecard (PER-25), measured by the targets of the units they answer for, or else their own. */
export function appraisedIn(closing: ClosingMonth, policy: KpiPolicy): readonly AppraisedWithTargets[] {
  return peopleIn(closing.facts, closing.targets).map((personId) => {
    const theirs = closing.targets.filter(({ ownerId }) => ownerId === personId);
    const ofUnits = theirs.filter(({ unit }) => unit !== null);
    const own = theirs.filter(({ unit }) => unit === null);
    const full = policy.kpis.find(({ code }) => code === 'sales-amount')?.full ?? null;
    return {
      who: {
        personId,
        personName: closing.people.get(personId)?.name ?? personId,
        org: homeOf(personId, closing, theirs),
        units: [...new Set(ofUnits.flatMap(({ unit }) => unit ?? []))].sort(),
        ownSalesTarget: sums(own, closing.month)['sales-amount'] ?? full,
      },
      targets: sums(ofUnits.length > 0 ? ofUnits : own, closing.month),
    };
  });
}

/** The unit of the person's post if it is in this branch, else where the latest fact or the target is. */
function homeOf(personId: string, { org, people, facts }: ClosingMonth, theirs: readonly KnownTarget[]): string {
  const latest = facts.findLast(({ ownerId }) => ownerId === personId);
  const places = [people.get(personId)?.org, latest?.org, theirs[0]?.org];
  return places.find((place) => place && isWithin(place, org)) ?? org;
}

/** Nothing to reach in this month is no target. */
function sums(targets: readonly KnownTarget[], month: string): Partial<Record<Kpi, string>> {
  const kpis = [...new Set(targets.map(({ kpi }) => kpi))];
  const amounts = kpis.map((code) => [code, Money.sum(targets.filter(({ kpi }) => kpi === code).map((target) => Money.of(target.of(month))))] as const);
  return Object.fromEntries(amounts.filter(([, amount]) => !amount.isZero()).map(([code, amount]) => [code, amount.toString()]));
}
