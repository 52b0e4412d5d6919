import type {
  ReplayedBonusView,
  ReplayedOutcomeView,
  ReplayedReviewsView,
  ReplayedStepView,
  ReplayedView,
  ReplayEffect,
} from '@tradewind/contracts/policies/replays.api';
import { Money } from '@tradewind/domain/money';

const MOST_EXAMPLES = 10;

/** What a review asked for, and would have asked for, of one step. */
export type StepChange = 'same' | 'added' | 'saved' | 'other-people';

/** The difference as it adds up, fact by fact and piece by piece. */
export class Tally {
  private facts = 0;
  private readonly reviews = new Map<string, ReplayedReviewsView>();
  private readonly steps = new Map<string, ReplayedStepView>();
  private readonly outcomes = new Map<string, ReplayedOutcomeView>();
  private readonly bonuses = new Map<string, ReplayedBonusView>();

  static of(pieces: readonly ReplayedView[]): Tally {
    const tally = new Tally();
    for (const piece of pieces) tally.add(piece);
    return tally;
  }

  look(facts: number): void {
    this.facts += facts;
  }

  review(key: string, changed: boolean, amount: string, no: string): void {
    this.putReviews({ key, reviews: 1, changed: changed ? 1 : 0, amountChanged: changed ? amount : '0', examples: changed ? [no] : [] });
  }

  step(key: string, step: string, change: StepChange, amount: string): void {
    const is = (...some: StepChange[]): number => (some.includes(change) ? 1 : 0);
    this.putStep({
      ...{ key, step, before: is('same', 'saved', 'other-people'), after: is('same', 'added', 'other-people') },
      ...{ added: is('added'), saved: is('saved'), otherPeople: is('other-people') },
      ...{ amountAdded: change === 'added' ? amount : '0', amountSaved: change === 'saved' ? amount : '0' },
    });
  }

  outcome(subject: string, code: string, effect: ReplayEffect, amount: string, no: string): void {
    this.putOutcome({ subject, code, effect, count: 1, amount, examples: [no] });
  }

  bonus(bonus: ReplayedBonusView): void {
    const known = this.bonuses.get(bonus.personId);
    const { before, after, months } = known ?? { before: '0', after: '0', months: 0 };
    this.bonuses.set(bonus.personId, {
      ...bonus,
      months: months + bonus.months,
      before: sum(before, bonus.before),
      after: sum(after, bonus.after),
    });
  }

  view(): ReplayedView {
    return {
      facts: this.facts,
      reviews: sorted(this.reviews),
      steps: sorted(this.steps),
      outcomes: sorted(this.outcomes),
      bonuses: sorted(this.bonuses),
    };
  }

  private add({ facts, reviews, steps, outcomes, bonuses }: ReplayedView): void {
    this.look(facts);
    for (const each of reviews) this.putReviews(each);
    for (const each of steps) this.putStep(each);
    for (const each of outcomes) this.putOutcome(each);
    for (const each of bonuses) this.bonus(each);
  }

  private putReviews(one: ReplayedReviewsView): void {
    const known = this.reviews.get(one.key);
    const { reviews, changed, amountChanged, examples } = known ?? { reviews: 0, changed: 0, amountChanged: '0', examples: [] };
    this.reviews.set(one.key, {
      ...{ key: one.key, reviews: reviews + one.reviews, changed: changed + one.changed },
      ...{ amountChanged: sum(amountChanged, one.amountChanged), examples: some(examples, one.examples) },
    });
  }

  private putStep(one: ReplayedStepView): void {
    const id = `${one.key} ${one.step}`;
    const known = this.steps.get(id);
    if (!known) {
      this.steps.set(id, { ...one, amountAdded: sum('0', one.amountAdded), amountSaved: sum('0', one.amountSaved) });
      return;
    }
    const { before, after, added, saved, otherPeople, amountAdded, amountSaved } = known;
    this.steps.set(id, {
      ...{ key: one.key, step: one.step, before: before + one.before, after: after + one.after, added: added + one.added, saved: saved + one.saved },
      ...{ otherPeople: otherPeople + one.otherPeople },
      ...{ amountAdded: sum(amountAdded, one.amountAdded), amountSaved: sum(amountSaved, one.amountSaved) },
    });
  }

  private putOutcome(one: ReplayedOutcomeView): void {
    const id = `${one.subject} ${one.code} ${one.effect}`;
    const { count, amount, examples } = this.outcomes.get(id) ?? { count: 0, amount: '0', examples: [] };
    this.outcomes.set(id, { ...one, count: count + one.count, amount: sum(amount, one.amount), examples: some(examples, one.examples) });
  }
}

/** Nothing is added most of the time. */
const sum = (a: string, b: string): string => (b === '0' && a !== '0' ? a : Money.of(a).plus(Money.of(b)).toString());

const some = (a: readonly string[], b: readonly string[]): readonly string[] => (a.length >= MOST_EXAMPLES ? a : [...a, ...b].slice(0, MOST_EXAMPLES));

const sorted = <V>(by: ReadonlyMap<string, V>): V[] => [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
