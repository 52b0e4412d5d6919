import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { OutboxMessage } from '@tradewind/persistence/outbox.entity';
import { In, IsNull, type DataSource } from 'typeorm';
import { EVENTS, subjectOf } from './event-stream.js';
import { eventsPublished, outboxUnpublished } from './metrics.js';

const BATCH = 200;
const POLL_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Publishes what was committed, in order, at least once: marks a row only after JetStream has it on disk.
 * Runs in the leading instance only, so that the order of an aggregate's events is kept (R1, R2).
 */
export class OutboxRelay {
  private readonly jetstream: JetStreamClient;
  private running = false;
  private awake: (() => void) | undefined;
  private finished: Promise<void> = Promise.resolve();
  private failures = 0;

  constructor(
    private readonly service: string,
    private readonly db: DataSource,
    nats: NatsConnection,
    private readonly report: (error: unknown) => void,
    private readonly stream = EVENTS,
  ) {
    this.jetstream = jetstream(nats);
  }

  begin(): void {
    this.running = true;
    this.finished = this.run();
  }

  /** Something was committed: look now. */
  wake(): void {
    this.awake?.();
  }

  async end(): Promise<void> {
    this.running = false;
    this.wake();
    await this.finished;
  }

  private async run(): Promise<void> {
    while (!this.stopping()) {
      const published = await this.publishBatch().catch((error: unknown) => this.failed(error));
      if (published < BATCH && this.running)
        await this.pause(this.failures === 0 ? POLL_MS : Math.random() * Math.min(LONGEST_PAUSE_MS, 100 * 2 ** this.failures));
    }
  }

  private stopping(): boolean {
    return !this.running;
  }

  private async publishBatch(): Promise<number> {
    const waiting = await this.db.manager.find(OutboxMessage, { where: { publishedAt: IsNull() }, order: { position: 'ASC' }, take: BATCH });
    outboxUnpublished.set({ service: this.service }, waiting.length);
    if (waiting.length === 0) return 0;
    // published in order on one connection: the server stores them in that order, the acknowledgements may come together
    const settled = await Promise.allSettled(waiting.map((message) => this.publish(message)));
    const failedAt = settled.findIndex(({ status }) => status === 'rejected');
    const stored = failedAt === -1 ? waiting : waiting.slice(0, failedAt);
    if (stored.length > 0) await this.db.manager.update(OutboxMessage, { id: In(stored.map(({ id }) => id)) }, { publishedAt: new Date() });
    eventsPublished.inc({ service: this.service }, stored.length);
    const failure = settled[failedAt];
    if (failure?.status === 'rejected') throw failure.reason;
    this.failures = 0;
    return stored.length;
  }

  private publish(message: OutboxMessage): Promise<unknown> {
    const { id, type, aggregateType, aggregateId, aggregateSeq, org, branch, actorId, traceparent, payload } = message;
    const occurredAt = message.occurredAt.toISOString();
    const envelope: EventEnvelope = { id, type, aggregateType, aggregateId, aggregateSeq, occurredAt, org, branch, actorId, traceparent, payload };
    return this.jetstream.publish(subjectOf(message.branch, message.type, this.stream), JSON.stringify(envelope), { msgID: message.id });
  }

  private failed(error: unknown): number {
    this.failures += 1;
    this.report(error);
    return 0;
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
