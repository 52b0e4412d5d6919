import { DEVIATION_DUTIES } from '@tradewind/contracts/contracts/contract-deviations';
import type { ReviewRules } from '@tradewind/approvals/opening';
import type { Review } from '@tradewind/approvals/review';

/** The usual review, and after it those who approve what differs from the template (CON-07). */
export function withDeviation(usual: ReviewRules, deviation: ReviewRules): ReviewRules {
  const last = Math.max(0, ...usual.steps.map(({ round }) => round));
  const later = <R extends { readonly round: number }>(rule: R): R => ({ ...rule, round: rule.round + last });
  return {
    policy: [usual.policy, deviation.policy].join(TOGETHER),
    steps: [...usual.steps, ...deviation.steps.map(later)],
    rounds: [...(usual.rounds ?? []), ...(deviation.rounds ?? []).map(later)],
    resolved: { ...usual.resolved, ...deviation.resolved },
    holds: usual.holds, // both are asked with the same facts
  };
}

/** The duties of CON-07 that no step of this review has; of those that agreed, with `approved`. */
export const dutiesMissing = (review: Review | null, decided: 'asked' | 'approved'): string[] =>
  dutiesNotAmong((review?.steps ?? []).filter(({ decision }) => decided === 'asked' || decision === 'approved'));

export const dutiesNotAmong = (steps: readonly { readonly permission: string }[]): string[] =>
  DEVIATION_DUTIES.filter((duty) => !steps.some(({ permission }) => permission === duty));

const TOGETHER = ' + ';

/** Whether it was opened for a contract that differs from its template. */
export const isOfDeviation = ({ policy }: Pick<Review, 'policy'>): boolean => policy.includes(TOGETHER);
