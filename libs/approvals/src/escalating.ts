import type { Aggregate } from '@tradewind/domain/aggregate';
import type { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import type { Database } from '@tradewind/persistence/database';
import { escalate, type ReviewVerb } from './verbs.js';

interface UnderReview {
  underReview(verb: ReviewVerb, at: Date): void;
}

/** A table whose rows are reviewed. */
export interface Reviewed {
  readonly table: string;
  escalate(id: string, at: Date): Promise<unknown>;
}

/** `status`: in which a review is open, where that is not only `in-review`. */
export function reviewed<A extends Aggregate<A> & UnderReview>(
  table: string,
  repository: AggregateRepository<A>,
  status: string | readonly string[] = 'in-review',
): Reviewed {
  return {
    table,
    escalate: (id, at) =>
      repository.updateWhere({ id, status }, (subject) => {
        subject.underReview((review) => escalate(review, at), at);
      }),
  };
}

/** So many of each table are escalated at a time; the watch comes again. */
const AT_ONCE = 200;

/** Escalates the steps that have waited too long: the clock is the column `reviewDueAt` (decision 5). All tables are looked through at once. */
export async function escalateDue(db: Database, all: readonly Reviewed[], at: Date): Promise<void> {
  const dueIn = ({ table }: Reviewed): string =>
    `(SELECT '${table}' AS "table", "id" FROM "${table}" WHERE "reviewDueAt" <= $1 ORDER BY "reviewDueAt" LIMIT ${AT_ONCE})`;
  const due = await db.query<{ table: string; id: string }>(all.map(dueIn).join(' UNION ALL '), [at]);
  for (const { table, id } of due) await db.unitOfWork(async () => all.find((each) => each.table === table)?.escalate(id, at));
}
