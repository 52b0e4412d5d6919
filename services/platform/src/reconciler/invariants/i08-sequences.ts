import { aggregateTables, type AggregateTable } from '../aggregate-tables.js';
import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';
import { SERVICES } from '../reading.js';

/** Published rows go after a time; an aggregate that is younger than the oldest row still has all of its own. Ids are ordered by time. */
const OLDEST_KEPT = `(SELECT min("id"::text) FROM "outbox")`;

const gaps = (service: Rule['service']): Rule => ({
  service,
  what: 'the events of an aggregate are not numbered without gaps',
  over: '(SELECT DISTINCT "aggregateType", "aggregateId" FROM "outbox") AS each',
  sql: `SELECT "aggregateType", "aggregateId", count(*)::int AS "events", min("aggregateSeq") AS "first", max("aggregateSeq") AS "last"
          FROM "outbox" GROUP BY "aggregateType", "aggregateId"
        HAVING count(*) <> max("aggregateSeq") - min("aggregateSeq") + 1 OR (min("aggregateSeq") > 1 AND "aggregateId"::text > ${OLDEST_KEPT})`,
});

const lastNumber = ({ service, type, table }: AggregateTable): Rule => ({
  service,
  what: `${type} has recorded another number of events than its outbox holds`,
  sql: `SELECT t."id" AS "aggregateId", t."eventSeq", coalesce(max(o."aggregateSeq"), 0) AS "last" FROM "${table}" t
          LEFT JOIN "outbox" o ON o."aggregateType" = $1 AND o."aggregateId" = t."id"
         GROUP BY t."id" HAVING t."eventSeq" <> coalesce(max(o."aggregateSeq"), 0) AND (max(o."aggregateSeq") IS NOT NULL OR t."id"::text > ${OLDEST_KEPT})`,
  parameters: [type],
});

/** I8 (R4) */
export const sequences: Invariant = {
  id: 'I8',
  sentence: 'The events of every aggregate are numbered from 1 without gaps, up to what the aggregate has recorded; nobody waits for an earlier one',
  async *find(reading) {
    yield* breakingRows(reading, SERVICES.map(gaps));
    yield* breakingRows(reading, (await aggregateTables()).map(lastNumber));
  },
};
