import { AUDIT_HEAD_SIGNED } from '@tradewind/contracts/audit/audit.events';
import { ANONYMOUS } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { OutboxMessage } from '@tradewind/persistence/outbox.entity';
import { OUTBOX_CHANNEL } from '@tradewind/persistence/announcements';
import type { DataSource } from 'typeorm';
import type { AuditSealer } from './audit-sealer.js';
import type { SignedHead } from './chain.js';

/** Announces how far the chains have come, so that another database knows (S14): what is cut off after that shows. */
export class HeadAnnouncer {
  private readonly announced = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly service: string,
    private readonly db: DataSource,
    private readonly sealer: AuditSealer,
    private readonly everyMs: number,
    private readonly report: (error: unknown) => void,
  ) {}

  begin(): void {
    this.timer = setInterval(() => void this.announce(), this.everyMs);
  }

  /** What was sealed last goes out too. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.announce();
  }

  private async announce(): Promise<void> {
    const grown = this.sealer.signedHeads().filter(({ branch, seq }) => this.announced.get(branch) !== seq);
    if (grown.length === 0) return;
    try {
      await this.db.manager.insert(
        OutboxMessage,
        grown.map((head) => this.message(head)),
      );
      await this.db.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`);
      for (const { branch, seq } of grown) this.announced.set(branch, seq);
    } catch (error) {
      this.report(error);
    }
  }

  private message(head: SignedHead) {
    const id = newId();
    const type = AUDIT_HEAD_SIGNED[this.service]?.type ?? `${this.service}.audit-head-signed.v1`;
    return {
      ...{ id, type, aggregateType: 'AuditHead', aggregateId: id, aggregateSeq: 1, occurredAt: head.at, org: 'hq', branch: head.branch },
      ...{ actorId: ANONYMOUS.id, traceparent: null, publishedAt: null, payload: { service: this.service, ...head, at: head.at.toISOString() } },
    };
  }
}
