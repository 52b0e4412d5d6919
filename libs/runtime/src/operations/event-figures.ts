import { statfs } from 'node:fs/promises';
import type { Lag, Standing } from '@tradewind/messaging/event-bus';
import {
  consumerPending,
  databaseDisk,
  deadLetters,
  inboxWaiting,
  outboxOldest,
  outboxParked,
  outboxUnpublished,
  serviceDegraded,
} from '@tradewind/messaging/metrics';
import type { WatchStanding } from '@tradewind/messaging/watchman';
import { writesPaused } from '@tradewind/messaging/writes-paused';
import type { Database } from '@tradewind/persistence/database';
import { stuckProcesses } from '@tradewind/processes/stuck-processes';
import type { ServiceConfig } from '../service.config.js';

/** When a service is degraded, and when it takes no more changes (R2). */
export type Limits = Pick<
  ServiceConfig,
  'outboxDegradedRows' | 'outboxDegradedSeconds' | 'outboxFullRows' | 'diskFullPercent' | 'databaseVolume' | 'figuresEveryMs'
>;

/** The bus as far as figures need it. */
export interface BusFigures {
  lag(): Promise<Lag | null>;
  /** Null while there is no stream. */
  standing(): Promise<Standing | null>;
}

/** What only the running process knows. */
interface Process {
  readonly isLeader: () => boolean;
  readonly isStalled: () => boolean;
  readonly watches: () => readonly WatchStanding[];
}

interface Rows {
  readonly waiting: number;
  readonly oldest: number;
  readonly parked: number;
  readonly refilling: boolean;
  readonly gaps: number;
  readonly retrying: number;
  readonly behind: number;
  readonly dead: number;
  readonly held: number;
}

export interface Figures extends Rows {
  readonly at: Date;
  readonly streamMissing: boolean;
  /** The stream as it is on the bus; null while there is none, or the bus does not answer. */
  readonly stream: Standing | null;
  /** Processes that wait for somebody's hand (R5). */
  readonly stuck: number;
  readonly pending: number;
  readonly unacknowledged: number;
  readonly diskPercent: number | null;
}

const UNSEEN: Figures = {
  ...{ at: new Date(0), waiting: 0, oldest: 0, parked: 0, refilling: false, gaps: 0, retrying: 0, behind: 0, dead: 0, held: 0 },
  ...{ streamMissing: false, stream: null, stuck: 0, pending: 0, unacknowledged: 0, diskPercent: null },
};

/**
 * How the events of this service stand: looked at every few seconds, never on the way of a request. Commands and probes
 * read what the last look found (R2, R16).
 */
export class EventFigures {
  private figures = UNSEEN;
  private timer: NodeJS.Timeout | undefined;
  private process: Process = { isLeader: () => false, isStalled: () => false, watches: () => [] };

  constructor(
    private readonly service: string,
    private readonly db: Database,
    private readonly bus: BusFigures,
    private readonly limits: Limits,
    private readonly report: (error: unknown) => void,
  ) {}

