import type { TokenVerifier } from '@tradewind/auth/token-verifier';
import type { Actor } from '@tradewind/kernel/actor';
import { decodeJwt } from 'jose';
import type { ServerResponse } from 'node:http';
import type { Departure } from '../departure.js';
import type { Change, ChangeNotices } from './change-notices.js';

type Out = Pick<ServerResponse, 'write' | 'end' | 'once'>;

export interface Reader {
  readonly token: string;
  readonly actor: Actor;
  readonly out: Out;
}

interface Open extends Reader {
  /** Services whose changes were not told yet. */
  readonly stale: Set<string>;
  flush: NodeJS.Timeout | undefined;
  end: () => void;
}

interface Timing {
  readonly pingMs: number;
  /** How long a session that was ended elsewhere may still hear that something changed (S5). */
  readonly checkMs: number;
  /** Changes are told together, and not to all screens in the same moment. */
  readonly gatherMs: number;
  readonly spreadMs: number;
}
const TIMING: Timing = { pingMs: 15_000, checkMs: 60_000, gatherMs: 400, spreadMs: 800 };
/** Of one person: tabs share a stream where the browser lets them, and a browser opens six connections. */
const MOST_OF_A_PERSON = 8;
const MOST = 5_000;

/** The open streams of this gateway: each ends with its token, with the session behind it, and when the gateway leaves. */
export class Streams {
  private readonly opened = new Set<Open>();

  constructor(
    private readonly notices: ChangeNotices,
    private readonly tokens: TokenVerifier,
    /** Asks identity; whoever cannot be asked is believed a while longer. */
    private readonly stillHolds: (token: string) => Promise<boolean>,
    departure: Departure,
    private readonly timing = TIMING,
  ) {
    departure.whenNear(() => {
      for (const { end } of this.opened) end();
    });
  }

  whose(token: string): Promise<Actor> {
    return this.tokens.verify(token);
  }

  open(reader: Reader): void {
    this.makeRoom(reader.actor.id);
    const open: Open = { ...reader, stale: new Set(), flush: undefined, end: () => undefined };
    const hears = concerns(reader.actor);
    const deaf = this.notices.listen((change) => {
      if (hears(change)) this.note(open, change.service);
    });
    const ping = setInterval(() => reader.out.write(': ping\n\n'), this.timing.pingMs);
    const check = setInterval(() => void this.check(open), this.timing.checkMs);
    const expiry = setTimeout(() => {
      open.end();
    }, lifeOf(reader.token));
    open.end = () => {
      if (!this.opened.delete(open)) return;
      deaf();
      clearInterval(ping);
      clearInterval(check);
      clearTimeout(expiry);
      clearTimeout(open.flush);
      reader.out.end();
    };
    this.opened.add(open);
    reader.out.once('close', open.end);
    reader.out.write(': open\n\n');
  }

  private note(open: Open, service: string): void {
    open.stale.add(service);
    open.flush ??= setTimeout(
      () => {
        open.flush = undefined;
        const services = [...open.stale].sort();
        open.stale.clear();
        open.out.write(`event: changed\ndata: ${JSON.stringify({ services })}\n\n`);
      },
      this.timing.gatherMs + Math.random() * this.timing.spreadMs,
    );
  }

  private async check(open: Open): Promise<void> {
    if (!(await this.stillHolds(open.token).catch(() => true))) open.end();
  }

  /** Whoever has too many loses the oldest; a page that is still there comes again. */
  private makeRoom(personId: string): void {
    const theirs = [...this.opened].filter(({ actor }) => actor.id === personId);
    if (theirs.length >= MOST_OF_A_PERSON) theirs[0]?.end();
    if (this.opened.size >= MOST) [...this.opened][0]?.end();
  }
}

/** Of other branches nobody hears even that there was something, save at head office. */
function concerns({ posts }: Actor): (change: Change) => boolean {
  const branches = new Set(posts.map(({ branch }) => branch));
  return ({ branch }) => branches.has('hq') || branches.has(branch) || branch === 'hq';
}

const lifeOf = (token: string): number => Math.max(0, (decodeJwt(token).exp ?? 0) * 1000 - Date.now());
