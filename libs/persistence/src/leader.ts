import { Client } from 'pg';

/** Any number; the same for all instances of a service, in that service's own database. */
const LOCK = 730_117;
const RETRY_MS = 1_000;

/** What a leader does: from `begin` to `end`; `notified` after commits that left events, of whichever instance. */
export interface Role {
  begin(): void;
  end(): Promise<void>;
  notified(): void;
}

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

  lead(role: Role): void {
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

  private async campaign(role: Role): Promise<void> {
    if (this.isStopped()) return;
    const client = new Client({ connectionString: this.url, application_name: 'leader' });
    const lost = new Promise<void>((resolve) => {
      // a session that is killed reports more than one error; each needs a listener
      client.on('error', () => {
        resolve();
      });
      client.once('end', resolve);
    });
    if ((await this.acquire(client)) && !this.isStopped()) {
      this.client = client;
      client.on('notification', () => {
        role.notified();
      });
      role.begin();
      await lost;
      this.client = undefined;
      await role.end();
    }
    await client.end().catch(() => undefined);
    if (!this.isStopped()) this.timer = setTimeout(() => void this.campaign(role), RETRY_MS);
  }

  private isStopped(): boolean {
    return this.stopped;
  }

  private async acquire(client: Client): Promise<boolean> {
    try {
      await client.connect();
      const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [LOCK]);
      if (!rows[0]?.won) return false;
      await client.query(`LISTEN "${this.channel}"`);
      return true;
    } catch {
      return false;
    }
  }
}
