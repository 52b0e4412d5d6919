import type { Pool, PoolClient } from 'pg';
import type { Cells } from './cells-query.js';
import type { Session } from './session.js';

/** Each works on one statement at a time; more than a machine has cores are of no use. */
const MOST = 2;

/** One of the pool's. */
export type SharedSession = PoolClient & Pick<Session, 'cells'>;

interface Lane {
  readonly session: Promise<SharedSession>;
  asked: number;
}

/**
 * Sessions that short reads of many callers share (fast path 6): what several ask in one turn of the event loop leaves in one packet,
 * is worked on by one backend in a row, and few sessions learn the statements of all. Not for what takes long: whoever comes
 * behind waits for it. Sessions are taken from the pool and stay taken until it ends.
 */
export class SharedSessions {
  private lanes: readonly Lane[] = [];

  constructor(
    private readonly connect: () => Promise<SharedSession>,
    private readonly most = MOST,
  ) {}

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.ask((session) => session.query<Row>(text, [...values]))).rows;
  }

  cells(text: string, values: readonly unknown[]): Promise<Cells> {
    return this.ask((session) => session.cells(text, values));
  }

  private async ask<T>(work: (session: SharedSession) => Promise<T>): Promise<T> {
    const lane = this.idlest();
    lane.asked += 1;
    try {
      return await work(await lane.session);
    } finally {
      lane.asked -= 1;
    }
  }

  /** Gives the sessions back; before the pool ends, which waits for them. */
  release(): void {
    const { lanes } = this;
    this.lanes = [];
    for (const { session } of lanes) void session.then((client) => client.release()).catch(() => undefined);
  }

  private idlest(): Lane {
    const [first, ...others] = this.lanes;
    if (!first) return this.open();
    const idlest = others.reduce((least, lane) => (lane.asked < least.asked ? lane : least), first);
    return idlest.asked > 0 && this.lanes.length < this.most ? this.open() : idlest;
  }

  private open(): Lane {
    const lane: Lane = { session: this.connect(), asked: 0 };
    this.lanes = [...this.lanes, lane];
    const gone = (): void => {
      this.lanes = this.lanes.filter((each) => each !== lane);
    };
    lane.session.then((client) => {
      client.once('end', () => {
        if (!this.lanes.includes(lane)) return;
        gone();
        client.release(true);
      });
    }, gone);
    return lane;
  }
}

/** A pool whose sessions short reads share. */
export interface SharedPool extends Pool {
  readonly shared: SharedSessions;
}
