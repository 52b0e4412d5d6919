import { crashPoints, type CrashPoints } from '@tradewind/messaging/crash-points';
import { Session } from '@tradewind/persistence/session';
import type { Client, ClientConfig } from 'pg';

/**
 * A database session of the pool. A server that goes down says so, and then the connection ends: two errors, of which the
 * pool hears one while the session is in use. The other would end the process (found by chaos: kill-postmaster).
 */
export class SteadyClient extends Session {
  constructor(config?: string | ClientConfig) {
    super(config, crashPoints === null);
    this.on('error', () => undefined);
    if (crashPoints) endingAt(crashPoints, this);
  }
}

type Query = (...args: unknown[]) => unknown;

/** For tests alone: every question of this session is a point at which the process may end. */
function endingAt(points: CrashPoints, session: Client): void {
  const query = session.query.bind(session) as Query;
  const asked: Query = (...args) => (typeof args.at(-1) === 'function' ? query(...args) : points.through('database', () => query(...args) as Promise<unknown>));
  Object.assign(session, { query: asked });
}
