import { setTimeout as sleep } from 'node:timers/promises';
import { reason } from './failure.ts';
import { endAllAtOnce } from './tether.ts';

export interface Shutdown {
  /** Aborts when we have to stop, on request or because something we need is gone. */
  readonly signal: AbortSignal;
  /** Settles then; rejects when it was not on request. */
  readonly requested: Promise<void>;
  /** Ends the run as a failure. */
  fail(error: Error): void;
  /** What to undo in the end; the newest goes first. */
  later(name: string, undo: () => Promise<void> | void): void;
  /** False when there was nothing to undo. */
  run(): Promise<boolean>;
}

/** One Ctrl-C arrives up to three times (terminal, npm, launch.mjs); only one a second later is a second Ctrl-C. */
const sameKeyPress = 1000;

export function listenForStop(say: (text: string) => void): Shutdown {
  const undoing: { name: string; undo: () => Promise<void> | void }[] = [];
  const abort = new AbortController();
  const { promise: requested, resolve, reject } = Promise.withResolvers<void>();
  requested.catch(() => undefined);
  let firstAt = 0;

  const stop = () => {
    const now = performance.now();
    if (firstAt === 0) {
      firstAt = now;
      say('Stopping (Ctrl-C again to force)');
      resolve();
      abort.abort();
    } else if (now - firstAt > sameKeyPress) {
      void forceEnd(say);
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  // launch.mjs holds the other end; when it is killed, nobody is left to press Ctrl-C.
  process.once('disconnect', stop);

  const fail = (error: Error) => {
    reject(error);
    abort.abort();
  };

  async function run(): Promise<boolean> {
    abort.abort();
    const something = undoing.length > 0;
    for (let next = undoing.pop(); next; next = undoing.pop()) await attempt(next.name, next.undo, say);
    return something;
  }

  return { signal: abort.signal, requested, fail, later: (name, undo) => void undoing.push({ name, undo }), run };
}

async function attempt(name: string, undo: () => Promise<void> | void, say: (text: string) => void): Promise<void> {
  try {
    await undo();
  } catch (error) {
    say(`! ${name} did not stop cleanly: ${reason(error)}`);
  }
}

async function forceEnd(say: (text: string) => void): Promise<void> {
  say('Stopping at once');
  await Promise.race([endAllAtOnce(), sleep(3000)]);
  process.exit(130);
}
