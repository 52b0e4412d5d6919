import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import { EVENTS, recreateEventStream, standingOf } from '@tradewind/messaging/event-stream';
import { JetStreamPublisher } from '@tradewind/messaging/jet-stream-publisher';
import { OutboxRelay } from '@tradewind/messaging/outbox-relay';
import { Leader } from '@tradewind/persistence/leader';
import { OUTBOX_CHANNEL } from '@tradewind/persistence/announcements';
import { connectNats } from '@tradewind/runtime/nats';
import { DataSource } from 'typeorm';
import { databaseToVerify as databaseOf } from '../audit/databases-to-verify.ts';
import { services, type Service } from '../local/services.ts';
import { printFailure, say } from '../local/steps.ts';
import { busOfAdministrator } from './bus-of-administrator.ts';

interface Progress {
  readonly created: string | null;
  readonly behind: string | null;
  readonly kept: number;
  readonly waiting: number;
}

/**
 * `npm run streams:rebuild`: makes the stream of events anew and fills it from all outboxes, each aggregate in its order,
 * with the ids the events always had (R1). Services that run notice and do it themselves; for those that do not, this
 * program takes their place at the outbox meanwhile. Consumers begin anew and their inboxes absorb what they have had.
 */
async function main(): Promise<number> {
  const nats = await connectNats(busOfAdministrator(), 'setup');
  try {
    await recreateEventStream(nats);
    const { created } = (await standingOf(nats)) ?? { created: '' };
    say(`✓ the stream ${EVENTS.name} is new and empty`);
    await Promise.all(services.map((service) => fill(service, nats, created)));
    say(`✓ it holds ${(await standingOf(nats))?.lastSeq ?? 0} events`);
    return 0;
  } finally {
    await nats.close();
  }
}

async function fill(service: Service, nats: NatsConnection, created: string): Promise<void> {
  const url = databaseOf(service);
  const db = await new DataSource({ type: 'postgres', url, entities: [] }).initialize();
  const relay = new OutboxRelay(service, db, new JetStreamPublisher(nats), (error) => {
    say(`! ${service}: ${String(error)}`);
  });
  const leader = new Leader(url, OUTBOX_CHANNEL);
  leader.lead({
    begin: () => {
      relay.begin();
    },
    end: () => relay.end(),
    notified: () => {
      relay.wake();
    },
  });
  try {
    say(`✓ ${service}: ${await filled(db, created)} events`);
  } finally {
    await relay.end();
    await leader.stop();
    await db.destroy();
  }
}

/** Waits until whoever leads has published all that is kept; gives how much that is. */
async function filled(db: DataSource, created: string): Promise<number> {
  for (;;) {
    const { created: of, behind, waiting, kept } = await progress(db);
    if (of === created && behind === null && waiting === 0) return kept;
    await sleep(200);
  }
}

async function progress(db: DataSource): Promise<Progress> {
  const [row] = await db.query<[Progress]>(
    `SELECT "s"."created", "s"."behind", (SELECT count(*)::int FROM "outbox") AS "kept",
       (SELECT count(*)::int FROM "outbox" o WHERE "publishedAt" IS NULL AND NOT EXISTS (SELECT FROM "outbox_parked" p
          WHERE p."aggregateType" = o."aggregateType" AND p."aggregateId" = o."aggregateId" AND p."aggregateSeq" <= o."aggregateSeq")) AS "waiting"
     FROM (SELECT 1) one LEFT JOIN "outbox_stream" s ON "stream" = $1`,
    [EVENTS.name],
  );
  return row;
}

try {
  process.exitCode = await main();
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
