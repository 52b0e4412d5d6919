import { contentHash } from '@tradewind/domain/content-hash';
import { Money } from '@tradewind/domain/money';
import { nobodyIndependent, nobodyToReview, roundCannotClose } from '@tradewind/contracts/review-faults';
import type { Principal } from '@tradewind/kernel/actor';
import type { GivenFacts } from '@tradewind/policies/facts';
import { waitingFrom } from './progress.js';
import { undecided, type Review, type RoundRule, type Step } from './review.js';

/** A step as the policy asks for it. */
export interface StepRule {
  readonly step: string;
  readonly round: number;
  /** What a post must allow to decide it, whoever else is named. */
  readonly permission: string;
  /** Needed only from this amount on … */
  readonly fromAmount?: string;
  /** … and only below this one. */
  readonly belowAmount?: string;
  /** Needed only where this condition holds. */
  readonly when?: string;
  /** Of those with the permission only these. */
  readonly people?: readonly NamedPerson[];
  /** Of those with the permission only whom this function of the subject names when the case is opened. */
  readonly resolver?: string;
  /** Hours after which a step that waits is escalated … */
  readonly escalateAfterHours?: number;
  /** … to those with this permission, who may then decide it as well. */
  readonly escalateTo?: string;
}

export interface NamedPerson {
  readonly personId: string;
  readonly name: string;
}

/** Somebody a resolver found, with those they stand in for at the moment. */
export interface Candidate extends Principal {
  readonly standsInFor?: readonly string[];
}

/** Whom a resolver found for a step, nearest first: everybody of one level may decide, the next level only where the nearer is part of the matter. */
export type Resolved = Readonly<Record<string, readonly (readonly Candidate[])[]>>;

/** Who reviews, as the policy in force where the subject lies has it. */
export interface ReviewRules {
  readonly steps: readonly StepRule[];
  readonly rounds?: readonly RoundRule[] | undefined;
  /** Version of the policy. */
  readonly policy: string;
  /** Whom its resolvers found. */
  readonly resolved?: Resolved | undefined;
  /** Who answers its conditions; without an answer a step is needed. */
  readonly holds?: ((condition: string, facts: GivenFacts) => boolean) | undefined;
}

export interface Opening extends ReviewRules {
  readonly content: unknown;
  readonly submittedBy: string;
  readonly submittedFor?: string | null;
  /** Whose matter it is besides: owner, authors. */
  readonly involved?: readonly string[];
  readonly amount?: string;
  /** What conditions may ask about. */
  readonly facts?: GivenFacts;
  /** Without it no clock runs. */
  readonly at?: Date;
}

/** Opens the case of a subject: which steps its amount asks for, and who is named for them. */
export function openReview(given: Opening): Review {
  const { rounds, policy, content, submittedBy, submittedFor = null, amount, facts, at } = given;
  const steps = stepsAsked(given).map((rule) => stepOf(rule, given));
  const grounds = { ...(amount !== undefined && { amount }), ...(facts && { facts }) };
  const review = { contentHash: contentHash(content), submittedBy, submittedFor, policy, steps, ...(rounds && { rounds }), ...grounds };
  return at ? waitingFrom({ ...review, submittedAt: at.toISOString() }, at) : review;
}

/** What decides which steps there are; also asked when rules that are not in force are tried on what has happened. */
type Asking = Pick<Opening, 'steps' | 'rounds' | 'policy' | 'amount' | 'facts' | 'holds'>;

/** The steps that the rules ask for; refused where nobody would review it, or a round could not close. */
export function stepsAsked(given: Asking): readonly StepRule[] {
  const { steps, rounds, policy, amount } = given;
  const needed = steps.filter((rule) => isInBand(rule, amount ?? '0') && isWanted(rule, given));
  if (needed.length === 0) throw nobodyToReview({ policy });
  assertCanClose(policy, needed, rounds ?? []);
  return needed;
}

const isWanted = ({ when }: StepRule, { holds, facts = {} }: Asking): boolean => when === undefined || holds === undefined || holds(when, facts);

const isInBand = ({ fromAmount, belowAmount }: StepRule, amount: string): boolean =>
  (fromAmount === undefined || Money.of(amount).covers(Money.of(fromAmount))) && (belowAmount === undefined || !Money.of(amount).covers(Money.of(belowAmount)));

/** A band that leaves a round fewer steps than it needs is a gap in the policy, not a lighter rule; a round without any is not needed. */
function assertCanClose(policy: string, rules: readonly StepRule[], rounds: readonly RoundRule[]): void {
  for (const { round, close, needed = 1 } of rounds) {
    const steps = rules.filter((rule) => rule.round === round).length;
    if (close === 'some' && steps > 0 && steps < needed) throw roundCannotClose({ policy, round, needed, steps });
  }
}

function stepOf(rule: StepRule, given: Opening): Step {
  const { step, round, permission, people, resolver, escalateAfterHours: hours, escalateTo } = rule;
  const clock = { ...(hours !== undefined && { hours }), ...(escalateTo !== undefined && { escalateTo }) };
  const levels = people ? [people.map(({ personId: id, name }): Candidate => ({ id, name }))] : resolver === undefined ? null : (given.resolved?.[step] ?? []);
  if (levels === null) return undecided({ step, round, permission, ...clock });
  const found = nearestIndependent(levels, [given.submittedBy, given.submittedFor, ...(given.involved ?? [])]);
  if (found.named.length === 0) throw nobodyIndependent({ step, policy: given.policy, passedOver: found.passedOver.map(({ name }) => name) });
  const how = { ...(resolver !== undefined && { resolver }), ...(found.passedOver.length > 0 && { passedOver: found.passedOver }) };
  return undecided({ step, round, permission, named: found.named, ...how, ...clock });
}

/** Whoever is part of the matter, or stands in for somebody who is, is passed over: upwards, never sideways to nobody (ORG-14). */
function nearestIndependent(
  levels: readonly (readonly Candidate[])[],
  whose: readonly (string | null | undefined)[],
): { named: Principal[]; passedOver: Principal[] } {
  const passedOver: Principal[] = [];
  for (const level of levels) {
    const isPart = ({ id, standsInFor = [] }: Candidate): boolean => [id, ...standsInFor].some((each) => whose.includes(each));
    passedOver.push(...level.filter(isPart).map(principal));
    const named = level.filter((each) => !isPart(each)).map(principal);
    if (named.length > 0) return { named, passedOver };
  }
  return { named: [], passedOver };
}

const principal = ({ id, name }: Principal): Principal => ({ id, name });
