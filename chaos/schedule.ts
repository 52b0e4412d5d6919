import { Chance } from '../deploy/demo/chance.ts';
import { StartFailure } from '../deploy/local/failure.ts';
import { KINDS, type Kind } from './faults/kinds.ts';
import type { Plan } from './faults/fault.ts';
import { fitted, secondsOf } from './length.ts';
import type { Options } from './options.ts';

export interface Scheduled {
  readonly name: string;
  readonly plans: readonly Plan[];
}

export interface Schedule {
  readonly kinds: readonly Scheduled[];
  /** About how long it takes on the machine that the kinds were measured on. */
  readonly minutes: number;
}

/** Everything a run will do, drawn before it begins: the same seed and options give the same schedule. */
export function scheduleOf({ form, seed, only, minutes }: Options): Schedule {
  const unknown = only.filter((name) => KINDS.every(({ fault }) => fault.name !== name));
  if (unknown.length > 0)
    throw new StartFailure(`There is no fault ${unknown.join(', ')}`, `known are ${KINDS.map(({ fault }) => fault.name).join(', ')}`, 'name one of them');
  const chosen = only.length === 0 ? KINDS : KINDS.filter(({ fault }) => only.includes(fault.name));
  const usual = chosen.map(({ fault, cycles, seconds }) => ({ fault, cycles: cycles[form], seconds }));
  const kinds = minutes === undefined ? usual : fitted(usual, minutes * 60);
  return {
    minutes: secondsOf(kinds) / 60,
    kinds: kinds.map(({ fault, cycles }) => ({ name: fault.name, plans: fault.plan(chanceOf(seed, fault.name), cycles) })),
  };
}

/** Each kind draws from its own numbers, so that leaving one out does not change the others. */
const chanceOf = (seed: number, name: string): Chance =>
  new Chance([...name].reduce((mixed, letter) => Math.imul(mixed ^ letter.charCodeAt(0), 16_777_619), seed));

export const faultOf = (name: string): Kind['fault'] => {
  const found = KINDS.find(({ fault }) => fault.name === name);
  if (!found) throw new Error(`There is no fault ${name}`);
  return found.fault;
};
