const EVERY_MS = 100;
const WEIGHT_OF_NEWEST = 0.2;

/** How late this process gets round to what is due, smoothed over about a second: the first sign of too much to do. */
export class LoopLag {
  private lagMs = 0;
  private dueAt = performance.now() + EVERY_MS;

  constructor(private readonly limitMs: number) {
    setInterval(() => {
      this.look();
    }, EVERY_MS).unref();
  }

  get tooMuch(): boolean {
    return this.lagMs > this.limitMs;
  }

  private look(): void {
    const now = performance.now();
    this.lagMs += WEIGHT_OF_NEWEST * (Math.max(0, now - this.dueAt) - this.lagMs);
    this.dueAt = now + EVERY_MS;
  }
}
