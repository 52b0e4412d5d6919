import type { QuotaTaken, TakeQuota } from '@tradewind/contracts/identity/partner-apps.api';

/** How a principal stands in the present minute. */
export interface Standing {
  readonly admitted: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the next minute. */
  readonly resetsIn: number;
}

interface Share {
  readonly until: number;
  /** Left for all gateways beyond this share. */
  readonly remaining: number;
  left: number;
}

/** A gateway takes a twentieth of the quota at a time: one question to identity for many requests, and never one request too many. */
const SHARES = 20;
const MOST_PRINCIPALS = 20_000;

/** This gateway's part in counting requests per principal and minute (S15). */
export class QuotaShares {
  private readonly shares = new Map<string, Share>();
  private readonly asked = new Map<string, Promise<Share>>();

  constructor(
    private readonly ask: (wanted: TakeQuota) => Promise<QuotaTaken>,
    private readonly now: () => number = Date.now,
  ) {}

  async take(principal: string, limit: number): Promise<Standing> {
    for (;;) {
      const share = this.current(principal) ?? (await this.nextShare(principal, limit));
      if (share.left > 0) share.left -= 1;
      else if (share.remaining > 0) {
        if (this.shares.get(principal) === share) this.shares.delete(principal);
        continue;
      } else return this.standing(share, limit, false);
      return this.standing(share, limit, true);
    }
  }

  private current(principal: string): Share | undefined {
    const share = this.shares.get(principal);
    if (share && share.until <= this.now()) return undefined;
    return share;
  }

  /** Those who need a share at the same moment wait for the same answer. */
  private nextShare(principal: string, limit: number): Promise<Share> {
    const coming = this.asked.get(principal) ?? this.fetch(principal, limit).finally(() => this.asked.delete(principal));
    this.asked.set(principal, coming);
    return coming;
  }

  private async fetch(principal: string, limit: number): Promise<Share> {
    const want = Math.ceil(limit / SHARES);
    const { granted, remaining, resetsIn } = await this.ask({ principal, limit, want });
    const share = { left: granted, remaining, until: this.now() + resetsIn };
    if (this.shares.size >= MOST_PRINCIPALS) this.forgetPast();
    this.shares.set(principal, share);
    return share;
  }

  private forgetPast(): void {
    for (const [principal, { until }] of this.shares) if (until <= this.now()) this.shares.delete(principal);
  }

  private standing({ left, remaining, until }: Share, limit: number, admitted: boolean): Standing {
    return { admitted, limit, remaining: left + remaining, resetsIn: Math.max(0, Math.ceil((until - this.now()) / 1000)) };
  }
}
