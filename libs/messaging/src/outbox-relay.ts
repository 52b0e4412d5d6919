import { setTimeout as passed } from 'node:timers/promises';
import type { OutboxMessage } from '@tradewind/persistence/outbox.entity';
import type { DataSource } from 'typeorm';
import { ParcelRefused, type EventPublisher } from './event-bus.js';
import { eventsPublished, eventsParked, publishFailures } from './metrics.js';
import { OutboxShelf } from './outbox-shelf.js';
import { alone, together, type Packed } from './parcels.js';

const FAILURES_OF_A_BUS_AWAY = 3;

export interface Relaying {
  /** How often we look although nobody said that anything was committed; whoever commits events does say so. */
  readonly pollMs: number;
  /** From one round to the next at least: what is committed meanwhile is read, sent and marked together. */
  readonly gatherMs: number;
  /** How often the stream is looked at: another in its place, or one that lost its end, is filled again. */
  readonly lookMs: number;
  readonly longestPauseMs: number;
  /** Most events sent in one round. */
  readonly batch: number;
  /** From so many on, what may be sent at once travels together. */
  readonly together: number;
}

const TIMING: Relaying = { pollMs: 5_000, gatherMs: 30, lookMs: 5_000, longestPauseMs: 30_000, batch: 200, together: 50 };

/**
 * Publishes what was committed, at least once, in the order of each aggregate whatever fails: an event is sent only when
 * the one before it is on the disk of the bus, while other aggregates go on beside it. Runs in the leading instance (R1, R2).
 */
export class OutboxRelay {
  private readonly shelf: OutboxShelf;
  private readonly timing: Relaying;
  private running = false;
  private awake: (() => void) | undefined;
  /** Something may have been committed since the present round looked. */
  private woken = false;
  private finished: Promise<void> = Promise.resolve();
  private failures = 0;
  /** On the clock of `performance.now()`, which nobody sets: by the clock on the wall it rested for as long as that was set back (chaos, seed 1904777077). */
  private lookedAt = -Infinity;
  private beganAt = 0;
  private behind: string | null = null;

  constructor(
    private readonly service: string,
    db: DataSource,
    private readonly publisher: EventPublisher,
    private readonly report: (error: unknown, about?: object) => void,
    timing: Partial<Relaying> = {},
  ) {
    this.shelf = new OutboxShelf(db, publisher.stream);
    this.timing = { ...TIMING, ...timing };
  }

  begin(): void {
    this.running = true;
    this.lookedAt = -Infinity;
    this.finished = this.run();
  }

  /** Something was committed: look now. */
  wake(): void {
    this.woken = true;
    if (this.failures === 0) this.awake?.();
  }

  /** The bus is back: try now. */
  retry(): void {
    this.failures = 0;
    this.lookedAt = -Infinity;
    this.awake?.();
  }

  async end(): Promise<void> {
    this.running = false;
    this.awake?.();
    await this.finished;
  }

  private async run(): Promise<void> {
    while (!this.stopping()) {
      this.woken = false;
      this.beganAt = performance.now();
      const handled = await this.round().catch((error: unknown) => this.failed(error));
      if (handled < this.timing.batch && !this.stopping()) await this.rest();
    }
  }

  private async rest(): Promise<void> {
    if (this.failures > 0) await this.pause(this.backOff());
    else if (!this.woken) await this.pause(this.timing.pollMs);
    const early = this.beganAt + this.timing.gatherMs - performance.now();
    if (early > 0) await passed(early);
  }

  private stopping(): boolean {
    return !this.running;
  }

  private async round(): Promise<number> {
    await this.lookAtStream();
    return this.behind === null ? this.publishWaiting() : this.fillAgain(this.behind);
  }

  private async publishWaiting(): Promise<number> {
    const waiting = await this.shelf.waiting(this.timing.batch);
    const { failure } = await this.send(waiting);
    if (failure !== undefined) throw failure;
    this.failures = 0;
    return waiting.length;
  }

  /**
   * From the beginning of what is kept, in the order it was committed, whether published before or not. Of a batch that
   * failed, what is stored without a hole counts: on a bus that often fails it would otherwise begin anew for ever.
   */
  private async fillAgain(after: string): Promise<number> {
    const next = await this.shelf.kept(after, this.timing.batch);
    const outcome = await this.send(next);
    const isFilled = next.length === 0;
    this.behind = isFilled ? null : (outcome.settledOf(next).at(-1)?.position ?? after);
    await this.shelf.filledTo(this.behind);
    if (outcome.failure !== undefined) throw outcome.failure;
    this.failures = 0;
    return this.timing.batch;
  }

