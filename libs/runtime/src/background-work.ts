import type { DiscoveryService } from '@nestjs/core';
import { AuditSealer } from '@tradewind/audit/audit-sealer';
import { HeadAnnouncer } from '@tradewind/audit/head-announcer';
import type { NatsConnection } from '@nats-io/transport-node';
import { ChangeNotices } from '@tradewind/messaging/change-notices';
import { EventConsumer, type Consuming } from '@tradewind/messaging/event-consumer';
import type { EventOwners } from '@tradewind/messaging/event-owners';
import { checkedEventStream, type EventStream } from '@tradewind/messaging/event-stream';
import { JetStreamPublisher } from '@tradewind/messaging/jet-stream-publisher';
import { JetStreamSource } from '@tradewind/messaging/jet-stream-source';
import { OutboxRelay, type Relaying } from '@tradewind/messaging/outbox-relay';
import { Watchman, type WatchStanding } from '@tradewind/messaging/watchman';
import type { AuditKey } from '@tradewind/persistence/audit-key';
import type { Database } from '@tradewind/persistence/database';
import { Leader } from '@tradewind/persistence/leader';
import { OUTBOX_CHANNEL } from '@tradewind/persistence/announcements';
import { log } from './log.js';
import type { ServiceConfig } from './service.config.js';

/** Where the events are, who has them once more, and how patient we are. */
export interface Events {
  readonly stream?: EventStream;
  readonly owners: EventOwners;
  readonly consuming?: Consuming;
  readonly relaying?: Partial<Relaying>;
}

/** What only the leading instance of a service does: relay its events, take in others', watch the clocks, seal the audit trail. */
export class BackgroundWork {
  private constructor(
    private readonly leader: Leader,
    readonly relay: OutboxRelay,
    readonly consumer: EventConsumer,
    private readonly watchman: Watchman,
    private readonly sealer: AuditSealer,
    private readonly announcer: HeadAnnouncer,
  ) {}

  static async of(
    service: string,
    { databaseUrl, watches, auditHeadsEveryMs }: Pick<ServiceConfig, 'databaseUrl' | 'watches' | 'auditHeadsEveryMs'>,
    nats: NatsConnection,
    db: Database,
    discovery: DiscoveryService,
    auditKey: AuditKey,
    { stream, owners, consuming, relaying }: Events,
  ): Promise<BackgroundWork> {
    const report = (error: unknown, about: object = {}): void => {
      log.error({ service, ...about, err: error }, 'background work failed; it will be tried again');
    };
    await checkedEventStream(nats, stream);
    const consumer = new EventConsumer(service, new JetStreamSource(service, nats, stream), db, owners, report, consuming);
    const watchman = new Watchman(service, db, report);
    const sealer = new AuditSealer(service, db.dataSource, auditKey, report);
    const announcer = new HeadAnnouncer(service, db.dataSource, sealer, auditHeadsEveryMs, report);
    consumer.bind(discovery);
    if (watches === 'on') watchman.bind(discovery);
    const relay = new OutboxRelay(service, db.dataSource, new JetStreamPublisher(nats, stream), report, relaying);
    void retryWhenBack(nats, relay);
    const leader = new Leader(databaseUrl, OUTBOX_CHANNEL);
    const notices = new ChangeNotices(nats);
    db.announcements.quietly = (branch) => {
      notices.in(branch, service);
    };
    db.announcements.nearer = () => {
      if (leader.isLeader) relay.wake();
      return leader.isLeader;
    };
    return new BackgroundWork(leader, relay, consumer, watchman, sealer, announcer);
  }

  get isLeader(): boolean {
    return this.leader.isLeader;
  }

  get watches(): readonly WatchStanding[] {
    return this.watchman.standing;
  }

  begin(): void {
    this.leader.lead({
      begin: () => {
        this.relay.begin();
        this.watchman.begin();
        this.sealer.begin();
        this.announcer.begin();
        this.consumer.begin();
      },
      end: () => this.rest(),
      notified: () => {
        this.relay.wake();
      },
    });
  }

  async end(): Promise<void> {
    await this.rest();
    await this.leader.stop();
  }

  private async rest(): Promise<void> {
    await Promise.all([this.consumer.end(), this.watchman.end()]);
    await this.sealer.end();
    await this.announcer.end();
    await this.relay.end();
  }
}

/** What has failed while the bus was away need not wait until its pause is over. */
async function retryWhenBack(nats: NatsConnection, relay: OutboxRelay): Promise<void> {
  for await (const { type } of nats.status()) if (type === 'reconnect') relay.retry();
}
