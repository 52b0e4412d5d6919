import { SharedSessions, type SharedPool, type SharedSession } from '@tradewind/persistence/shared-sessions';
import pg, { Pool, type PoolClient, type PoolConfig } from 'pg';

/** Opening a session may take so long before it is given up, in ms: after a crash of the server everybody opens one at once. */
const OPENED_WITHIN_MS = 15_000;

type Done = (error: Error | undefined, client: PoolClient | undefined, release: (error?: Error | boolean) => void) => void;

/** How long a caller waits for a session, in ms; as long as it takes where it is not said. */
export interface Patience {
  readonly waitMs?: number | undefined;
}

/**
 * A pool whose callers wait `waitMs` at most, and no longer; but the session that is being opened for one who has gone is there
 * for the next. Thrown away, as `pg` would, it had to be begun anew by everybody: on a server that needed longer than that for
 * all at once nobody ever got one (found by chaos, kill-backend: three minutes until somebody killed the server).
 */
export class PatientPool extends Pool implements SharedPool {
  readonly shared = new SharedSessions(() => this.connect() as Promise<SharedSession>);
  private readonly waitMs: number | undefined;

  constructor({ waitMs, ...config }: PoolConfig & Patience) {
    super(waitMs === undefined ? config : { ...config, connectionTimeoutMillis: OPENED_WITHIN_MS });
    this.waitMs = waitMs;
  }

  override connect(): Promise<PoolClient>;
  override connect(done: Done): void;
  override connect(done?: Done): Promise<PoolClient> | undefined {
    if (done) {
      this.within(done);
      return undefined;
    }
    return new Promise((resolve, reject) => {
      this.within((error, client) => {
        if (client) resolve(client);
        else reject(error ?? new Error('no session'));
      });
    });
  }

  override end(): Promise<void>;
  override end(done: () => void): void;
  override end(done?: () => void): Promise<void> | undefined {
    this.shared.release();
    if (!done) return super.end();
    super.end(done);
    return undefined;
  }

  private within(done: Done): void {
    let isGone = false;
    const goes = (): void => {
      isGone = true;
      done(new Error('timeout exceeded when trying to connect'), undefined, () => undefined);
    };
    const waiting = this.waitMs === undefined ? undefined : setTimeout(goes, this.waitMs);
    super.connect((error, client, release) => {
      clearTimeout(waiting);
      if (!isGone) done(error, client, release);
      else if (client) release();
    });
  }
}

/** `pg` as TypeORM is given it. */
export const patientDriver: object = { ...pg, Pool: PatientPool };
