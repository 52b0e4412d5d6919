import { setTimeout as pause } from 'node:timers/promises';
import type { LoadClass } from '@tradewind/kernel/operation';
import { overloaded } from './gateway-faults.js';
import { shed } from './metrics.js';

/** How many requests of a class are worked on at once, and how many more may wait for a place. */
export interface Lane {
  readonly places: number;
  readonly queue: number;
}

export type LaneWidths = Readonly<Record<LoadClass, Lane>>;

/** Reports are few, long and never urgent. */
export const LANES: LaneWidths = {
  access: { places: 64, queue: 200 },
  command: { places: 64, queue: 200 },
  read: { places: 64, queue: 200 },
  report: { places: 8, queue: 16 },
};

const CLASSES = ['access', 'command', 'read', 'report'] as const;
/** Classes whose waiting shuts out reports. */
const BEFORE_REPORTS = ['access', 'command', 'read'] as const;

interface State {
  taken: number;
  readonly waiting: Set<() => void>;
}

const anEmptyOne = (load: LoadClass): [LoadClass, State] => [load, { taken: 0, waiting: new Set() }];

/**
 * Lets in no more work than can be done (R13): each class has places of its own, a short queue, and little patience in it.
 * What does not fit is told so at once, instead of slowing down what does.
 */
export class Lanes {
  private readonly states: ReadonlyMap<LoadClass, State> = new Map(CLASSES.map(anEmptyOne));

  constructor(
    private readonly widths: LaneWidths = LANES,
    private readonly patienceMs = 250,
    private readonly isStalled: () => boolean = () => false,
  ) {}

  async through<T>(load: LoadClass, work: () => Promise<T>): Promise<T> {
    const state = this.stateOf(load);
    await this.enter(load, state);
    try {
      return await work();
    } finally {
      this.leave(state);
    }
  }

  private async enter(load: LoadClass, state: State): Promise<void> {
    const { places, queue } = this.widths[load];
    if (load === 'report' && (this.isStalled() || this.othersWait())) throw refused(load, 'others wait');
    if (state.taken < places) state.taken += 1;
    else if (state.waiting.size >= queue) throw refused(load, 'queue full');
    else if (!(await this.placeIsHandedOver(state))) throw refused(load, 'waited too long');
  }

  /** Whoever leaves hands the place to who came first; nobody can slip in between. */
  private async placeIsHandedOver({ waiting }: State): Promise<boolean> {
    const givingUp = new AbortController();
    let mine: () => void = () => undefined;
    const handedOver = new Promise<true>((resolve) => {
      mine = () => {
        resolve(true);
      };
    });
    waiting.add(mine);
    const tooLong = pause(this.patienceMs, false as const, { signal: givingUp.signal }).catch(() => true as const);
    const mineNow = await Promise.race([handedOver, tooLong]);
    givingUp.abort();
    return waiting.delete(mine) ? mineNow : true;
  }

  private leave(state: State): void {
    const [first] = state.waiting;
    if (first === undefined) state.taken -= 1;
    else {
      state.waiting.delete(first);
      first();
    }
  }

  private othersWait(): boolean {
    return BEFORE_REPORTS.some((load) => this.stateOf(load).waiting.size > 0);
  }

  /** How many of each class are being worked on. */
  taken(): ReadonlyMap<LoadClass, number> {
    return new Map([...this.states].map(([load, { taken }]) => [load, taken]));
  }

  private stateOf(load: LoadClass): State {
    const state = this.states.get(load);
    if (!state) throw new Error(`There is no lane for ${load}`);
    return state;
  }
}

function refused(load: LoadClass, why: string): Error {
  shed.inc({ load, why });
  return overloaded();
}

/** `command=32/100,report=4/8` → these two narrower, the others as they are. */
export function laneWidths(text: string): LaneWidths {
  const given = text.split(',').filter(Boolean).map(oneLane);
  return { ...LANES, ...(Object.fromEntries(given) as Partial<LaneWidths>) };
}

function oneLane(text: string): [LoadClass, Lane] {
  const [, name = '', places = '', queue = ''] = /^(\w+)=(\d{1,5})\/(\d{1,5})$/.exec(text.trim()) ?? [];
  if (!(name in LANES) || parseInt(places, 10) < 1) throw new Error(`"${text}" is no lane; write e.g. report=8/16, of ${Object.keys(LANES).join(', ')}`);
  return [name as LoadClass, { places: parseInt(places, 10), queue: parseInt(queue, 10) }];
}
