import { contentHash } from '@tradewind/domain/content-hash';
import {
  addedNotEntitled,
  addedNotIndependent,
  addedTwice,
  contentChanged,
  notAnEarlierStep,
  nothingToDecide,
  notSubmittedByYou,
  reasonNeeded,
  reviewOver,
  urgedLately,
} from '@tradewind/contracts/review-faults';
import { covers, reachOf, speaksFor, type Actor, type Principal } from '@tradewind/kernel/actor';
import { assertMayDecide, partiesTo, type Deciding } from './deciders.js';
import { actsOf, hoursAfter, openSteps, outcomeOf, stateOf, waitingFrom } from './progress.js';
import { undecided, type Entry, type Review, type Step } from './review.js';

export interface Decision {
  readonly step: string;
  readonly approve: boolean;
  readonly comment?: string | undefined;
}

export interface Refusing {
  readonly step: string;
  readonly comment?: string | undefined;
}

export interface ReturningTo extends Refusing {
  /** The step that is to decide again. */
  readonly to: string;
}

export interface Adding extends Refusing {
  readonly where: 'before' | 'after' | 'parallel';
  /** Who is added, with what their posts allow now. */
  readonly person: Actor;
  /** What deciding any step of this kind of case needs. */
  readonly permission: string;
}

/** Anything that may be done to a case, as the aggregate that keeps it hears of it. */
export type ReviewVerb = (review: Review, given: Deciding) => Review;

/** A case is urged at most once in so many hours. */
const URGED_EVERY_HOURS = 24;

/** One person's decision on one step: agreed, or returned to whoever submitted it. Throws the refusals; gives the review as it is then. */
export function decide(review: Review, { approve, ...decision }: Decision, by: Actor, given: Deciding): Review {
  return approve ? approved(review, decision, by, given) : ended(review, 'returned', decision, by, given);
}

/** No, for good. */
export const reject = (review: Review, decision: Refusing, by: Actor, given: Deciding): Review => ended(review, 'rejected', decision, by, given);

/** The case goes back to a step that had agreed: it decides again, and whatever was decided after it is void. */
export function returnTo(review: Review, { step, to, comment }: ReturningTo, by: Actor, given: Deciding): Review {
  const { waiting, onBehalfOf } = mine(review, step, by, given);
  const why = assertReason(comment);
  const target = review.steps.find((other) => other.step === to && other !== waiting && other.decision === 'approved');
  if (!target) throw notAnEarlierStep({ to, earlier: review.steps.filter(({ decision }) => decision === 'approved').map((each) => each.step) });
  const later = laterThan(review, target);
  const steps = review.steps.map((each) => (each === target ? { ...undecided(each), again: true } : later.has(each.step) ? undecided(each) : each));
  return waitingFrom(logged({ ...review, steps }, entry('returned-to', by, given.at, { step, other: to, onBehalfOf, comment: why })), given.at);
}

/** Whoever holds a step has somebody else agree besides: before it, after it or beside it. What the policy asks for stays needed. */
export function addApprover(review: Review, { step, person, where, permission, comment }: Adding, by: Actor, given: Deciding): Review {
  const { waiting, onBehalfOf } = mine(review, step, by, given);
  assertCanBeAdded(review, person, permission, [by.id, onBehalfOf?.id], given);
  const key = keyFor(review);
  const { round, hours } = waiting;
  const added = undecided({
    step: key,
    round,
    permission,
    named: [{ id: person.id, name: person.name }],
    addedBy: { id: by.id, name: by.name },
    ...(where === 'after' && { after: [step] }),
    ...(hours !== undefined && { hours }),
  });
  const steps = review.steps.flatMap((each) => {
    if (each !== waiting) return [each];
    return where === 'before' ? [added, { ...each, after: [...(each.after ?? []), key] }] : [each, added];
  });
  const told = logged({ ...review, steps }, entry('added', by, given.at, { step, other: key, onBehalfOf, comment: wordOf(comment) }));
  return waitingFrom(told, given.at);
}

/** Taken back by whoever submitted it, while nobody has ended it. */
export function withdraw(review: Review, comment: string | undefined, by: Actor, at: Date): Review {
  assertSubmitter(review, by);
  return logged({ ...review, withdrawnAt: at.toISOString() }, entry('withdrawn', by, at, { comment: wordOf(comment) }));
}

/** Whoever submitted it asks those it waits for to hurry. */
export function urge(review: Review, comment: string | undefined, by: Actor, at: Date): Review {
  assertSubmitter(review, by);
  const last = (review.history ?? []).findLast(({ what }) => what === 'urged');
  const againFrom = last && hoursAfter(new Date(last.at), URGED_EVERY_HOURS);
  if (againFrom && at < againFrom) throw urgedLately({ urgedAt: last.at, againFrom: againFrom.toISOString() });
  return logged(review, entry('urged', by, at, { comment: wordOf(comment) }));
}

