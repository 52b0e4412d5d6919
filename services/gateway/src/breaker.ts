const SLICE_MS = 1_000;
const SLICES = 10;
const FEWEST_CALLS = 20;
const FAILING = 0.5;
const PROBE_EVERY_MS = 1_000;

/** Calls of one second. */
interface Slice {
  readonly second: number;
  calls: number;
  unanswered: number;
}

/**
 * Spares a service that does not answer, and its callers the wait: open when half of 20 or more calls within 10 s
 * got no answer; then one call a second is let through until one is answered (R14). Calls are counted by the second:
 * a list of each of them would have to be gone through at every call.
 */
export class Breaker {
  private slices: Slice[] = [];
  private openSince: number | null = null;
  private probedAt = 0;

  constructor(private readonly now: () => number = Date.now) {}

  get isOpen(): boolean {
    return this.openSince !== null;
  }

  /** Whether a call may be made now. */
  lets(): boolean {
    if (this.openSince === null) return true;
    if (this.now() - this.probedAt < PROBE_EVERY_MS) return false;
    this.probedAt = this.now();
    return true;
  }

  heard(answered: boolean): void {
    if (this.openSince !== null) {
      if (answered) this.close();
      return;
    }
    const slice = this.slice();
    slice.calls += 1;
    if (answered) return;
    slice.unanswered += 1;
    if (this.isFailing()) this.open();
  }

  /** That of this second; those that are too old go when a new one begins. */
  private slice(): Slice {
    const second = Math.floor(this.now() / SLICE_MS);
    const newest = this.slices.at(-1);
    if (newest?.second === second) return newest;
    const fresh = { second, calls: 0, unanswered: 0 };
    this.slices = [...this.slices.filter((slice) => slice.second > second - SLICES), fresh];
    return fresh;
  }

  private isFailing(): boolean {
    const calls = this.slices.reduce((sum, slice) => sum + slice.calls, 0);
    const unanswered = this.slices.reduce((sum, slice) => sum + slice.unanswered, 0);
    return calls >= FEWEST_CALLS && unanswered >= calls * FAILING;
  }

  private open(): void {
    this.openSince = this.probedAt = this.now();
    this.slices = [];
  }

  private close(): void {
    this.openSince = null;
  }
}
