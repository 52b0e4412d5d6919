import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Delivery, EventSource, Lag } from './event-bus.js';
import { checkedEventStream, EVENTS, filterFor, type EventStream } from './event-stream.js';

const HEARTBEAT_MS = 5_000;
/** Parcels fetched ahead: each may hold a hundred events, and all of them are to be taken in before the server would hand them out again. */
const AHEAD = 25;

/** The events of the platform through the durable consumer that bears the service's name. */
export class JetStreamSource implements EventSource {
  private messages: ConsumerMessages | undefined;

  constructor(
    private readonly service: string,
    private readonly nats: NatsConnection,
    private readonly stream: EventStream = EVENTS,
  ) {}

  async deliveries(types: readonly string[]): Promise<AsyncIterable<Delivery>> {
    await this.takePlace(types.map((type) => filterFor(type, this.stream)));
    const consumer = await jetstream(this.nats).consumers.get(this.stream.name, this.service);
    this.messages = await consumer.consume({ max_messages: AHEAD, idle_heartbeat: HEARTBEAT_MS, abort_on_missing_resource: true });
    void endWhenSilent(this.messages);
    return deliveriesOf(this.messages);
  }

  async end(): Promise<void> {
    await this.messages?.close();
  }

  async lag(): Promise<Lag | null> {
    const { consumers } = await jetstreamManager(this.nats, { checkAPI: false });
    const info = await consumers.info(this.stream.name, this.service).catch(() => null);
    return info && { pending: info.num_pending, unacknowledged: info.num_ack_pending, delivered: info.delivered.stream_seq };
  }

  /**
   * The durable consumer on the server knows where we are. What it gave to an instance that is gone, or over a connection
   * that broke, it would give again only when `ack_wait` is over, and later events first: so we begin anew after the
   * last acknowledged one, and the inbox knows what we have had.
   */
  private async takePlace(filter_subjects: string[]): Promise<void> {
    const { consumers } = await checkedEventStream(this.nats, this.stream);
    const { name } = this.stream;
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
}

/** Iterators may fall silent after a server restart: without a heartbeat they are at their end. */
async function endWhenSilent(messages: ConsumerMessages): Promise<void> {
  for await (const { type } of messages.status())
    if (type === 'heartbeats_missed') {
      await messages.close();
      return;
    }
}

async function* deliveriesOf(messages: AsyncIterable<JsMsg>): AsyncIterable<Delivery> {
  for await (const message of messages)
    yield {
      text: message.string(),
      working: () => {
        message.working();
      },
      ack: () => {
        message.ack();
      },
    };
}
