import { Chance } from '../deploy/demo/chance.ts';
import { StartFailure } from '../deploy/local/failure.ts';
import { KINDS, type Kind } from './faults/kinds.ts';
import type { Plan } from './faults/fault.ts';
import type { Options } from './options.ts';

export interface Scheduled {
  readonly name: string;
  readonly plans: readonly Plan[];
}

/** How long the default form takes, in minutes. */
const DEFAULT_MINUTES = 25;

/** Everything a run will do, drawn before it begins: the same seed and options give the same schedule. */
export function scheduleOf({ form, seed, only, minutes }: Options): Scheduled[] {
  const unknown = only.filter((name) => KINDS.every(({ fault }) => fault.name !== name));
  if (unknown.length > 0)
    throw new StartFailure(`There is no fault ${unknown.join(', ')}`, `known are ${KINDS.map(({ fault }) => fault.name).join(', ')}`, 'name one of them');
  const chosen = only.length === 0 ? KINDS : KINDS.filter(({ fault }) => only.includes(fault.name));
  return chosen.map(({ fault, cycles }) => ({ name: fault.name, plans: fault.plan(chanceOf(seed, fault.name), scaled(cycles[form], minutes)) }));
}

/** Each kind draws from its own numbers, so that leaving one out does not change the others. */
const chanceOf = (seed: number, name: string): Chance =>
  new Chance([...name].reduce((mixed, letter) => Math.imul(mixed ^ letter.charCodeAt(0), 16_777_619), seed));

const scaled = (cycles: number, minutes: number | undefined): number =>
  minutes === undefined ? cycles : Math.max(1, Math.round((cycles * minutes) / DEFAULT_MINUTES));

export const faultOf = (name: string): Kind['fault'] => {
  const found = KINDS.find(({ fault }) => fault.name === name);
  if (!found) throw new Error(`There is no fault ${name}`);
  return found.fault;
};
