/** How long what the database has said is gone on from. */
const HOLDS_MS = 5_000;

/**
 * The clock of the database (R9) without a question to it for each look: in between it goes on by `performance.now()`, which nobody sets
 * and which is out by less than a millisecond after so short a time. It is never ahead of the database.
 */
export class DatabaseClock {
  private said: { readonly at: number; readonly heardAt: number } | undefined;
  private asking: Promise<void> | undefined;

  constructor(
    /** The time of the database, as it says it. */
    private readonly ask: () => Promise<Date>,
    private readonly holdsMs = HOLDS_MS,
  ) {}

  async now(): Promise<Date> {
    if (!this.said || performance.now() - this.said.heardAt >= this.holdsMs) await this.listen();
    return this.saysNow();
  }

  /** Once for all who ask in the same moment. */
  private listen(): Promise<void> {
    return (this.asking ??= this.ask()
      .then((at) => {
        this.said = { at: at.getTime(), heardAt: performance.now() };
      })
      .finally(() => {
        this.asking = undefined;
      }));
  }

  private saysNow(): Date {
    if (!this.said) throw new Error('nobody has asked the database yet');
    return new Date(Math.floor(this.said.at + performance.now() - this.said.heardAt));
  }
}
