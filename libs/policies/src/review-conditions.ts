import type { Objection } from '@tradewind/contracts/policies/objection';
import { Conditions } from './condition.js';
import type { Facts, GivenFacts, Others } from './facts.js';
import { POLICY_KINDS, type ReviewKind, type ReviewStepRule } from './kinds.js';
import type { PolicyKind } from './policy.js';

const isReview = (kind: PolicyKind): kind is ReviewKind => 'facts' in kind;
const kinds: readonly PolicyKind[] = POLICY_KINDS;

/** One reader of conditions for each kind of review, for as long as the process runs: it keeps what it has read. */
const READERS: ReadonlyMap<string, Conditions<Facts>> = new Map(kinds.filter(isReview).map(({ key, facts }) => [key, new Conditions<Facts>(facts)]));

function readerOf(key: string): Conditions<Facts> {
  const reader = READERS.get(key);
  if (!reader) throw new Error(`"${key}" is no kind of review: defineReview says what its conditions may ask about`);
  return reader;
}

/** Whether a condition of this kind of review holds: for whoever opens a case, or opens it again. What it asks about and is not known counts as true: rather somebody too many. */
export function holdsIn(key: string): (condition: string, facts: GivenFacts) => boolean {
  const conditions = readerOf(key);
  return (condition, facts) => conditions.missing(condition, facts).length > 0 || conditions.holds(condition, facts);
}

/** What speaks against the conditions of these steps. */
export function objectionsToConditions(key: string, steps: readonly Pick<ReviewStepRule, 'step' | 'when'>[], others: Others): Objection[] {
  return steps.flatMap(({ when }) => (when === undefined ? [] : readerOf(key).objectionsTo(when, 'ORG-07', others)));
}
