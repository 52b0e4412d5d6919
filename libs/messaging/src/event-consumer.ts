import { AckPolicy, DeliverPolicy, jetstream, type ConsumerMessages, type JetStreamManager, type JsMsg } from '@nats-io/jetstream';
import type { DiscoveryService } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import { withCall } from '@tradewind/kernel/call';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Fault } from '@tradewind/kernel/fault';
import type { Database } from '@tradewind/persistence/database';
import { DeadLetter } from '@tradewind/persistence/dead-letter.entity';
import { consumptionsOf, type Reaction } from './consumes.js';
import { EVENTS, filterFor } from './event-stream.js';
import { eventsConsumed } from './metrics.js';
import { systemCall } from './system-call.js';
import { contextFromTraceparent, traced } from './tracing.js';

interface Bound {
  /** `orders.OpenOrder.open`: the name under which the inbox remembers. */
  readonly consumer: string;
  readonly react: Reaction<object>;
}

const MOST_ATTEMPTS = 8;
const pauseBefore = (attempt: number): number => Math.min(30_000, 100 * 2 ** attempt);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Takes in other services' events, one after the other in the order of the stream, each with its effect exactly once:
 * commit effect and inbox row → acknowledge. Runs in the leading instance only.
 */
export class EventConsumer {
  private readonly bound = new Map<string, Bound[]>();
  private messages: ConsumerMessages | undefined;
  private finished: Promise<void> = Promise.resolve();
  private running = false;

  constructor(
    private readonly service: string,
    private readonly nats: NatsConnection,
    private readonly manager: JetStreamManager,
    private readonly db: Database,
    private readonly report: (error: unknown, about: object) => void,
    private readonly stream = EVENTS,
  ) {}

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

  async begin(): Promise<void> {
    if (this.bound.size === 0) return;
    this.running = true;
    await this.ensureDurable();
    this.finished = this.run();
  }

  async end(): Promise<void> {
    this.running = false;
    await this.messages?.close();
    await this.finished;
  }

  private stopping(): boolean {
    return !this.running;
  }

  private async ensureDurable(): Promise<void> {
    const filter_subjects = [...this.bound.keys()].map((type) => filterFor(type, this.stream));
    const existing = await this.manager.consumers.info(this.stream.name, this.service).catch(() => null);
    if (existing) await this.manager.consumers.update(this.stream.name, this.service, { filter_subjects });
    else
      await this.manager.consumers.add(this.stream.name, {
        durable_name: this.service,
        filter_subjects,
        ack_policy: AckPolicy.Explicit,
        deliver_policy: DeliverPolicy.All,
        ack_wait: 60_000_000_000,
        max_ack_pending: 1_000,
      });
  }

  /** JetStream iterators can fall silent after a server restart; whenever one ends, the next begins. */
  private async run(): Promise<void> {
    while (this.running) {
      try {
        const consumer = await jetstream(this.nats).consumers.get(this.stream.name, this.service);
        this.messages = await consumer.consume({ max_messages: 100, idle_heartbeat: 5_000 });
        for await (const message of this.messages) {
          if (this.stopping()) break;
          await this.take(message);
        }
      } catch (error) {
        this.report(error, { service: this.service });
      }
      if (!this.stopping()) await sleep(500);
    }
  }

  private async take(message: JsMsg): Promise<void> {
    const fact = message.json<EventEnvelope>();
    for (const bound of this.bound.get(fact.type) ?? []) await this.deliver(bound, fact, message);
    if (this.running) message.ack();
  }

  /** Tries in place, so that later events never overtake; what cannot be taken in goes to the dead letters. */
  private async deliver(bound: Bound, fact: EventEnvelope, message: JsMsg): Promise<void> {
    for (let attempt = 1; this.running; attempt += 1) {
      try {
        await traced(`react ${bound.consumer}`, () => this.once(bound, fact), contextFromTraceparent(fact.traceparent));
        return;
      } catch (error) {
        this.report(error, { consumer: bound.consumer, eventId: fact.id, attempt });
        const hopeless = error instanceof Fault && error.kind !== 'unavailable' && error.kind !== 'conflict';
        if ((hopeless || attempt >= MOST_ATTEMPTS) && (await this.bury(bound, fact, error, attempt))) return;
        message.working();
        await sleep(pauseBefore(attempt));
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
}
