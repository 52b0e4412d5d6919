import type { Chance } from '../../deploy/demo/chance.ts';
import type { Stage } from '../stage/stage.ts';

/** What one cycle does, drawn from the seed before the run begins; it goes into the schedule as it is. */
export type Plan = Readonly<Record<string, string | number>>;

/** A cycle that is over: when the cause was gone, and whose first success tells that work goes on. */
export interface Struck {
  readonly healedAt: number;
  /** Null: any service's. */
  readonly service: string | null;
}

/** One way to do harm. */
export interface Fault {
  readonly name: string;
  /** For the page: what is done, in a sentence. */
  readonly does: string;
  /** Draws what each of the cycles does. */
  plan(chance: Chance, cycles: number): readonly Plan[];
  /** Why it cannot be done on this machine; null when it can. */
  lacks?(stage: Stage): Promise<string | null>;
  /** Before the first cycle and after the last, with the load at rest. */
  before?(stage: Stage): Promise<void>;
  after?(stage: Stage): Promise<void>;
  /** Does harm, holds it, heals. */
  strike(stage: Stage, plan: Plan): Promise<Struck>;
  /** What each process must be told at its start, by its name, as long as this kind lasts. */
  tells?(stage: Stage): (name: string) => Readonly<Record<string, string>>;
  /** The services must reach their servers over lines for it. */
  readonly overLines?: true;
  /** Codes of refusals that this harm may bring about by itself, e.g. because a clock is wrong: people try again until they are over. */
  readonly excuses?: readonly string[];
}

/** Thrown by a fault that has itself seen a promise broken. */
export class PromiseBroken extends Error {}

export const named = (plan: Plan, name: string): string => String(plan[name]);
export const counted = (plan: Plan, name: string): number => parseInt(String(plan[name]), 10);

export const hold = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Everybody of `all` about equally often, in an order of its own each round. */
export function inTurn<T>(chance: Chance, all: readonly T[], cycles: number): T[] {
  const drawn: T[] = [];
  while (drawn.length < cycles) drawn.push(...shuffled(chance, all));
  return drawn.slice(0, cycles);
}

export function shuffled<T>(chance: Chance, all: readonly T[]): T[] {
  const left = [...all];
  return all.map(() => left.splice(chance.whole(0, left.length - 1), 1)[0] as T);
}
