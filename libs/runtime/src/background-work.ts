import type { DiscoveryService } from '@nestjs/core';
import { AuditSealer } from '@tradewind/audit/audit-sealer';
import { HeadAnnouncer } from '@tradewind/audit/head-announcer';
import type { NatsConnection } from '@nats-io/transport-node';
import { EventConsumer, type Consuming } from '@tradewind/messaging/event-consumer';
import { checkedEventStream } from '@tradewind/messaging/event-stream';
import { OutboxRelay } from '@tradewind/messaging/outbox-relay';
import { Watchman } from '@tradewind/messaging/watchman';
import type { AuditKey } from '@tradewind/persistence/audit-key';
import type { Database } from '@tradewind/persistence/database';
import { Leader } from '@tradewind/persistence/leader';
import { OUTBOX_CHANNEL } from '@tradewind/persistence/write-events-and-audit';
import { log } from './log.js';
import type { ServiceConfig } from './service.config.js';

/** What only the leading instance of a service does: relay its events, take in others', watch the clocks, seal the audit trail. */
export class BackgroundWork {
  private constructor(
    private readonly leader: Leader,
    private readonly relay: OutboxRelay,
    private readonly consumer: EventConsumer,
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
    consuming: Consuming = {},
  ): Promise<BackgroundWork> {
    const report = (error: unknown, about: object = {}): void => {
      log.error({ service, ...about, err: error }, 'background work failed; it will be tried again');
    };
    await checkedEventStream(nats, consuming.stream);
    const consumer = new EventConsumer(service, nats, db, report, consuming);
    const watchman = new Watchman(service, db, report);
    const sealer = new AuditSealer(service, db.dataSource, auditKey, report);
    const announcer = new HeadAnnouncer(service, db.dataSource, sealer, auditHeadsEveryMs, report);
    consumer.bind(discovery);
    if (watches === 'on') watchman.bind(discovery);
    const relay = new OutboxRelay(service, db.dataSource, nats, report, consuming.stream);
    return new BackgroundWork(new Leader(databaseUrl, OUTBOX_CHANNEL), relay, consumer, watchman, sealer, announcer);
  }

  get isLeader(): boolean {
    return this.leader.isLeader;
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
        this.sealer.wake();
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
