import type { CaseKind } from '@tradewind/contracts/approvals/approvals.api';
import { CASE_EVENTS, type CaseService } from '@tradewind/contracts/approvals/approvals.events';
import type { EventType } from '@tradewind/kernel/event';
import { openSteps } from './progress.js';
import type { Entry, Review, Step } from './review.js';

/** The case, as others know it. */
export interface PressedCase {
  readonly kind: CaseKind;
  readonly id: string;
  readonly no: string | null;
  readonly ownerId: string;
}

interface Told {
  readonly event: EventType;
  readonly payload: object;
}

/**
 * What a verb put on the record that those it waits for should hear of at once: it was urged, or a step of it escalated (ORG-07).
 * The aggregate records these as its own events, so that they are told exactly when the record is kept.
 */
export function pressing(service: CaseService, about: PressedCase, before: Review, after: Review): readonly Told[] {
  const happened = (after.history ?? []).slice(before.history?.length ?? 0);
  return happened.flatMap((entry) => toldOf(service, about, after, entry));
}

function toldOf(service: CaseService, { kind, id: caseId, no: caseNo, ownerId }: PressedCase, review: Review, { what, step, by, at }: Entry): Told[] {
  const { urged, escalated } = CASE_EVENTS[service];
  const told = (steps: readonly Step[]) => ({ kind, caseId, caseNo, ownerId, permissions: permissionsOf(steps), people: peopleOf(steps), at });
  if (what === 'urged') {
    const waiting = openSteps(review);
    return [{ event: urged, payload: { ...told(waiting), steps: waiting.map((each) => each.step), urgedBy: by ?? '' } }];
  }
  const late = review.steps.find((each) => what === 'escalated' && each.step === step);
  return late ? [{ event: escalated, payload: { ...told([late]), step: late.step, escalateTo: late.escalateTo ?? null } }] : [];
}

/** Whoever may decide one of these; of an escalated step those it went to as well. */
const permissionsOf = (steps: readonly Step[]): string[] => [
  ...new Set(
    steps.flatMap(({ permission, escalatedAt, escalateTo }) =>
      escalatedAt !== undefined && escalateTo !== undefined ? [permission, escalateTo] : [permission],
    ),
  ),
];

const peopleOf = (steps: readonly Step[]): string[] => [...new Set(steps.flatMap(({ named = [] }) => named.map(({ id }) => id)))];
