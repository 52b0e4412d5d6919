import type { Outcome } from '@tradewind/client/insist';

/** What happened in one kind of time: while a fault and its recovery lasted, or outside of it. */
export interface Counts {
  ms: number;
  /** Answered with 2xx or with a refusal, reads and commands. */
  answered: number;
  /** Commands among them. */
  writes: number;
  ok: number;
  refused: number;
  /** Attempts whose outcome was unknown, for whatever reason. */
  unknown: number;
  /** Those of them that the platform answered with 500. */
  unexpected: number;
  /** Commands that had to be sent again, and got their answer in the end. */
  resolved: number;
  /** Attempts beyond the first. */
  retries: number;
}

export const nothingYet = (): Counts => ({ ms: 0, answered: 0, writes: 0, ok: 0, refused: 0, unknown: 0, unexpected: 0, resolved: 0, retries: 0 });

export function added(to: Counts, more: Counts): Counts {
  const names = Object.keys(to) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, to[name] + more[name]])) as unknown as Counts;
}

/** Counts by window, and remembers when each service last did a command. */
export class Tally {
  private readonly windows = new Map<string, Counts>();
  private window = 'idle';
  private since = performance.now();
  private readonly waiting = new Set<{ readonly service: string | null; readonly resolve: () => void }>();

  /** From now on everything counts for this window. */
  enter(window: string): void {
    this.close();
    this.window = window;
  }

  snapshot(): Record<string, Counts> {
    this.close();
    return Object.fromEntries(this.windows);
  }

  read(_service: string, outcome: Outcome): void {
    this.count(outcome, false);
  }

  attempt(service: string, outcome: Outcome): void {
    this.count(outcome, true);
    if (outcome.kind === 'done') this.done(service);
  }

  settled(_service: string, attempts: number): void {
    if (attempts === 1) return;
    this.current.resolved += 1;
    this.current.retries += attempts - 1;
  }

  /** Settles when a command that ends from now on has been done, by this service or by any. */
  nextDone(service: string | null): Promise<void> {
    return new Promise((resolve) => void this.waiting.add({ service, resolve }));
  }

  private done(by: string): void {
    for (const waiter of this.waiting) {
      if (waiter.service !== null && waiter.service !== by) continue;
      this.waiting.delete(waiter);
      waiter.resolve();
    }
  }

  private count(outcome: Outcome, isCommand: boolean): void {
    const { current } = this;
    if (outcome.kind === 'unknown') {
      current.unknown += 1;
      if (outcome.status === 500) current.unexpected += 1;
      return;
    }
    current.answered += 1;
    if (isCommand) current.writes += 1;
    if (outcome.kind === 'done') current.ok += 1;
    else current.refused += 1;
  }

  private close(): void {
    const now = performance.now();
    this.current.ms += now - this.since;
    this.since = now;
  }

  private get current(): Counts {
    const known = this.windows.get(this.window);
    if (known) return known;
    const fresh = nothingYet();
    this.windows.set(this.window, fresh);
    return fresh;
  }
}
