import { setTimeout as pause } from 'node:timers/promises';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { EVENTS } from '@tradewind/messaging/event-stream';
import { connectNats } from '@tradewind/runtime/nats';
import pg from 'pg';
import type { Stage } from '../../chaos/stage/stage.ts';

const LOOKS_EVERY_MS = 50;
const GIVES_UP_MS = 180_000;
const WAITING = { name: 'waiting', text: 'SELECT EXISTS (SELECT FROM "outbox" WHERE "publishedAt" IS NULL) AS "waiting"' };

/**
 * Sees whether anything is on its way, and is hardly seen itself: by sessions that stay open and one statement that is planned once. Looked
 * for as chaos does, by new sessions, it cost PostgreSQL more than the commands that were measured (12 ms for each plan over the weeks of an outbox).
 */
export class AtRest {
  private readonly sessions: readonly pg.Client[];
  private readonly nats: NatsConnection;
  private readonly bus: JetStreamManager;

  private constructor(sessions: readonly pg.Client[], nats: NatsConnection, bus: JetStreamManager) {
    this.sessions = sessions;
    this.nats = nats;
    this.bus = bus;
  }

  static async of({ databases, servers }: Stage): Promise<AtRest> {
    const sessions = Object.values(databases.urls).map((connectionString) => new pg.Client({ connectionString }));
    await Promise.all(sessions.map((session) => session.connect()));
    const nats = await connectNats(servers.nats.adminUrl, 'bench');
    const seeing = new AtRest(sessions, nats, await jetstreamManager(nats));
    await seeing.reached(); // plans are made before anything is measured
    return seeing;
  }

  /** With nobody asking for anything any more. */
  async reached(): Promise<void> {
    const giveUpAt = performance.now() + GIVES_UP_MS;
    while ((await this.isAnyWaiting()) || (await this.isAnyOnTheBus())) {
      if (performance.now() > giveUpAt) throw new Error('Something is still on its way');
      await pause(LOOKS_EVERY_MS);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.sessions.map((session) => session.end()));
    await this.nats.close();
  }

  private async isAnyWaiting(): Promise<boolean> {
    const found = await Promise.all(this.sessions.map((session) => session.query<{ waiting: boolean }>(WAITING)));
    return found.some(({ rows }) => rows[0]?.waiting);
  }

  private async isAnyOnTheBus(): Promise<boolean> {
    for await (const { config, num_pending: pending, num_ack_pending: unacknowledged } of this.bus.consumers.list(EVENTS.name))
      if (config.durable_name !== undefined && pending + unacknowledged > 0) return true;
    return false;
  }
}
