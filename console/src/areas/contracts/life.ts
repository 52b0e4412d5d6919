import type { StepState } from '../../components/index.js';
import type { Contract } from './shapes.js';

type Stage = 'draft' | 'in-review' | 'approved' | 'signed' | 'effective' | 'fulfilled' | 'expired' | 'terminated';

export interface LifeStep {
  readonly key: Stage;
  readonly state: StepState;
  readonly at?: string | undefined;
}

/** The way of a contract that comes to its good end. */
const WAY = ['draft', 'in-review', 'approved', 'signed', 'effective', 'fulfilled'] as const satisfies readonly Stage[];

/** The life of a contract as one line; one that ended early ends where it was. */
export function lifeOf(contract: Pick<Contract, 'status' | 'review' | 'signature' | 'effectiveOn' | 'fulfilledOn'>): readonly LifeStep[] {
  const { status } = contract;
  if (status === 'terminated' || status === 'expired') {
    const reached = WAY.slice(0, reachedBefore(contract));
    return [...reached.map((key) => ({ key, state: 'done' as const, at: dayOf(key, contract) })), { key: status, state: 'refused' }];
  }
  const now = WAY.indexOf(status);
  return WAY.map((key, place) => ({ key, at: dayOf(key, contract), state: stateOf(place, now, status === 'fulfilled') }));
}

const stateOf = (place: number, now: number, isOver: boolean): StepState => (place < now || isOver ? 'done' : place === now ? 'now' : 'later');

/** How many stages it had gone through when it ended. */
export const reachedBefore = ({ review, signature, effectiveOn }: Pick<Contract, 'review' | 'signature' | 'effectiveOn'>): number =>
  effectiveOn !== null ? 5 : signature !== null ? 4 : review?.outcome === 'approved' ? 3 : review === null ? 1 : 2;

type Days = Pick<Contract, 'review' | 'signature' | 'effectiveOn' | 'fulfilledOn'>;
const dayOf = (stage: Stage, { review, signature, effectiveOn, fulfilledOn }: Days): string | undefined =>
  ({ 'in-review': review?.submittedAt, signed: signature?.signedOn, effective: effectiveOn, fulfilled: fulfilledOn })[stage as 'signed'] ?? undefined;
