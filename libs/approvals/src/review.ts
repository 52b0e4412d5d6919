import type { Principal } from '@tradewind/kernel/actor';
import type { GivenFacts } from '@tradewind/policies/facts';

/** How many agreements close a round; all of them where nothing is said. */
export interface RoundRule {
  readonly round: number;
  readonly close: 'all' | 'any' | 'some';
  /** With `some`. */
  readonly needed?: number;
}

export interface Step {
  readonly step: string;
  readonly round: number;
  readonly permission: string;
  readonly decision: 'pending' | 'approved' | 'returned' | 'rejected';
  readonly by: string | null;
  readonly byName: string | null;
  /** For whom a deputy decided (ORG-08); absent in reviews from before there were deputies. */
  readonly onBehalfOf?: Principal | null;
  readonly at: string | null;
  readonly comment: string | null;

  // All below is absent in reviews from before there was an engine, and where it does not apply.

  /** Of those with the permission only these may decide. */
  readonly named?: readonly Principal[];
  /** How the named were found, and who was nearer but part of the matter. */
  readonly resolver?: string;
  readonly passedOver?: readonly Principal[];
  /** Who put this step in, beside those of the policy. */
  readonly addedBy?: Principal;
  /** The case came back to this step: it must agree again, whatever closes the round. */
  readonly again?: boolean;
  /** Steps of the same round that come first. */
  readonly after?: readonly string[];
  readonly hours?: number;
  readonly escalateTo?: string;
  readonly dueAt?: string;
  readonly escalatedAt?: string;
}

/** Something that happened to a case; decisions stay here when they are void. */
export interface Entry {
  readonly what: 'approved' | 'returned' | 'rejected' | 'returned-to' | 'added' | 'withdrawn' | 'urged' | 'escalated';
  readonly step: string | null;
  /** The step it went back to, or that was added. */
  readonly other: string | null;
  /** Null where a clock did it. */
  readonly by: string | null;
  readonly byName: string | null;
  readonly onBehalfOf: Principal | null;
  readonly at: string;
  readonly comment: string | null;
}

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
  readonly rounds?: readonly RoundRule[];
  /** What bands and conditions were asked with when it was opened. */
  readonly amount?: string;
  readonly facts?: GivenFacts;
  readonly submittedAt?: string;
  readonly withdrawnAt?: string;
  readonly history?: readonly Entry[];
}

const UNDECIDED = { decision: 'pending', by: null, byName: null, onBehalfOf: null, at: null, comment: null } as const;

/** A step that nobody has decided, and whose clock has not begun; what was decided on it before is in the history. */
export function undecided({ dueAt: _due, escalatedAt: _escalated, ...step }: Omit<Step, keyof typeof UNDECIDED> & Partial<Step>): Step {
  return { ...step, ...UNDECIDED };
}