/** What the clocks have made due: once for each step, on the record. The same review when nothing is. */
export function escalate(review: Review, at: Date): Review {
  const due = openSteps(review).filter(({ dueAt, escalatedAt }) => dueAt !== undefined && escalatedAt === undefined && new Date(dueAt) <= at);
  if (due.length === 0) return review;
  const steps = review.steps.map((step) => (due.includes(step) ? { ...step, escalatedAt: at.toISOString() } : step));
  return due.reduce<Review>((so, { step, escalateTo = null }) => logged(so, entry('escalated', null, at, { step, comment: escalateTo })), { ...review, steps });
}

function approved(review: Review, { step, comment }: Refusing, by: Actor, given: Deciding): Review {
  return waitingFrom(decided(review, 'approved', wordOf(comment), mine(review, step, by, given), given.at), given.at);
}

function ended(review: Review, as: 'returned' | 'rejected', { step, comment }: Refusing, by: Actor, given: Deciding): Review {
  const held = mine(review, step, by, given);
  return decided(review, as, assertReason(comment), held, given.at);
}

function decided(review: Review, decision: 'approved' | 'returned' | 'rejected', comment: string | null, { waiting, by, onBehalfOf }: Held, at: Date): Review {
  const done: Step = { ...waiting, decision, by: by.id, byName: by.name, onBehalfOf, at: at.toISOString(), comment };
  const steps = review.steps.map((other) => (other === waiting ? done : other));
  return logged({ ...review, steps }, entry(decision, by, at, { step: waiting.step, onBehalfOf, comment }));
}

/** A step in the hands of who may decide it, and in whose name. */
interface Held {
  readonly waiting: Step;
  readonly by: Actor;
  readonly onBehalfOf: Principal | null;
}

/** The step, when it is open, this content was submitted, and it is this person's to decide. */
function mine(review: Review, step: string, by: Actor, given: Deciding): Held {
  const waiting = review.steps.find((candidate) => candidate.step === step);
  if (!waiting || outcomeOf(review) !== 'open' || !['waiting', 'pending'].includes(stateOf(review, waiting))) throw nothingToDecide({ step });
  if (contentHash(given.content) !== review.contentHash) throw contentChanged();
  return { waiting, by, onBehalfOf: assertMayDecide(review, waiting, by, given) };
}

function assertReason(comment: string | undefined): string {
  const reason = wordOf(comment);
  if (reason === null) throw reasonNeeded();
  return reason;
}

function wordOf(comment = ''): string | null {
  const word = comment.trim();
  return word === '' ? null : word;
}

/** `added-1`, `added-2`, …: short, since it is asked for by this name; never that of a step of the policy. */
function keyFor({ steps }: Review): string {
  const isTaken = (key: string): boolean => steps.some(({ step }) => step === key);
  let nth = 1;
  while (isTaken(`added-${nth}`)) nth += 1;
  return `added-${nth}`;
}

/** Later rounds, and what in the same round comes after it. */
function laterThan(review: Review, target: Step): ReadonlySet<string> {
  const later = new Set(review.steps.filter(({ round }) => round > target.round).map(({ step }) => step));
  const follows = ({ step, after = [] }: Step): boolean => !later.has(step) && after.some((first) => first === target.step || later.has(first));
  for (let next = review.steps.find(follows); next; next = review.steps.find(follows)) later.add(next.step);
  return later;
}

function assertCanBeAdded(review: Review, person: Actor, permission: string, adders: readonly (string | undefined)[], given: Deciding): void {
  const { name } = person;
  if (partiesTo(review, given).some((party) => speaksFor(person, party))) throw addedNotIndependent({ name });
  const alone = review.steps.some(({ named = [] }) => named.length === 1 && named[0]?.id === person.id);
  if (alone || adders.includes(person.id) || actsOf(review).some(({ people }) => people.includes(person.id))) throw addedTwice({ name });
  const ofTheirOwn = { ...reachOf(person, permission), lent: [] }; // who is named decides in their own name
  if (!covers(ofTheirOwn, given.subject)) throw addedNotEntitled({ name, needs: permission });
}

function assertSubmitter(review: Review, by: Actor): void {
  if (outcomeOf(review) !== 'open') throw reviewOver({ outcome: outcomeOf(review) });
  if (![review.submittedBy, review.submittedFor].some((submitter) => submitter && speaksFor(by, submitter))) throw notSubmittedByYou();
}

const logged = (review: Review, happened: Entry): Review => ({ ...review, history: [...(review.history ?? []), happened] });

function entry(what: Entry['what'], by: Actor | null, at: Date, about: Partial<Pick<Entry, 'step' | 'other' | 'onBehalfOf' | 'comment'>>): Entry {
  return { what, step: null, other: null, by: by?.id ?? null, byName: by?.name ?? null, onBehalfOf: null, at: at.toISOString(), comment: null, ...about };
}
