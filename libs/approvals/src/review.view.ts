import type { ReviewEntryView, ReviewStepView, ReviewView } from '@tradewind/contracts/review';
import { outcomeOf, stateOf } from './progress.js';
import type { Entry, Review, Step } from './review.js';

export const reviewView = (review: Review | null): ReviewView | null =>
  review && {
    policy: review.policy,
    contentHash: review.contentHash,
    outcome: outcomeOf(review),
    submittedAt: review.submittedAt ?? null,
    steps: review.steps.map((step) => stepView(review, step)),
    history: (review.history ?? []).map(entryView),
  };

const stepView = (review: Review, step: Step): ReviewStepView => ({
  step: step.step,
  round: step.round,
  decision: step.decision,
  state: stateOf(review, step),
  by: step.by,
  byName: step.byName,
  onBehalfOfName: step.onBehalfOf?.name ?? null,
  at: step.at,
  comment: step.comment,
  named: (step.named ?? []).map(({ name }) => name),
  addedByName: step.addedBy?.name ?? null,
  dueAt: step.dueAt ?? null,
  escalatedAt: step.escalatedAt ?? null,
});

export const entryView = ({ what, step, other, by, byName, onBehalfOf, at, comment }: Entry): ReviewEntryView => ({
  what,
  step,
  other,
  by,
  byName,
  onBehalfOfName: onBehalfOf?.name ?? null,
  at,
  comment,
});
