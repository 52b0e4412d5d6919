import type { Given } from './given.js';
import type { Invariant, Violation } from './invariant.js';
import type { Reading } from './reading.js';

/** What was found when an invariant was held against the databases once. */
export interface Examined {
  readonly id: string;
  readonly sentence: string;
  readonly looked: number;
  readonly seconds: number;
  /** By what they say, so that the same one can be recognised. */
  readonly violations: ReadonlyMap<string, Violation>;
  readonly note: string;
}

/** Whoever is that far from right need not be told of every row; and memory has an end. */
const MOST = 10_000;

export async function examine(invariant: Invariant, reading: Reading, given: Given): Promise<Examined> {
  const violations = new Map<string, Violation>();
  let note = '';
  const began = performance.now();
  reading.takeLooked();
  for await (const found of invariant.find(reading, given)) {
    if ('notChecked' in found) note = found.notChecked;
    else violations.set(JSON.stringify(found), found);
    if (violations.size >= MOST) {
      note = `there are more than ${MOST}; the search ended there`;
      break;
    }
  }
  const { id, sentence } = invariant;
  const seconds = Math.round(performance.now() - began) / 1_000;
  return { id, sentence, looked: reading.takeLooked(), seconds, violations, note };
}
