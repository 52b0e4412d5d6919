import { Client, type ClientConfig } from 'pg';

/**
 * A database session of the pool. A server that goes down says so, and then the connection ends: two errors, of which the
 * pool hears one while the session is in use. The other would end the process (found by chaos: kill-postmaster).
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
