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
 * Says, after facts were published, that a service changed something in a branch. A hint and no more: it may be lost, it comes
 * once for many facts, and it holds nothing, so that whoever hears it (the gateway, which may read no event) learns nothing else.
 */
export class ChangeNotices {
  private readonly due = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly nats: Pick<NatsConnection, 'publish' | 'isClosed' | 'isDraining'>) {}

  after({ type, branch }: { readonly type: string; readonly branch: string }): void {
    this.due.add(subjectOf(branch, sourceOf(type)));
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
