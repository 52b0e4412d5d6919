import { contentHash } from '@tradewind/domain/content-hash';
import type { Review, RoundRule, Step } from './review.js';

/** What a review says of its subject now. */
export type ReviewOutcome = 'open' | 'approved' | 'returned' | 'rejected' | 'withdrawn';

/** How a step stands: waiting to be decided now, not yet, or no more because its round closed without it. */
export type StepState = Step['decision'] | 'waiting' | 'not-needed';

export function outcomeOf(review: Review): ReviewOutcome {
  if (review.withdrawnAt !== undefined) return 'withdrawn';
  if (review.steps.some(({ decision }) => decision === 'rejected')) return 'rejected';
  if (review.steps.some(({ decision }) => decision === 'returned')) return 'returned';
  return currentRound(review) === null ? 'approved' : 'open';
}

/** The steps that can be decided now; none once it is over. */
export function openSteps(review: Review): readonly Step[] {
  const round = outcomeOf(review) === 'open' ? currentRound(review) : null;
  return review.steps.filter((step) => step.round === round && step.decision === 'pending' && isStillNeeded(review, step) && isItsTurn(review, step));
}

export const waitingFor = (review: Review): string[] => openSteps(review).map(({ step }) => step);

export function stateOf(review: Review, step: Step): StepState {
  if (step.decision !== 'pending') return step.decision;
  if (openSteps(review).includes(step)) return 'waiting';
  return isStillNeeded(review, step) ? 'pending' : 'not-needed';
}

/** True when everybody who has to agreed to exactly this content. */
export const agreedTo = (review: Review | null, content: unknown): boolean =>
  review !== null && outcomeOf(review) === 'approved' && contentHash(content) === review.contentHash;

/** Everybody who decided something so far, also what has become void since; deputies and those they acted for. */
export const decidersOf = (review: Review): string[] => [...new Set(actsOf(review).flatMap(({ people }) => people))];

/** Who has acted on which step; a decision that became void was one all the same. */
export function actsOf(review: Review): { readonly step: string; readonly people: readonly string[] }[] {
  const decided = (review.history ?? []).filter(({ what }) => ['approved', 'returned', 'rejected', 'returned-to'].includes(what));
  return [...review.steps, ...decided].flatMap(({ step, by, onBehalfOf }) =>
    step !== null && by !== null ? [{ step, people: onBehalfOf ? [by, onBehalfOf.id] : [by] }] : [],
  );
}

/** The clocks of the steps that wait begin; a clock that runs goes on. */
export function waitingFrom(review: Review, at: Date): Review {
  const open = openSteps(review);
  const begun = review.steps.map((step) =>
    step.hours !== undefined && step.dueAt === undefined && open.includes(step) ? { ...step, dueAt: hoursAfter(at, step.hours).toISOString() } : step,
  );
  return { ...review, steps: begun };
}

/** When the next step that waits is to be escalated; null when no clock runs. */
export function nextDueOf(review: Review | null): Date | null {
  const due = review ? openSteps(review).flatMap(({ dueAt, escalatedAt }) => (dueAt !== undefined && escalatedAt === undefined ? [dueAt] : [])) : [];
  return due.length > 0 ? new Date(due.toSorted()[0] ?? '') : null;
}

export const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * 3_600_000);

/** The first round that has not closed; null when all have. */
function currentRound(review: Review): number | null {
  const open = review.steps.filter(({ round }) => !isClosed(review, round)).map(({ round }) => round);
  return open.length > 0 ? Math.min(...open) : null;
}

/** A round closes by its rule, counted over the steps of the policy; what was added, or came back, must agree besides. */
const isClosed = (review: Review, round: number): boolean =>
  isRuleMet(review, round) && review.steps.every((step) => step.round !== round || !isRequired(step) || step.decision === 'approved');

function isRuleMet({ steps, rounds = [] }: Review, round: number): boolean {
  const ofPolicy = steps.filter((step) => step.round === round && step.addedBy === undefined);
  const agreed = ofPolicy.filter(({ decision }) => decision === 'approved').length;
  return (
    agreed >=
    neededOf(
      rounds.find((rule) => rule.round === round),
      ofPolicy.length,
    )
  );
}

function neededOf(rule: RoundRule | undefined, all: number): number {
  if (rule === undefined || rule.close === 'all') return all;
  return rule.close === 'any' ? 1 : (rule.needed ?? 1);
}

const isRequired = ({ addedBy, again }: Step): boolean => addedBy !== undefined || again === true;

const isStillNeeded = (review: Review, step: Step): boolean => isRequired(step) || !isRuleMet(review, step.round);

/** What comes first has agreed, or is not needed any more. */
const isItsTurn = (review: Review, { after = [] }: Step): boolean =>
  after.every((first) => review.steps.some((step) => step.step === first && (step.decision === 'approved' || !isStillNeeded(review, step))));
