/** How far behind the pace may run before what was missed is given up, in ms: after a fault nobody storms in. */
const CATCHES_UP = 500;

/** Gives turns at an even pace to everybody who waits for one, and none while it is closed. */
export class Pacer {
  private readonly everyMs: number;
  private next = 0;
  private underWay = 0;
  private silent: (() => void) | undefined;
  private isClosed = false;
  private opened: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;

  constructor(perSecond: number) {
    this.everyMs = 1000 / perSecond;
  }

  /** One turn: waits for it, does the work, and is over with its answer. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    await this.turn();
    this.underWay += 1;
    try {
      return await work();
    } finally {
      this.underWay -= 1;
      if (this.underWay === 0) this.silent?.();
    }
  }

  /** Settles when no turn is under way; with the pacer closed it stays so. */
  async quiet(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 2 * CATCHES_UP)); // who had its turn given begins within this
    if (this.underWay > 0) await new Promise<void>((resolve) => (this.silent = resolve));
    this.silent = undefined;
  }

  private async turn(): Promise<void> {
    while (this.isClosed) await this.opened;
    const now = performance.now();
    this.next = Math.max(this.next + this.everyMs, now - CATCHES_UP);
    const mine = this.next;
    if (mine > now) await new Promise((resolve) => setTimeout(resolve, mine - now));
    if (this.isClosed) await this.turn();
  }

  close(): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.isClosed = true;
    this.opened = promise;
    this.open = resolve;
  }

  reopen(): void {
    this.next = performance.now();
    this.isClosed = false;
    this.open();
  }
}
