import { covers, inWhoseName, reachOf, speaksFor, type Actor, type Principal } from '@tradewind/kernel/actor';
import { contentHash } from '@tradewind/domain/content-hash';
import { Money } from '@tradewind/domain/money';
import { alreadyDecidedByYou, contentChanged, nobodyToReview, notYourTurn, nothingToDecide, ownMatter, reasonNeeded } from '@tradewind/contracts/review-faults';

/** A step as the policy asks for it. */
export interface StepRule {
  readonly step: string;
  readonly round: number;
  readonly permission: string;
  readonly fromAmount?: string;
}

export interface Step {
  readonly step: string;
  readonly round: number;
  readonly permission: string;
  readonly decision: 'pending' | 'approved' | 'returned';
  readonly by: string | null;
  readonly byName: string | null;
  /** For whom a deputy decided (ORG-08); absent in reviews from before there were deputies. */
  readonly onBehalfOf?: Principal | null;
  readonly at: string | null;
  readonly comment: string | null;
}

export interface Decision {
  readonly step: string;
  readonly approve: boolean;
  readonly comment?: string | undefined;
}

/** What a review says of its subject now. */
export type ReviewOutcome = 'open' | 'approved' | 'returned';

/**
 * Who must agree, in which order, to exactly this content. Plain data that an aggregate keeps; bound to a hash of
 * what was submitted, so that any change voids it (C-11). Nobody decides on their own matter, and nobody twice (ORG-14).
 */
export interface Review {
  readonly contentHash: string;
  readonly submittedBy: string;
  /** For whom a deputy submitted it: their matter as well. */
  readonly submittedFor?: string | null;
  readonly policy: string;
  readonly steps: readonly Step[];
}

export function openReview(given: {
  readonly rules: readonly StepRule[];
  readonly policy: string;
  readonly content: unknown;
  readonly submittedBy: string;
  readonly submittedFor?: string | null;
  readonly amount?: string;
}): Review {
  const { rules, policy, content, submittedBy, submittedFor = null, amount = '0' } = given;
  const needed = rules.filter(({ fromAmount }) => fromAmount === undefined || Money.of(amount).covers(Money.of(fromAmount)));
  const steps = needed.map(({ step, round, permission }): Step => ({
    step,
    round,
    permission,
    decision: 'pending',
    by: null,
    byName: null,
    onBehalfOf: null,
    at: null,
    comment: null,
  }));
  if (steps.length === 0) throw nobodyToReview({ policy });
  return { contentHash: contentHash(content), submittedBy, submittedFor, policy, steps };
}

/** What is decided on: its content as it is now, and where it belongs. */
export interface Deciding {
  readonly content: unknown;
  readonly subject: { readonly org: string; readonly ownerId: string };
  readonly at: Date;
}

/** One person's decision on one step. Throws the refusals; gives the review as it is then. */
export function decide(review: Review, decision: Decision, by: Actor, given: Deciding): Review {
  const waiting = openStep(review, decision.step);
  if (contentHash(given.content) !== review.contentHash) throw contentChanged();
  assertMayDecide(review, waiting, by, given.subject);
  const comment = decision.comment?.trim() ?? '';
  if (!decision.approve && comment === '') throw reasonNeeded();
  const decided: Step = {
    ...waiting,
    decision: decision.approve ? 'approved' : 'returned',
    by: by.id,
    byName: by.name,
    onBehalfOf: inWhoseName(reachOf(by, waiting.permission), given.subject),
    at: given.at.toISOString(),
    comment: comment === '' ? null : comment,
  };
  return { ...review, steps: review.steps.map((other) => (other === waiting ? decided : other)) };
}

function openStep(review: Review, step: string): Step {
  const waiting = review.steps.find((candidate) => candidate.step === step);
  if (waiting?.decision !== 'pending' || outcomeOf(review) === 'returned') throw nothingToDecide({ step });
  return waiting;
}

/**
 * A deputy's decision is that of both: neither may have submitted it, and neither may have decided another step.
 * Whoever stands in for the submitter does not decide at all, by whatever post, while they do.
 */
function assertMayDecide(review: Review, waiting: Step, by: Actor, subject: Deciding['subject']): void {
  if (submittersOf(review).some((submitter) => speaksFor(by, submitter))) throw ownMatter();
  if (!covers(reachOf(by, waiting.permission), subject) || waiting.round !== currentRound(review)) throw notYourTurn({ waitingFor: waitingFor(review) });
  const both = [by.id, inWhoseName(reachOf(by, waiting.permission), subject)?.id];
  if (decidersOf(review).some((decider) => both.includes(decider))) throw alreadyDecidedByYou();
}

const submittersOf = ({ submittedBy, submittedFor }: Review): string[] => (submittedFor ? [submittedBy, submittedFor] : [submittedBy]);

/** Everybody who decided a step so far, deputies and those they acted for. */
export const decidersOf = (review: Review): string[] =>
  review.steps.flatMap(({ by, onBehalfOf }) => [by, onBehalfOf?.id].filter((id) => typeof id === 'string'));

export function outcomeOf(review: Review): ReviewOutcome {
  if (review.steps.some(({ decision }) => decision === 'returned')) return 'returned';
  return review.steps.every(({ decision }) => decision === 'approved') ? 'approved' : 'open';
}

/** The steps that can be decided now; none once somebody has returned it. */
export function waitingFor(review: Review): string[] {
  if (outcomeOf(review) === 'returned') return [];
  const round = currentRound(review);
  return review.steps.filter((step) => step.decision === 'pending' && step.round === round).map(({ step }) => step);
}

/** True when every step agreed to exactly this content. */
export const agreedTo = (review: Review | null, content: unknown): boolean =>
  review !== null && outcomeOf(review) === 'approved' && contentHash(content) === review.contentHash;

const currentRound = (review: Review): number => Math.min(...review.steps.filter(({ decision }) => decision === 'pending').map(({ round }) => round));
