import { DEFINITIONS } from '../../definitions.js';
import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant } from '../invariant.js';
import { SERVICES } from '../reading.js';

const ABOUT = `"id" AS "processId", "kind", "subjectId", "subjectNo", "status", "step"`;

const rulesOf = (service: Rule['service']): Rule[] => [
  {
    service,
    what: 'a process is stuck, or has gone on longer than it may',
    over: '"process"',
    sql: `SELECT ${ABOUT}, "deadline", "reason" FROM "process" WHERE "status" = 'stuck' OR ("status" NOT IN ('done', 'compensated') AND "deadline" < now()) ORDER BY "id"`,
  },
  {
    service,
    what: 'a process has ended and still has something to do',
    sql: `SELECT ${ABOUT} FROM "process"
           WHERE ("status" IN ('done', 'compensated') AND ("step" IS NOT NULL OR "deadline" IS NOT NULL OR "nextAttempt" IS NOT NULL))
              OR ("status" = 'done' AND EXISTS (SELECT FROM jsonb_array_elements("steps") s WHERE s->>'answeredAt' IS NULL)) ORDER BY "id"`,
  },
];

/** I11 (R5): deadlines are moments of the database's clock, so `now()` of the same database judges them. */
export const processes: Invariant = {
  id: 'I11',
  sentence: 'Every process over several services has ended with nothing left to do, or has time left',
  async *find(reading) {
    const definitions = await Promise.all(SERVICES.map(async (service) => ({ service, owns: (await DEFINITIONS[service]()).processes })));
    yield* breakingRows(
      reading,
      definitions.filter(({ owns }) => owns).flatMap(({ service }) => rulesOf(service)),
    );
  },
};
