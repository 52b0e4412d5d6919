import { setTimeout as sleep } from 'node:timers/promises';
import { INVARIANTS } from './catalogue.js';
import type { Databases, Given } from './given.js';
import { examine, type Examined } from './examine.js';
import { Reading } from './reading.js';
import type { Outcome, Report } from './report.js';

/** What `reconcile` is asked; everything but the databases may be left out. */
export interface Asked extends Partial<Omit<Given, 'deadLetters'>> {
  readonly databases: Databases;
  readonly expected?: Pick<Given, 'deadLetters'>;
  /** How long what is on its way may take to arrive; 0 when everything is at rest. */
  readonly settleSeconds?: number;
  /** Only these, by id. */
  readonly only?: readonly string[];
}

/** So many are named; all are counted. */
const NAMED = 20;

/**
 * Holds the eight databases against the invariants of reliability.md 5.2: reads only, by SQL, each database as it was at one moment.
 * The same program checks the chaos runs, a restore, and production every night (R17).
 *
 * A platform at work always has something on its way from one database to another. What is found is therefore looked at
 * once more when that time is over, and only what stands there unchanged is a violation.
 */
export async function reconcile(asked: Asked): Promise<Report> {
  const { settleSeconds = 0, only = [] } = asked;
  const at = new Date().toISOString();
  const began = performance.now();
  const ids = INVARIANTS.map(({ id }) => id).filter((id) => only.length === 0 || only.includes(id));
  let examined = await examineAll(asked, ids);
  const doubtful = examined.filter(({ violations }) => violations.size > 0).map(({ id }) => id);
  if (settleSeconds > 0 && doubtful.length > 0) {
    await sleep(settleSeconds * 1_000);
    const again = new Map((await examineAll(asked, doubtful)).map((each) => [each.id, each]));
    examined = examined.map((first) => standing(first, again.get(first.id)));
  }
  const outcomes = examined.map(outcomeOf);
  const violations = outcomes.reduce((sum, { count }) => sum + count, 0);
  return { at, seconds: Math.round(performance.now() - began) / 1000, settleSeconds, violations, outcomes };
}

async function examineAll(asked: Asked, ids: readonly string[]): Promise<Examined[]> {
  const { databases, expected, journal, canaries = [], idleSeconds = 15, auditPublicKeysFile } = asked;
  const given: Given = { journal, canaries, idleSeconds, auditPublicKeysFile, deadLetters: expected?.deadLetters ?? [] };
  const reading = await Reading.open(databases);
  try {
    const examined: Examined[] = [];
    for (const invariant of INVARIANTS) if (ids.includes(invariant.id)) examined.push(await examine(invariant, reading, given));
    return examined;
  } finally {
    await reading.close();
  }
}

/** What was found both times. */
function standing(first: Examined, second: Examined | undefined): Examined {
  if (!second) return first;
  return { ...second, violations: new Map([...second.violations].filter(([name]) => first.violations.has(name))) };
}

function outcomeOf({ id, sentence, looked, seconds, violations, note }: Examined): Outcome {
  const count = violations.size;
  const state = count > 0 ? 'violated' : looked === 0 && note !== '' ? 'not checked' : 'holds';
  return { id, sentence, state, looked, seconds, count, violations: [...violations.values()].slice(0, NAMED), note };
}
