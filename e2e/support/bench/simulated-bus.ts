import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery, EventPublisher, EventSource, Parcel, Standing } from '@tradewind/messaging/event-bus';
import type { Chance } from '../../../deploy/demo/chance.ts';

/** In a hundred. */
export interface Mischief {
  /** The parcel does not reach the bus. */
  readonly notTaken: number;
  /** The parcel is on the bus, and the sender is told that it is not. */
  readonly ackLost: number;
  /** The bus has it twice. */
  readonly stored2: number;
  /** It comes only when nothing else is left. */
  readonly withheld: number;
  /** Something is handed out that was acknowledged already. */
  readonly again: number;
  /** The acknowledgement of the consumer does not arrive. */
  readonly consumerAckLost: number;
  /** The consumer falls silent. */
  readonly silent: number;
}

/** So far the next parcel may be ahead of its turn. */
const WINDOW = 4;

interface Stored {
  readonly parcel: Parcel;
  readonly withheld: boolean;
  acked: boolean;
}

/**
 * A bus that does everything a bus may do to those who use it, drawn from a seed: the other implementation of the ports
 * in `event-bus.ts`. It forgets nothing but when it is wiped; all else is for relay and inbox to bear (5.4 d).
 */
export class SimulatedBus implements EventPublisher, EventSource {
  readonly stream = 'SIMULATED';
  private stored: Stored[] = [];
  private generation = 1;
  private open = false;

  constructor(
    private readonly chance: Chance,
    private readonly mischief: Mischief,
  ) {}

  async publish(parcel: Parcel): Promise<number> {
    await this.aWhile();
    if (this.draws('notTaken')) throw new Error('the bus does not answer');
    const copies = this.draws('stored2') ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) this.stored.push({ parcel, withheld: this.draws('withheld'), acked: false });
    if (this.draws('ackLost')) throw new Error('no PubAck in time');
    return this.stored.length;
  }

  standing(): Promise<Standing> {
    return Promise.resolve({ created: `generation ${this.generation}`, lastSeq: this.stored.length });
  }

  /** The store is gone, and an empty one in its place. */
  wipe(): void {
    this.generation += 1;
    this.stored = [];
  }

  async deliveries(types: readonly string[]): Promise<AsyncIterable<Delivery>> {
    this.open = true;
    await this.aWhile();
    return this.handOut(new Set(types));
  }

  end(): Promise<void> {
    this.open = false;
    return Promise.resolve();
  }

  lag(): Promise<null> {
    return Promise.resolve(null);
  }

  private async *handOut(types: ReadonlySet<string>): AsyncIterable<Delivery> {
    while (this.isOpen() && !this.draws('silent')) {
      const next = this.next(types);
      await this.aWhile();
      if (next) yield this.deliveryOf(next);
    }
  }

  private next(types: ReadonlySet<string>): Stored | undefined {
    const wanted = this.stored.filter(({ parcel }) => types.has(parcel.type));
    const waiting = wanted.filter(({ acked }) => !acked);
    const had = wanted.filter(({ acked }) => acked);
    if (had.length > 0 && this.draws('again')) return this.chance.one(had);
    const punctual = waiting.filter(({ withheld }) => !withheld);
    const from = punctual.length > 0 ? punctual : waiting;
    return from.length > 0 ? this.chance.one(from.slice(0, WINDOW)) : undefined;
  }

  private deliveryOf(stored: Stored): Delivery {
    return {
      text: stored.parcel.text,
      working: () => undefined,
      ack: () => {
        if (!this.draws('consumerAckLost')) stored.acked = true;
      },
    };
  }

  private draws(what: keyof Mischief): boolean {
    return this.chance.whole(1, 100) <= this.mischief[what];
  }

  private aWhile(): Promise<void> {
    return pause(this.chance.whole(0, 2));
  }

  private isOpen(): boolean {
    return this.open;
  }
}
