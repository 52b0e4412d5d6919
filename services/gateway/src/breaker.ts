const WINDOW_MS = 10_000;
const FEWEST_CALLS = 20;
const FAILING = 0.5;
const PROBE_EVERY_MS = 1_000;

/**
 * Spares a service that does not answer, and its callers the wait: open when half of 20 or more calls within 10 s
 * got no answer; then one call a second is let through until one is answered (R14).
 */
export class Breaker {
  private calls: { readonly at: number; readonly answered: boolean }[] = [];
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
    this.calls.push({ at: this.now(), answered });
    const from = this.now() - WINDOW_MS;
    if ((this.calls[0]?.at ?? from) < from) this.calls = this.calls.filter(({ at }) => at >= from);
    if (!answered && this.isFailing()) this.open();
  }

  private isFailing(): boolean {
    const failed = this.calls.filter(({ answered }) => !answered).length;
    return this.calls.length >= FEWEST_CALLS && failed >= this.calls.length * FAILING;
  }

  private open(): void {
    this.openSince = this.probedAt = this.now();
    this.calls = [];
  }

  private close(): void {
    this.openSince = null;
  }
}
