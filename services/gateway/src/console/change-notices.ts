import type { NatsConnection } from '@nats-io/transport-node';
import { ALL_CHANGES, changeIn } from '@tradewind/messaging/change-notices';

/** Which service changed something, and in which branch; never what. */
export interface Change {
  readonly branch: string;
  readonly service: string;
}

type Hears = (change: Change) => void;

/** What the services say when they have announced facts; heard from the bus while somebody listens. */
export class ChangeNotices {
  private readonly listeners = new Set<Hears>();
  private stop: (() => void) | undefined;

  constructor(private readonly connection: () => NatsConnection) {}

  /** Until what is returned is called. */
  listen(hears: Hears): () => void {
    this.listeners.add(hears);
    this.stop ??= this.subscribe();
    return () => {
      this.listeners.delete(hears);
      if (this.listeners.size > 0) return;
      this.stop?.();
      this.stop = undefined;
    };
  }

  private subscribe(): () => void {
    const subscription = this.connection().subscribe(ALL_CHANGES, {
      callback: (_, { subject }) => {
        const change = changeIn(subject);
        for (const hears of this.listeners) hears(change);
      },
    });
    return () => {
      subscription.unsubscribe();
    };
  }
}
