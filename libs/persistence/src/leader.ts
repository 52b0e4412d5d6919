import { Client } from 'pg';

/** Any number; the same for all instances of a service, in that service's own database. */
const LOCK = 730_117;
const RETRY_MS = 1_000;

/**
 * One instance per database relays, consumes and watches clocks: whoever holds an advisory lock on a session of its own.
 * PostgreSQL frees it the moment that process dies, so that another instance takes over within a second.
 */
export class Leader {
  private client: Client | undefined;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly channel: string,
  ) {}

  /** Calls `begin` each time this instance becomes leader and `end` when it ceases to be; `notified` at each commit that left events. */
  lead(role: { begin: () => Promise<void>; end: () => Promise<void>; notified: () => void }): void {
    void this.campaign(role);
  }

  get isLeader(): boolean {
    return this.client !== undefined;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async campaign(role: Parameters<Leader['lead']>[0]): Promise<void> {
    if (this.isStopped()) return;
    const client = new Client({ connectionString: this.url, application_name: 'leader' });
    const lost = new Promise<void>((resolve) => {
      client.once('error', () => {
        resolve();
      });
      client.once('end', () => {
        resolve();
      });
    });
    if (await this.acquire(client)) {
      this.client = client;
      client.on('notification', role.notified);
      await client.query(`LISTEN "${this.channel}"`);
      await role.begin();
      await lost;
      this.client = undefined;
      await role.end();
    } else {
      await client.end().catch(() => undefined);
    }
    if (!this.isStopped()) this.timer = setTimeout(() => void this.campaign(role), RETRY_MS);
  }

  private isStopped(): boolean {
    return this.stopped;
  }

  private async acquire(client: Client): Promise<boolean> {
    try {
      await client.connect();
      const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [LOCK]);
      return rows[0]?.won ?? false;
    } catch {
      return false;
    }
  }
}
