import type { Aggregate } from '@tradewind/domain/aggregate';
import type { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import type { Database } from '@tradewind/persistence/database';
import { escalate, type ReviewVerb } from './verbs.js';

interface UnderReview {
  underReview(verb: ReviewVerb, at: Date): void;
}

interface Reviewed<A extends Aggregate<A>> {
  readonly db: Database;
  readonly repository: AggregateRepository<A>;
  readonly table: string;
  /** In which a review is open, where that is not only `in-review`. */
  readonly status?: string | readonly string[];
}

/** So many are escalated at a time; the watch comes again. */
const AT_ONCE = 200;

/** Escalates the steps of one table that have waited too long: the clock is the column `reviewDueAt` (decision 5). */
export async function escalateDue<A extends Aggregate<A> & UnderReview>({ db, repository, table, status = 'in-review' }: Reviewed<A>, at: Date): Promise<void> {
  const due = await db.query<{ id: string }>(`SELECT "id" FROM "${table}" WHERE "reviewDueAt" <= $1 ORDER BY "reviewDueAt" LIMIT ${AT_ONCE}`, [at]);
  for (const { id } of due)
    await db.unitOfWork(() =>
      repository.updateWhere({ id, status }, (subject) => {
        subject.underReview((review) => escalate(review, at), at);
      }),
    );
}
