import { setTimeout } from 'node:timers/promises';
import { AckPolicy, DeliverPolicy, jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { DiscoveryService } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import { withCall } from '@tradewind/kernel/call';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Fault } from '@tradewind/kernel/fault';
import type { Database } from '@tradewind/persistence/database';
import { DeadLetter } from '@tradewind/persistence/dead-letter.entity';
import { consumptionsOf, type Reaction } from './consumes.js';
import { checkedEventStream, EVENTS, filterFor, type EventStream } from './event-stream.js';
import { eventsConsumed } from './metrics.js';
import { systemCall } from './system-call.js';
import { contextFromTraceparent, traced } from './tracing.js';

interface Bound {
  /** `orders.OpenOrder.open`: the name under which the inbox remembers. */
  readonly consumer: string;
  readonly react: Reaction<object>;
}

/** Where the events are, and how patient we are with a reaction that fails. */
export interface Consuming {
  readonly stream?: EventStream;
  /** Milliseconds until the attempt after this one. */
  readonly pauseBefore?: (attempt: number) => number;
}

const MOST_ATTEMPTS = 8;
const LONGER_EACH_TIME = (attempt: number): number => Math.min(30_000, 100 * 2 ** attempt);

/**
 * Takes in other services' events, one after the other in the order of the stream, each with its effect exactly once:
 * commit effect and inbox row → acknowledge. Runs in the leading instance only.
 */
export class EventConsumer {
  private readonly stream: EventStream;
  private readonly pauseBefore: (attempt: number) => number;
  private readonly bound = new Map<string, Bound[]>();
  private messages: ConsumerMessages | undefined;
  private finished: Promise<void> = Promise.resolve();
  private running = false;
  private ending = new AbortController();

  constructor(
    private readonly service: string,
    private readonly nats: NatsConnection,
    private readonly db: Database,
    private readonly report: (error: unknown, about: object) => void,
    { stream = EVENTS, pauseBefore = LONGER_EACH_TIME }: Consuming = {},
  ) {
    this.stream = stream;
    this.pauseBefore = pauseBefore;
  }

  bind(discovery: DiscoveryService): void {
    for (const { instance } of discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const { event, method } of consumptionsOf(instance as object)) {
        const consumer = `${this.service}.${(instance as object).constructor.name}.${method}`;
        const react = (Reflect.get(instance as object, method) as Reaction<object>).bind(instance);
        this.bound.set(event.type, [...(this.bound.get(event.type) ?? []), { consumer, react }]);
      }
    }
  }

  begin(): void {
    if (this.bound.size === 0) return;
    this.ending = new AbortController();
    this.running = true;
    this.finished = this.run();
  }

  async end(): Promise<void> {
    this.running = false;
    this.ending.abort();
    await this.messages?.close();
    await this.finished;
  }

  /** JetStream iterators fall silent after a server restart, and end when their consumer is gone; the next begins where we were. */
  private async run(): Promise<void> {
    while (this.isOn()) {
      try {
        await this.takePlace();
        const consumer = await jetstream(this.nats).consumers.get(this.stream.name, this.service);
        this.messages = await consumer.consume({ max_messages: 100, idle_heartbeat: 5_000, abort_on_missing_resource: true });
        for await (const message of this.messages) {
          if (!this.isOn()) break;
          await this.take(message);
        }
      } catch (error) {
        this.report(error, { service: this.service });
      }
      if (this.isOn()) await this.pause(500);
    }
  }

  /**
   * The durable consumer on the server knows where we are. What it gave to an instance that is gone, or over a connection
   * that broke, it would give again only when `ack_wait` is over, and later events first: so we begin anew after the
   * last acknowledged one, and the inbox knows what we have had.
   */
  private async takePlace(): Promise<void> {
    const { consumers } = await checkedEventStream(this.nats, this.stream);
    const { name } = this.stream;
    const filter_subjects = [...this.bound.keys()].map((type) => filterFor(type, this.stream));
    const known = await consumers.info(name, this.service).catch(() => null);
    if (known?.num_ack_pending === 0) {
      await consumers.update(name, this.service, { filter_subjects });
      return;
    }
    if (known) await consumers.delete(name, this.service);
    await consumers.add(name, {
      durable_name: this.service,
      filter_subjects,
      ack_policy: AckPolicy.Explicit,
      ack_wait: 60_000_000_000,
      max_ack_pending: 1_000,
      ...(known ? { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: known.ack_floor.stream_seq + 1 } : { deliver_policy: DeliverPolicy.All }),
    });
  }

  private async take(message: JsMsg): Promise<void> {
    const fact = this.factIn(message);
    for (const bound of this.bound.get(fact?.type ?? '') ?? []) if (fact) await this.deliver(bound, fact, message);
    if (this.isOn()) message.ack();
  }

  /** Null for what no outbox of ours has written; it must not stop the flow. */
  private factIn(message: JsMsg): EventEnvelope | null {
    try {
      return message.json<EventEnvelope | null>();
    } catch (error) {
      this.report(error, { service: this.service, unreadable: message.seq });
      return null;
    }
  }

  /** Tries in place, so that later events never overtake; what cannot be taken in goes to the dead letters. */
  private async deliver(bound: Bound, fact: EventEnvelope, message: JsMsg): Promise<void> {
    for (let attempt = 1; this.isOn(); attempt += 1) {
      try {
        await traced(`react ${bound.consumer}`, () => this.once(bound, fact), contextFromTraceparent(fact.traceparent));
        return;
      } catch (error) {
        this.report(error, { consumer: bound.consumer, eventId: fact.id, attempt });
        const hopeless = error instanceof Fault && error.kind !== 'unavailable' && error.kind !== 'conflict';
        if ((hopeless || attempt >= MOST_ATTEMPTS) && (await this.bury(bound, fact, error, attempt))) return;
        message.working();
        await this.pause(this.pauseBefore(attempt));
      }
    }
  }

  private async once({ consumer, react }: Bound, fact: EventEnvelope): Promise<void> {
    await withCall(systemCall(this.service, consumer, new Date(fact.occurredAt), fact.id), () =>
      this.db.unitOfWork(async () => {
        const inserted = await this.db.execute('INSERT INTO "inbox" ("consumer", "eventId") VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING "eventId"', [
          consumer,
          fact.id,
        ]);
        const isNew = inserted.length > 0;
        if (isNew) await react(fact.payload, fact);
        eventsConsumed.inc({ service: this.service, outcome: isNew ? 'effect' : 'duplicate' });
      }),
    );
  }

  /** False when not even the dead letter could be written: then the database is away and we go on trying. */
  private async bury({ consumer }: Bound, envelope: EventEnvelope, error: unknown, attempts: number): Promise<boolean> {
    try {
      await this.db.dataSource.manager.upsert(DeadLetter, { consumer, eventId: envelope.id, envelope, reason: String(error), attempts }, [
        'consumer',
        'eventId',
      ]);
      eventsConsumed.inc({ service: this.service, outcome: 'dead-letter' });
      return true;
    } catch {
      return false;
    }
  }

  private isOn(): boolean {
    return this.running;
  }

  /** Leaving does not wait for it. */
  private pause(ms: number): Promise<void> {
    return setTimeout(ms, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }
}
