import { alreadyDecidedByYou, forNamedPeople, notYourTurn, ownMatter } from '@tradewind/contracts/review-faults';
import { covers, inWhoseName, reachOf, speaksFor, type Actor, type Principal, type Reach } from '@tradewind/kernel/actor';
import { Fault } from '@tradewind/kernel/fault';
import { actsOf, openSteps, waitingFor } from './progress.js';
import type { Review, Step } from './review.js';

/** What is decided on: its content as it is now, where it belongs and whose it is. */
export interface Deciding {
  readonly content: unknown;
  readonly subject: { readonly org: string; readonly ownerId: string };
  /** Whose matter it is besides its owner and whoever submitted it: authors. */
  readonly involved?: readonly string[];
  readonly at: Date;
}

type Matter = Pick<Deciding, 'subject' | 'involved'>;

/** Whose matter it is: who submitted it, for whom, whose it is, who wrote it. */
export const partiesTo = (review: Review, { subject, involved = [] }: Matter): string[] =>
  [review.submittedBy, review.submittedFor, subject.ownerId, ...involved].filter((id) => typeof id === 'string');

/**
 * In whose name this person decides this step; throws why they may not. A deputy's decision is that of both: neither may be
 * part of the matter, and neither may have acted on another step. Whoever stands in for a party does not decide at all,
 * by whatever post, while they do (ORG-14, ORG-08).
 */
export function assertMayDecide(review: Review, step: Step, by: Actor, given: Matter): Principal | null {
  if (partiesTo(review, given).some((party) => speaksFor(by, party))) throw ownMatter();
  const names = namesOf(step, by, given.subject);
  if (names.length === 0 || !openSteps(review).includes(step)) throw notYourTurn({ waitingFor: waitingFor(review) });
  const [name] = names.filter(({ fits }) => fits);
  if (!name) throw forNamedPeople({ step: step.step, names: (step.named ?? []).map((person) => person.name) });
  const both = name.of ? [by.id, name.of.id] : [by.id];
  if (actsOf(review).some((act) => act.step !== step.step && act.people.some((person) => both.includes(person)))) throw alreadyDecidedByYou();
  return name.of;
}

/** The names in which a person reaches a step, their own first, and whether the step was given to that name. */
function namesOf(step: Step, by: Actor, subject: Matter['subject']): { readonly of: Principal | null; readonly fits: boolean }[] {
  const { named, escalatedAt, escalateTo } = step;
  const given = (of: Principal | null): boolean => named === undefined || named.some(({ id }) => id === (of?.id ?? by.id));
  const above = escalatedAt !== undefined && escalateTo !== undefined ? escalateTo : null;
  return [
    ...reachedAs(reachOf(by, step.permission), subject).map((of) => ({ of, fits: given(of) })),
    ...(above === null ? [] : reachedAs(reachOf(by, above), subject).map((of) => ({ of, fits: true }))),
  ];
}

/** Null for oneself; where one's own posts reach it, nobody else's name is needed unless the step was given to them. */
function reachedAs(reach: Reach, subject: Matter['subject']): (Principal | null)[] {
  if (!covers(reach, subject)) return [];
  const ofOthers = (reach.lent ?? []).map(({ from, ...rows }) =>
    inWhoseName({ ...reach, everything: false, units: [], ownIn: [], lent: [{ from, ...rows }] }, subject),
  );
  const own = inWhoseName(reach, subject) === null ? [null] : [];
  return [...own, ...ofOthers.filter((lender) => lender !== null)];
}

/** The steps this person may decide now. */
export const stepsFor = (review: Review, by: Actor, given: Matter): readonly Step[] => openSteps(review).filter((step) => mayDecide(review, step, by, given));

function mayDecide(review: Review, step: Step, by: Actor, given: Matter): boolean {
  try {
    assertMayDecide(review, step, by, given);
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}
