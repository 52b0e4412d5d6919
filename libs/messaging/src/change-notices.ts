import { isAuditHead } from '@tradewind/contracts/audit/audit.events';
import { sourceOf } from '@tradewind/kernel/event';
import type { NatsConnection } from '@nats-io/transport-node';

/** `changed.<branch>.<service>`, without content: for screens that show what is not so any more. */
export const ALL_CHANGES = 'changed.*.*';
const subjectOf = (branch: string, service: string): string => `changed.${branch}.${service}`;

export function changeIn(subject: string): { readonly branch: string; readonly service: string } {
  const [, branch = '', service = ''] = subject.split('.');
  return { branch, service };
}

/** Nobody looks at a screen more often; a thousand facts in this time are one notice. */
const GATHERED_MS = 300;

/**
 * Says that a service changed something in a branch: after its facts were published, and where there are none after the commit. A hint and no more: it may be lost, it comes
 * once for many facts, and it holds nothing, so that whoever hears it (the gateway, which may read no event) learns nothing else.
 */
export class ChangeNotices {
  private readonly due = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly nats: Pick<NatsConnection, 'publish' | 'isClosed' | 'isDraining'>) {}

  /** After a fact was published. */
  after({ type, branch }: { readonly type: string; readonly branch: string }): void {
    if (!isAuditHead(type)) this.in(branch, sourceOf(type));
  }

  /** After something was committed of which no fact tells. */
  in(branch: string, service: string): void {
    this.due.add(subjectOf(branch, service));
    this.timer ??= setTimeout(() => {
      this.say();
    }, GATHERED_MS).unref();
  }

  private say(): void {
    this.timer = undefined;
    const said = [...this.due];
    this.due.clear();
    if (this.nats.isClosed() || this.nats.isDraining()) return;
    for (const subject of said) this.nats.publish(subject);
  }
}
