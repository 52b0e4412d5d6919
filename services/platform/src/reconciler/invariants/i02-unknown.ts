import type { ServiceName } from '../../definitions.js';
import type { Invariant, Violation } from '../invariant.js';
import { isUnknown, journalOf, operationsWithoutStoredAnswer, serviceOf, type Told } from '../journal.js';
import type { Reading } from '../reading.js';

/** All attempts under one key, of which at least one was left without an answer. */
interface Attempts {
  readonly operation: string;
  readonly key: string;
  readonly service: ServiceName;
  readonly requestIds: string[];
}

/** I2: only keys with an unknown result are held in memory; there are few. */
export const unknown: Invariant = {
  id: 'I2',
  sentence: 'A request whose result is unknown is there once or not at all, and its repetition gave that one',
  async *find(reading, { journal }) {
    if (journal === undefined) yield { notChecked: 'no client journal was given (--journal FILE)' };
    else for (const attempts of (await unknownIn(journal)).values()) yield* effectsOf(reading, attempts);
  },
};

async function unknownIn(journal: string): Promise<ReadonlyMap<string, Attempts>> {
  const unstored = await operationsWithoutStoredAnswer();
  const found = new Map<string, Attempts>();
  for await (const lines of journalOf(journal)) for (const told of lines) if (!unstored.has(told.operation)) take(found, told);
  return found;
}

function take(found: Map<string, Attempts>, told: Told): void {
  const { operation, key, requestId } = told;
  const service = serviceOf(told);
  if (!key || service === undefined) return;
  const name = `${operation} ${key}`;
  const known = found.get(name) ?? (isUnknown(told) ? { operation, key, service, requestIds: [] } : undefined);
  if (!known) return;
  if (requestId) known.requestIds.push(requestId);
  found.set(name, known);
}

async function* effectsOf(reading: Reading, { operation, key, service, requestIds }: Attempts): AsyncGenerator<Violation> {
  reading.sawSo(1);
  const [row] = await reading.rows<{ answers: number; effects: number }>(
    service,
    `SELECT (SELECT count(*)::int FROM "idempotency" WHERE "operation" = $1 AND "key" = $2) AS "answers",
            (SELECT count(DISTINCT ("requestId", "at"))::int FROM "audit" WHERE "requestId" = ANY($3) AND "action" = $1) AS "effects"`,
    [operation, key, requestIds],
  );
  const { answers = 0, effects = 0 } = row ?? {};
  if (effects > 1 || answers > 1) yield { database: service, what: 'was done more than once', row: { operation, key, requestIds, effects, answers } };
  else if (effects === 1 && answers === 0) yield { database: service, what: 'was done, and its answer is not kept', row: { operation, key, requestIds } };
}
