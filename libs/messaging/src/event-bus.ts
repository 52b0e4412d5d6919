/**
 * All that the relay and the consumer ask of what carries events. `jet-stream-publisher.ts` and `jet-stream-source.ts`
 * are the real ones; the bus simulator is another.
 */

/** What is given to the bus as one: an event, or many of one type and branch that waited (`parcels.ts`). */
export interface Parcel {
  /** The bus may drop a second copy with the same id; the inbox does so in any case. */
  readonly id: string;
  readonly type: string;
  readonly branch: string;
  readonly text: string;
}

/** The bus will never take this parcel, however often it is tried. */
export class ParcelRefused extends Error {}

/** Which store it is that we fill, and how far it has come. */
export interface Standing {
  readonly created: string;
  readonly lastSeq: number;
}

export interface EventPublisher {
  readonly stream: string;
  /** Settles with its sequence when the parcel is on the disk of the bus. */
  publish(parcel: Parcel): Promise<number>;
  /** Null while there is no stream. Throws when it is configured otherwise than we rely on. */
  standing(): Promise<Standing | null>;
}

/** A parcel handed to us; acknowledged once its effect is committed. */
export interface Delivery {
  readonly text: string;
  /** Not done yet: do not hand it out again. */
  working(): void;
  ack(): void;
}

/** How far a consumer is behind, in parcels. */
export interface Lag {
  readonly pending: number;
  readonly unacknowledged: number;
  /** Sequence of the last parcel that was handed out: moves while the consumer does. */
  readonly delivered: number;
}

export interface EventSource {
  /** Parcels of these types from where we were; ends when the source has fallen silent, is gone, or `end` is called. */
  deliveries(types: readonly string[]): Promise<AsyncIterable<Delivery>>;
  /** Ends the present deliveries. */
  end(): Promise<void>;
  /** Null while there is no consumer. */
  lag(): Promise<Lag | null>;
}