  /** Marks what is stored and parks what is refused for good; what may pass later is for the caller to fail with. */
  private async send(messages: readonly OutboxMessage[]): Promise<Outcome> {
    const outcome = new Outcome();
    for (const wave of messages.length < this.timing.batch ? inOrderOfCommits(messages) : byRank(messages)) {
      const open = wave.filter((message) => outcome.isOpenFor(message));
      const parcels = open.length < this.timing.together ? open.map(alone) : together(open);
      await Promise.all(parcels.map((packed) => this.publish(packed, outcome)));
    }
    if (outcome.stored.length > 0) await this.shelf.mark(outcome.stored, outcome.lastSeq);
    for (const { message, reason } of outcome.refused) await this.park(message, reason);
    eventsPublished.inc({ service: this.service }, outcome.stored.length);
    return outcome;
  }

  /** Of a parcel that is refused for good each event is tried by itself: one of them may be the reason. */
  private async publish({ parcel, messages }: Packed, outcome: Outcome): Promise<void> {
    try {
      outcome.stand(messages, await this.publisher.publish(parcel));
    } catch (error) {
      if (error instanceof ParcelRefused && messages.length > 1) await Promise.all(messages.map((message) => this.publish(alone(message), outcome)));
      else outcome.fail(messages, error);
    }
  }

  private async park(message: OutboxMessage, reason: string): Promise<void> {
    await this.shelf.park(message, reason);
    eventsParked.inc({ service: this.service });
    this.report(new Error(`The bus refuses an event for good; it and later ones of its aggregate wait: ${reason}`), { eventId: message.id });
  }

  private async lookAtStream(): Promise<void> {
    if (performance.now() - this.lookedAt < this.timing.lookMs) return;
    const standing = await this.publisher.standing();
    if (!standing) throw new Error(`There is no stream ${this.publisher.stream}: run \`npm run streams:rebuild\``);
    this.behind = await this.shelf.compare(standing);
    this.lookedAt = performance.now();
  }

  private failed(error: unknown): number {
    this.failures += 1;
    this.lookedAt = -Infinity;
    publishFailures.inc({ service: this.service });
    this.report(error);
    return 0;
  }

  /** Full jitter, 100 ms … 30 s (R2). */
  private backOff(): number {
    return Math.random() * Math.min(this.timing.longestPauseMs, 100 * 2 ** this.failures);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.awake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What became of a batch. */
class Outcome {
  readonly stored: OutboxMessage[] = [];
  readonly refused: { readonly message: OutboxMessage; readonly reason: string }[] = [];
  lastSeq = 0;
  failure: Error | undefined;
  private failures = 0;
  private readonly closed = new Set<string>();

  /** After a failure nothing more is sent of that aggregate; after several the bus is away, and nothing at all. */
  isOpenFor(message: OutboxMessage): boolean {
    return this.failures < FAILURES_OF_A_BUS_AWAY && !this.closed.has(aggregateOf(message));
  }

  /** The messages up to the first one that is neither stored nor parked. */
  settledOf(messages: readonly OutboxMessage[]): readonly OutboxMessage[] {
    const settled = new Set([...this.stored, ...this.refused.map(({ message }) => message)].map(({ position }) => position));
    const open = messages.findIndex(({ position }) => !settled.has(position));
    return open < 0 ? messages : messages.slice(0, open);
  }

  stand(messages: readonly OutboxMessage[], seq: number): void {
    this.stored.push(...messages);
    this.lastSeq = Math.max(this.lastSeq, seq);
  }

  /** Of one parcel. */
  fail(messages: readonly OutboxMessage[], error: unknown): void {
    for (const message of messages) this.closed.add(aggregateOf(message));
    if (error instanceof ParcelRefused) {
      this.refused.push(...messages.map((message) => ({ message, reason: error.message })));
      return;
    }
    this.failure ??= error instanceof Error ? error : new Error(String(error));
    this.failures += 1;
  }
}

const aggregateOf = ({ aggregateType, aggregateId }: OutboxMessage): string => `${aggregateType} ${aggregateId}`;

/**
 * What is sent together is of different aggregates. A batch is cut where an aggregate comes for the second time: over one
 * connection all of it is stored in the order of the commits. A full batch means that many wait: then all first events go
 * together, then all second ones, because a round trip for each aggregate would take too long.
 */
function inOrderOfCommits(messages: readonly OutboxMessage[]): OutboxMessage[][] {
  const waves: OutboxMessage[][] = [];
  let inWave = new Set<string>();
  for (const message of messages) {
    const key = aggregateOf(message);
    if (waves.length === 0 || inWave.has(key)) {
      waves.push([]);
      inWave = new Set();
    }
    inWave.add(key);
    waves.at(-1)?.push(message);
  }
  return waves;
}

function byRank(messages: readonly OutboxMessage[]): OutboxMessage[][] {
  const waves: OutboxMessage[][] = [];
  const ranks = new Map<string, number>();
  for (const message of messages) {
    const rank = ranks.get(aggregateOf(message)) ?? 0;
    ranks.set(aggregateOf(message), rank + 1);
    (waves[rank] ??= []).push(message);
  }
  return waves;
}