  async begin(process: Process): Promise<void> {
    this.process = process;
    await this.look();
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  get current(): Figures {
    return this.figures;
  }

  get isLeader(): boolean {
    return this.process.isLeader();
  }

  /** How the clocks of the service are watched; nothing where another instance does it. */
  get watches(): readonly WatchStanding[] {
    return this.isLeader ? this.process.watches() : [];
  }

  /** What needs a person; empty when nothing does. */
  get reasons(): readonly string[] {
    const { waiting, oldest, parked, streamMissing, gaps, dead, stuck } = this.figures;
    const { outboxDegradedRows, outboxDegradedSeconds } = this.limits;
    return [
      ...this.full,
      ...(waiting > outboxDegradedRows ? ['outbox-long'] : []),
      ...(oldest > outboxDegradedSeconds ? ['outbox-old'] : []),
      ...(parked > 0 ? ['parked'] : []),
      ...(streamMissing ? ['stream-missing'] : []),
      ...(this.process.isStalled() ? ['consumer-stalled'] : []),
      ...(gaps > 0 ? ['gaps'] : []),
      ...(dead > 0 ? ['dead-letters'] : []),
      ...(stuck > 0 ? ['stuck-processes'] : []),
    ];
  }

  /** Why no change is taken; empty when all are. */
  get full(): readonly string[] {
    const { waiting, diskPercent } = this.figures;
    return [...(waiting > this.limits.outboxFullRows ? ['outbox-full'] : []), ...((diskPercent ?? 0) > this.limits.diskFullPercent ? ['disk-full'] : [])];
  }

  assertWritable(): void {
    const [why] = this.full;
    if (why !== undefined) throw writesPaused({ service: this.service, why });
  }

  /** A look that takes long is not repeated soon. */
  async look(): Promise<void> {
    const since = performance.now();
    try {
      this.figures = await this.seen();
      this.show();
    } catch (error) {
      this.report(error);
    }
    const pause = Math.max(this.limits.figuresEveryMs, 10 * (performance.now() - since));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), pause).unref();
  }

  private async seen(): Promise<Figures> {
    const [rows, stuck, lag, standing, diskPercent] = await Promise.all([
      this.rows(),
      stuckProcesses(this.db),
      this.bus.lag().catch(() => null),
      this.bus.standing().catch(() => undefined),
      diskUse(this.limits.databaseVolume),
    ]);
    const { pending = 0, unacknowledged = 0 } = lag ?? {};
    return { ...rows, stuck, at: new Date(), streamMissing: standing === null, stream: standing ?? null, pending, unacknowledged, diskPercent };
  }

  private async rows(): Promise<Rows> {
    const [row] = await this.db.dataSource.query<[Rows]>(
      `SELECT (SELECT count(*)::int FROM (SELECT FROM "outbox" WHERE "publishedAt" IS NULL LIMIT $1) w) AS "waiting",
         COALESCE((SELECT extract(epoch FROM now() - "recordedAt") FROM "outbox" WHERE "publishedAt" IS NULL ORDER BY "position" LIMIT 1), 0)::int AS "oldest",
         (SELECT count(*)::int FROM "outbox_parked") AS "parked",
         EXISTS (SELECT FROM "outbox_stream" WHERE "behind" IS NOT NULL) AS "refilling",
         (SELECT count(*)::int FROM "inbox_pending" WHERE "why" = 'gap') AS "gaps",
         (SELECT count(*)::int FROM "inbox_pending" WHERE "why" = 'failed') AS "retrying",
         (SELECT count(*)::int FROM "inbox_pending" WHERE "why" = 'behind') AS "behind",
         (SELECT count(*)::int FROM "dead_letter" WHERE "state" <> 'held') AS "dead",
         (SELECT count(*)::int FROM "dead_letter" WHERE "state" = 'held') AS "held"`,
      [this.limits.outboxFullRows + 1],
    );
    return row;
  }

  private show(): void {
    const { waiting, oldest, parked, pending, gaps, retrying, behind, dead, held, diskPercent } = this.figures;
    const { service } = this;
    outboxUnpublished.set({ service }, waiting);
    outboxOldest.set({ service }, oldest);
    outboxParked.set({ service }, parked);
    consumerPending.set({ service }, pending);
    for (const [why, count] of Object.entries({ gap: gaps, failed: retrying, behind })) inboxWaiting.set({ service, why }, count);
    for (const [state, count] of Object.entries({ dead, held })) deadLetters.set({ service, state }, count);
    if (diskPercent !== null) databaseDisk.set({ service }, diskPercent);
    serviceDegraded.set({ service }, this.reasons.length > 0 ? 1 : 0);
  }
}

/** In percent; null where no folder on the volume of the database was named, or it cannot be seen from here. */
async function diskUse(volume: string | undefined): Promise<number | null> {
  if (volume === undefined) return null;
  const disk = await statfs(volume).catch(() => null);
  return disk && Math.round((1 - disk.bavail / disk.blocks) * 100);
}
