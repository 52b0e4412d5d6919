import { createServer, connect, type AddressInfo, type Server } from 'node:net';
import { eventually } from '@tradewind/client/eventually';
import { PatientPool } from './patient-pool.js';
import { SteadyClient } from './steady-client.js';

const OPENING_TAKES_MS = 600;
const PATIENCE_MS = 150;

/** A way to the database server on which every new session takes its time. */
class SlowDoor {
  opened = 0;
  private readonly server: Server;

  constructor(to: URL) {
    this.server = createServer((near) => {
      this.opened += 1;
      const far = connect(parseInt(to.port, 10), to.hostname);
      near.on('error', () => far.destroy()).on('close', () => far.destroy());
      far.on('error', () => near.destroy());
      setTimeout(() => near.pipe(far).pipe(near), OPENING_TAKES_MS);
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
  }
}

describe('R14 A server that opens sessions slowly is not asked again and again for what nobody waits for', () => {
  let door: SlowDoor;
  let pool: PatientPool;

  beforeEach(async () => {
    const url = new URL(process.env.TRADEWIND_POSTGRES ?? '');
    door = new SlowDoor(new URL(url));
    url.port = String(await door.listen());
    pool = new PatientPool({ connectionString: url.toString(), max: 2, Client: SteadyClient, waitMs: PATIENCE_MS });
  });
  const idle = (sessions: number): Promise<void> =>
    eventually(() => {
      expect([pool.idleCount, pool.waitingCount]).toEqual([sessions, 0]);
      return Promise.resolve();
    });
  afterEach(async () => {
    await pool.end();
    door.close();
  });

  it('tells who has waited long enough, and has the session ready for who comes next', async () => {
    await expect(pool.query('SELECT 1')).rejects.toThrow('timeout exceeded when trying to connect');
    await expect(pool.connect()).rejects.toThrow('timeout exceeded when trying to connect');
    await idle(2);
    await expect(pool.query('SELECT 1 AS "n"')).resolves.toMatchObject({ rows: [{ n: 1 }] });
    expect(door.opened).toBe(2);
  });

  it('gives back what came too late, so that nobody who comes later finds the pool full', async () => {
    const early = await Promise.allSettled(Array.from({ length: 6 }, () => pool.connect()));
    expect(early.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'rejected'));
    await idle(2);
    const [first, second] = await Promise.all([pool.connect(), pool.connect()]);
    await expect(pool.connect()).rejects.toThrow('timeout exceeded');
    first.release();
    second.release();
    await expect(pool.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 });
  });
});
