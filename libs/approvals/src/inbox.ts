import type { CaseFact, CaseKind, CaseVerb, WaitingCase, WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import type { Page } from '@tradewind/contracts/page';
import type { Aggregate } from '@tradewind/domain/aggregate';
import type { Actor } from '@tradewind/kernel/actor';
import type { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { stepsFor, type Deciding } from './deciders.js';
import type { Review } from './review.js';
import { reviewView } from './review.view.js';

/** What the inbox shows of a subject; the rest it reads from the review. */
export interface CaseAbout {
  readonly kind: CaseKind;
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly title: string;
  readonly org: string;
  readonly ownerId: string;
  readonly amount: string;
  readonly currency: string;
  /** For reviews that were opened before they knew when. */
  readonly updatedAt: Date;
  readonly facts: readonly CaseFact[];
  readonly requirements: readonly string[];
  /** What can be done with this kind of case beside agreeing and returning. */
  readonly verbs: readonly CaseVerb[];
}

/** So many rows are looked at, and so many shown; a service with more in review says that there is more. */
const PAGES = 20;
const PAGE = 100;
const SHOWN = 200;
const HOUR_MS = 3_600_000;

/** The case as it waits for this person; null when nothing of it does. */
export function waitingCase(review: Review | null, about: CaseAbout, by: Actor, given: Omit<Deciding, 'content'>): WaitingCase | null {
  const mine = review ? stepsFor(review, by, given) : [];
  const shown = reviewView(review);
  if (!review || !shown || mine.length === 0) return null;
  const { updatedAt, verbs, ...what } = about;
  const submittedAt = review.submittedAt ?? updatedAt.toISOString();
  const agreed = review.steps.some(({ decision }) => decision === 'approved');
  return {
    ...what,
    submittedAt,
    ageHours: Math.max(0, Math.floor((given.at.getTime() - Date.parse(submittedAt)) / HOUR_MS)),
    dueAt: mine.flatMap(({ dueAt }) => dueAt ?? []).toSorted()[0] ?? null,
    urgedAt: review.history?.findLast((entry) => entry.what === 'urged')?.at ?? null,
    steps: mine.map(({ step }) => step),
    verbs: ['approve', 'return', ...verbs.filter((verb) => verb !== 'return-to-step' || agreed)],
    review: shown,
  };
}

/** What of one kind of subject waits for this person. */
export const casesInReview = <A extends Aggregate<A>>(subjects: AggregateRepository<A>, show: (subject: A) => WaitingCase | null): Promise<WaitingCases> =>
  waitingCases((page) => subjects.page(page, { status: 'in-review' }, (subject) => subject), show);

/** Walks through what is in review within reach, and keeps what waits for this person; the longest waiting first. */
export async function waitingCases<A>(
  page: (at: { limit: number; cursor?: string | undefined }) => Promise<Page<A>>,
  show: (subject: A) => WaitingCase | null,
): Promise<WaitingCases> {
  const found: WaitingCase[] = [];
  let cursor: string | null = null;
  for (let read = 0; read < PAGES; read += 1) {
    const { items, nextCursor }: Page<A> = await page({ limit: PAGE, cursor: cursor ?? undefined });
    found.push(...items.flatMap((subject) => show(subject) ?? []));
    cursor = nextCursor;
    if (cursor === null) break;
  }
  const sorted = found.toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
  return { items: sorted.slice(0, SHOWN), more: cursor !== null || sorted.length > SHOWN };
}
