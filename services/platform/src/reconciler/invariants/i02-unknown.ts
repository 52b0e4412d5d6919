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

const KEYS_AT_ONCE = 20_000;

/** I2: only keys with an unknown result are held in memory; there are few. */
export const unknown: Invariant = {
  id: 'I2',
  sentence: 'A request whose result is unknown is there once or not at all, and its repetition gave that one',
  async *find(reading, { journal }) {
    if (journal === undefined) {
      yield { notChecked: 'no client journal was given (--journal FILE)' };
      return;
    }
    const found = [...(await unknownIn(journal)).values()];
    for (const [service, ofService] of Map.groupBy(found, (each) => each.service))
      for (let at = 0; at < ofService.length; at += KEYS_AT_ONCE) yield* effectsOf(reading, service, ofService.slice(at, at + KEYS_AT_ONCE));
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

const EFFECTS = `WITH asked AS (SELECT n, operation, key FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w(operation, key, n)),
       answers AS (SELECT asked.n, count(*)::int AS "answers" FROM asked
                     JOIN "idempotency" i ON i."operation" = asked.operation AND i."key" = asked.key GROUP BY asked.n),
       effects AS (SELECT asked.n, count(DISTINCT (a."requestId", a."at"))::int AS "effects" FROM asked
                     JOIN unnest($3::int[], $4::text[]) AS attempt(n, id) ON attempt.n = asked.n
                     JOIN "audit" a ON a."requestId" = attempt.id AND a."action" = asked.operation GROUP BY asked.n)
  SELECT n::int, coalesce("answers", 0) AS "answers", coalesce("effects", 0) AS "effects" FROM effects FULL JOIN answers USING (n)
   WHERE coalesce("effects", 0) > 1 OR coalesce("answers", 0) > 1 OR (coalesce("effects", 0) = 1 AND coalesce("answers", 0) = 0)`;

interface Found {
  readonly n: number;
  readonly answers: number;
  readonly effects: number;
}

async function* effectsOf(reading: Reading, database: ServiceName, asked: readonly Attempts[]): AsyncGenerator<Violation> {
  reading.sawSo(asked.length);
  const attempts = asked.flatMap(({ requestIds }, i) => requestIds.map((id) => ({ n: i + 1, id })));
  const columns = [asked.map(({ operation }) => operation), asked.map(({ key }) => key), attempts.map(({ n }) => n), attempts.map(({ id }) => id)];
  for (const { n, answers, effects } of await reading.rows<Found>(database, EFFECTS, columns)) {
    const what = effects > 1 || answers > 1 ? 'was done more than once' : 'was done, and its answer is not kept';
    const { operation, key, requestIds } = asked[n - 1] ?? {};
    yield { database, what, row: { operation, key, requestIds, effects, answers } };
  }
}
