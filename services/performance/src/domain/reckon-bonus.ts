import type { BonusPart } from '@tradewind/contracts/performance/bonuses.api';
import { Money } from '@tradewind/domain/money';
import type { BonusPolicy } from '@tradewind/policies/kinds';
import type { KpiFact } from './kpi-fact.js';
import { Ratio } from './ratio.js';

export type Sale = Pick<KpiFact, 'id' | 'day' | 'amount'>;

/** What a bonus is reckoned from. */
export interface Earned {
  /** What the person sold, by the basis of the policy. */
  readonly sales: readonly Sale[];
  /** The sales amount that counts as 100 %; null: nothing was set, and only a tier from 0 on can be reached. */
  readonly salesTarget: string | null;
  readonly score: string;
  /** Facts behind the score. */
  readonly scoreFactIds: readonly string[];
}

export interface BonusLine {
  readonly what: BonusPart;
  readonly from: string | null;
  readonly basis: string;
  readonly rate: string;
  readonly amount: string;
  readonly factIds: readonly string[];
}

/**
 * Commission tier by tier on the amount inside each tier (PER-14), then the score bonus (PER-13). The bonus is the sum
 * of these lines and nothing else: every yuan of it can be followed to facts (C-24).
 */
export function reckonBonus(policy: BonusPolicy, earned: Earned): readonly BonusLine[] {
  return [...commission(policy, earned), ...scoreBonus(policy, earned)].filter(({ amount }) => !Money.of(amount).isZero());
}

export const bonusAmount = (lines: readonly BonusLine[]): string => Money.sum(lines.map(({ amount }) => Money.of(amount))).toString();

function commission({ tiers }: BonusPolicy, { sales, salesTarget }: Earned): BonusLine[] {
  const within = tiers
    .filter(({ from }) => salesTarget !== null || Ratio.of(from).isZero())
    .toSorted((a, b) => (Ratio.of(a.from).covers(Ratio.of(b.from)) ? 1 : -1));
  const sold = [...spans(sales)];
  const total = sold.at(-1)?.upTo ?? Money.zero();
  const starts = within.map(({ from }) => Money.of(salesTarget ?? '0').times(from));
  return within.flatMap(({ from, rate }, i): BonusLine[] => {
    const start = starts[i] ?? total;
    const next = starts[i + 1];
    const end = total.atMost(next ?? total);
    if (!end.exceeds(start)) return [];
    const basis = end.minus(start);
    const factIds = sold.filter((span) => reaches(span, start, next)).map(({ id }) => id);
    return [{ what: 'commission', from, basis: basis.toString(), rate, amount: basis.times(rate).toString(), factIds }];
  });
}

interface Span {
  readonly id: string;
  readonly after: Money;
  readonly upTo: Money;
}

/** Whether a sale lies in a tier, or what was taken back of sales did: both made its basis what it is. */
function reaches({ after, upTo }: Span, start: Money, next: Money | undefined): boolean {
  const [low, high] = after.exceeds(upTo) ? [upTo, after] : [after, upTo];
  return high.exceeds(low) && high.exceeds(start) && (next === undefined || next.exceeds(low));
}

/** Sales laid end to end in the order in which they happened: says which sale reached which tier. */
function spans(sales: readonly Sale[]): readonly Span[] {
  const inOrder = sales.toSorted((a, b) => (`${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1));
  return inOrder.reduce<Span[]>((laid, { id, amount }) => {
    const after = laid.at(-1)?.upTo ?? Money.zero();
    return [...laid, { id, after, upTo: after.plus(Money.of(amount)) }];
  }, []);
}

function scoreBonus({ scoreBonus: full, lowestScore }: BonusPolicy, { score, scoreFactIds }: Earned): BonusLine[] {
  if (!Ratio.of(score).covers(Ratio.of(lowestScore))) return [];
  const rate = Ratio.of(score).atMost(Ratio.one).toString();
  return [{ what: 'score', from: null, basis: Money.of(full).toString(), rate, amount: Money.of(full).times(rate).toString(), factIds: scoreFactIds }];
}
