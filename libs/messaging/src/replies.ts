import { createInbox, NoRespondersError, TimeoutError, type Msg, type MsgHdrs, type NatsConnection, type Payload } from '@nats-io/transport-node';

/** How late somebody may hear that nobody answered, in ms. */
const LOOKED_AT_EVERY_MS = 50;

interface Waiting {
  readonly subject: string;
  /** On the clock of `performance.now()`. */
  readonly until: number;
  readonly answered: (message: Msg) => void;
  readonly failed: (error: Error) => void;
}

/** What of the client says how its inboxes are called: a service may listen to its own only. It is not in its types. */
interface Named {
  readonly options?: { readonly inboxPrefix?: string };
}

/**
 * What one connection has asked and not heard yet: one inbox, and one timer for all that wait (fast path 2). The client's own `request`
 * makes a timer, five promises and an error with its stack for each request, also for those that are answered.
 */
export class Replies {
  private static readonly of = new WeakMap<NatsConnection, Replies>();
  private readonly inbox: string;
  private readonly waiting = new Map<string, Waiting>();
  private looking: NodeJS.Timeout | undefined;
  private asked = 0;

  private constructor(private readonly nats: NatsConnection) {
    this.inbox = `${createInbox((nats as Named).options?.inboxPrefix)}.`;
    nats.subscribe(`${this.inbox}*`, {
      callback: (_, message) => {
        this.hear(message);
      },
    });
    void this.hearTrouble();
    void nats.closed().then(() => {
      this.giveUp(() => true, new Error('the connection was closed'));
    });
  }

  static on(nats: NatsConnection): Replies {
    const known = Replies.of.get(nats) ?? new Replies(nats);
    Replies.of.set(nats, known);
    return known;
  }

  /** One question, one answer; fails with the client's own errors: `NoRespondersError` where nobody took it, `TimeoutError` after `timeoutMs`. */
  ask(subject: string, payload: Payload, headers: MsgHdrs, timeoutMs: number): Promise<Msg> {
    return new Promise((answered, failed) => {
      const token = (this.asked += 1).toString(36);
      this.waiting.set(token, { subject, until: performance.now() + timeoutMs, answered, failed });
      this.lookLater();
      try {
        this.nats.publish(subject, payload, { reply: this.inbox + token, headers });
      } catch (error) {
        this.waiting.delete(token);
        failed(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  private hear(message: Msg): void {
    const token = message.subject.slice(this.inbox.length);
    const asked = this.waiting.get(token);
    if (!asked) return; // too late: nobody waits for it any more
    this.waiting.delete(token);
    if (message.data.length === 0 && message.headers?.code === 503) asked.failed(new NoRespondersError(asked.subject));
    else asked.answered(message);
  }

  /** Only while somebody waits: who is asked nothing does nothing. */
  private lookLater(): void {
    this.looking ??= setTimeout(() => {
      this.looking = undefined;
      const now = performance.now();
      this.giveUp(({ until }) => until <= now, new TimeoutError());
      if (this.waiting.size > 0) this.lookLater();
    }, LOOKED_AT_EVERY_MS).unref();
  }

  /** The server refuses by a message about the connection what we may not ask. */
  private async hearTrouble(): Promise<void> {
    for await (const status of this.nats.status()) {
      const { error } = status as { error?: Error & { operation?: string; subject?: string } };
      if (error?.operation === 'publish') this.giveUp(({ subject }) => subject === error.subject, error);
    }
  }

  private giveUp(whom: (waiting: Waiting) => boolean, error: Error): void {
    for (const [token, asked] of this.waiting) {
      if (!whom(asked)) continue;
      this.waiting.delete(token);
      asked.failed(error);
    }
  }
}
