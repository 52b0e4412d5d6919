import type { ServiceName } from '../../definitions.js';
import type { Invariant, Violation } from '../invariant.js';
import { isAcknowledged, journalOf, operationsWithoutStoredAnswer, serviceOf, type Told } from '../journal.js';
import type { Reading } from '../reading.js';
import { A_CHANGE } from '../traces.js';

/** I1: the promise "an answer of 2xx is never lost, never doubled". */
export const acknowledged: Invariant = {
  id: 'I1',
  sentence: 'Every command that a client was told is done, is there, exactly once, and with the answer that was given',
  async *find(reading, { journal }) {
    if (journal === undefined) {
      yield { notChecked: 'no client journal was given (--journal FILE)' };
      return;
    }
    const unstored = await operationsWithoutStoredAnswer();
    for await (const lines of journalOf(journal)) {
      const acknowledgedLines = lines.filter(isAcknowledged);
      for (const [service, told] of Map.groupBy(acknowledgedLines, serviceOf)) {
        if (service === undefined) continue;
        reading.sawSo(told.length);
        yield* answersOf(
          reading,
          service,
          told.filter(({ key, operation }) => key && !unstored.has(operation)),
        );
        yield* effectsOf(
          reading,
          service,
          told.filter(({ aggregateId }) => aggregateId),
        );
      }
    }
  },
};

const ANSWERS = `SELECT w.n::int AS "n", count(i."key")::int AS "answers",
                        bool_or(w.hash IS NULL OR w.hash = encode(sha256(convert_to(i."reply", 'UTF8')), 'hex')) AS "same"
                   FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS w(operation, key, hash, n)
                   LEFT JOIN "idempotency" i ON i."operation" = w.operation AND i."key" = w.key
                  GROUP BY w.n HAVING count(i."key") <> 1 OR NOT bool_or(w.hash IS NULL OR w.hash = encode(sha256(convert_to(i."reply", 'UTF8')), 'hex'))`;

async function* answersOf(reading: Reading, database: ServiceName, told: readonly Told[]): AsyncGenerator<Violation> {
  const columns = [told.map(({ operation }) => operation), told.map(({ key }) => key), told.map(({ bodyHash }) => bodyHash ?? null)];
  for (const { n, answers } of await reading.rows<{ n: number; answers: number }>(database, ANSWERS, columns)) {
    const what =
      answers === 0 ? 'what a client was told is done is not there' : answers > 1 ? 'was done more than once' : 'another answer is kept than was given';
    yield { database, what, row: { ...told[n - 1], answers } };
  }
}

const EFFECTS = `SELECT w.n::int AS "n", count(a."id")::int AS "traces"
                   FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS w(id, version, n)
                   LEFT JOIN "audit" a ON a."aggregateId" = w.id AND (w.version IS NULL OR a."version" = w.version) AND ${A_CHANGE}
                  GROUP BY w.n, w.version HAVING count(a."id") = 0 OR (w.version IS NOT NULL AND count(a."id") > 1)`;

async function* effectsOf(reading: Reading, database: ServiceName, told: readonly Told[]): AsyncGenerator<Violation> {
  const columns = [told.map(({ aggregateId }) => aggregateId), told.map(({ version }) => version ?? null)];
  for (const { n, traces } of await reading.rows<{ n: number; traces: number }>(database, EFFECTS, columns))
    yield { database, what: traces === 0 ? 'what a client was told is done left no trace' : 'was done more than once', row: { ...told[n - 1], traces } };
}
