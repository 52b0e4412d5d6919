import { setTimeout as sleep } from 'node:timers/promises';
import type { Struck } from '../faults/fault.ts';
import { hold } from '../faults/fault.ts';
import type { Load } from '../load/load-process.ts';
import type { Stage } from '../stage/stage.ts';

/** Milliseconds from the moment the cause was gone. */
export interface Recovery {
  /** All processes answer `/readyz` with 200. */
  readonly ready: number;
  /** A command was done, by the service that was hit or by any. */
  readonly first: number;
  /** What was in an outbox at that moment, and until the databases answered, is published. */
  readonly drained: number;
}

/** Nothing recovers later than this; it is given up, which is a violation. */
const GIVE_UP_MS = 180_000;
const LOOK_EVERY_MS = 100;

export async function recovered(stage: Stage, load: Load, { healedAt, service }: Struck): Promise<Recovery> {
  const since = (): number => performance.now() - healedAt;
  const passed = async (work: Promise<unknown>): Promise<number> => {
    await work;
    return since();
  };
  const [ready, first, drained] = await Promise.all([
    passed(until('every process is ready', () => allReady(stage))),
    passed(within(load.untilNextDone(service), `a command of ${service ?? 'anybody'} is done`)),
    passed(drainedOnce(stage)),
  ]);
  return { ready, first, drained };
}

async function allReady(stage: Stage): Promise<boolean> {
  await stage.lookAfter();
  return (await stage.notReady()).length === 0;
}

async function drainedOnce(stage: Stage): Promise<void> {
  const marks = await until('every database answers', () => stage.outboxPositions());
  await until('the outboxes are empty', async () => (await stage.unpublishedUpTo(marks)) === 0);
}

export async function until<T>(what: string, look: () => Promise<T | false | null>): Promise<T> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  for (;;) {
    const found = await look().catch(() => null);
    if (found !== null && found !== false) return found;
    if (performance.now() > giveUpAt) throw new NotRecovered(what);
    await hold(LOOK_EVERY_MS);
  }
}

function within<T>(work: Promise<T>, what: string): Promise<T> {
  const late = sleep(GIVE_UP_MS, undefined, { ref: false }).then((): never => {
    throw new NotRecovered(what);
  });
  return Promise.race([work, late]);
}

export class NotRecovered extends Error {
  constructor(what: string) {
    super(`Not within ${GIVE_UP_MS / 1_000} s after healing: ${what}`);
    this.name = 'NotRecovered';
  }
}
