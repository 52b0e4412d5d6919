/** Takes so many numbers of a counter; gives the last of them. */
export type Draw = (counter: string, count: number) => Promise<number>;

/** Takers who are answered together. */
interface Round {
  count: number;
  readonly last: Promise<number>;
}

/**
 * One draw of a counter at a time: whoever asks while one is under way is served by the next, with all others who do. What many
 * ask for at once is one statement, and nobody waits for a row that another one of them has locked.
 */
export class SharedDraws {
  private readonly underWay = new Map<string, Promise<unknown>>();
  private readonly gathering = new Map<string, Round>();

  constructor(private readonly draw: Draw) {}

  /** The last of `count` numbers that follow each other and are nobody else's. */
  async take(counter: string, count: number): Promise<number> {
    const round = this.gathering.get(counter) ?? this.nextRound(counter);
    round.count += count;
    const behind = round.count;
    const last = await round.last;
    return last - round.count + behind;
  }

  private nextRound(counter: string): Round {
    const before = this.underWay.get(counter) ?? Promise.resolve();
    const round: Round = { count: 0, last: before.then(() => this.drawn(counter, round)) };
    this.gathering.set(counter, round);
    return round;
  }

  private drawn(counter: string, round: Round): Promise<number> {
    this.gathering.delete(counter);
    const last = this.draw(counter, round.count);
    const over = last.then(NOTHING, NOTHING);
    this.underWay.set(counter, over);
    void over.then(() => {
      if (this.underWay.get(counter) === over) this.underWay.delete(counter);
    });
    return last;
  }
}

const NOTHING = (): void => undefined;
