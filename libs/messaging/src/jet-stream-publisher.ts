import { jetstream, JetStreamApiError, type JetStreamClient, type PubAck } from '@nats-io/jetstream';
import { InvalidArgumentError, InvalidSubjectError, type NatsConnection } from '@nats-io/transport-node';
import { ChangeNotices } from './change-notices.js';
import { crashPoints } from './crash-points.js';
import { ParcelRefused, type EventPublisher, type Parcel, type Standing } from './event-bus.js';
import { EVENTS, standingOf, subjectOf, type EventStream } from './event-stream.js';

/** What the server says of one message that is too large, whole or in its headers; everything else may pass. */
const TOO_LARGE: readonly number[] = [10054, 10097];

/** The stream of the platform, as the relay fills it. */
export class JetStreamPublisher implements EventPublisher {
  private readonly jetstream: JetStreamClient;
  private readonly notices: ChangeNotices;

  constructor(
    private readonly nats: NatsConnection,
    private readonly events: EventStream = EVENTS,
  ) {
    this.jetstream = jetstream(nats);
    this.notices = new ChangeNotices(nats);
  }

  get stream(): string {
    return this.events.name;
  }

  async publish({ id, type, branch, text }: Parcel): Promise<number> {
    try {
      const publish = (): Promise<PubAck> => this.jetstream.publish(subjectOf(branch, type, this.events), text, { msgID: id });
      const { seq } = await (crashPoints ? crashPoints.through('publish', publish) : publish());
      this.notices.after({ type, branch });
      return seq;
    } catch (error) {
      throw isHopeless(error) ? new ParcelRefused(String(error), { cause: error }) : error;
    }
  }

  standing(): Promise<Standing | null> {
    return standingOf(this.nats, this.events);
  }
}

/** The client itself refuses what is above the server's `max_payload`, and subjects that cannot be. */
const isHopeless = (error: unknown): boolean =>
  (error instanceof JetStreamApiError && TOO_LARGE.includes(error.code)) || error instanceof InvalidArgumentError || error instanceof InvalidSubjectError;
