import { objection, type Objection } from '@tradewind/contracts/policies/objection';
import { Conditions, type FactType } from './condition.js';
import type { ReviewStepRule } from './kinds.js';

/** What the condition of a step may ask about, by kind of review; the aggregate under review gives these facts when its case is opened. */
const PRICE_FACTS = {
  /** Share off the list at the floor: 0.1 is 10 %. */
  discount: 'Decimal',
  /** What is given away at most. */
  amount: 'Decimal',
  quantity: 'Decimal',
} as const satisfies Readonly<Record<string, FactType>>;

const REVIEW_FACTS: Readonly<Record<string, Readonly<Record<string, FactType>>>> = {
  'price-exception-review': PRICE_FACTS,
  'lot-price-review': PRICE_FACTS,
};

/** One reader of conditions for each kind of review, for as long as the process runs: it keeps what it has read. */
const READERS = new Map(Object.entries(REVIEW_FACTS).map(([key, facts]) => [key, new Conditions(facts)]));
const NO_FACTS = new Conditions({});

/** Whether a condition of this kind of review holds: for whoever opens a case. */
export function holdsIn(key: string): (condition: string, facts: Readonly<Record<string, string>>) => boolean {
  const conditions = READERS.get(key) ?? NO_FACTS;
  return (condition, facts) => conditions.holds(condition, facts);
}

/** What speaks against the conditions of these steps; where a kind of review gives no facts, against any. */
export function objectionsToConditions(key: string, steps: readonly Pick<ReviewStepRule, 'step' | 'when'>[]): Objection[] {
  const conditions = READERS.get(key);
  return steps.flatMap(({ step, when }) => {
    if (when === undefined) return [];
    if (conditions) return conditions.objectionsTo(when, 'ORG-07');
    return [
      objection(
        'ORG-07',
        `the step "${step}" has a condition, but there is nothing that "${key}" could ask about`,
        `“${key}”没有可用于条件的事实，环节“${step}”不能设条件`,
      ),
    ];
  });
}
