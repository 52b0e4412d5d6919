import type { DiscoveryService } from '@nestjs/core';
import { withCall } from '@tradewind/kernel/call';
import { Fault } from '@tradewind/kernel/fault';
import { newId } from '@tradewind/kernel/ids';
import type { Database } from '@tradewind/persistence/database';
import { DatabaseClock } from './database-clock.js';
import { systemCall } from './system-call.js';
import { watchingsOf, type Watch } from './watches.js';

/** How a watch went in this instance. */
export interface WatchStanding {
  readonly name: string;
  readonly everyMs: number;
  /** When its last round that is over began; null before the first one. */
  readonly lastAt: Date | null;
  readonly tookMs: number | null;
  /** Rounds in a row that failed, up to the last one. */
  readonly failures: number;
  /** Code of the refusal, or kind of the failure, of the last round (I16: the log has the rest). */
  readonly reason: string | null;
}

interface Bound {
  readonly name: string;
  readonly everyMs: number;
  readonly watch: Watch;
  last: Pick<WatchStanding, 'lastAt' | 'tookMs' | 'failures' | 'reason'>;
}

const NEVER: Bound['last'] = { lastAt: null, tookMs: null, failures: 0, reason: null };

/** Calls the `@Watches` methods of a service, in the leading instance, by the clock of the database (R9). */
export class Watchman {
  private readonly bound: Bound[] = [];
  private timers: NodeJS.Timeout[] = [];
  private readonly atWork = new Map<Bound, Promise<void>>();
  private leaving = new AbortController();
  private readonly clock: DatabaseClock;

  constructor(
    private readonly service: string,
    db: Database,
    private readonly report: (error: unknown, about: object) => void,
  ) {
    this.clock = new DatabaseClock(async () => {
      const [row] = await db.dataSource.query<{ at: Date }[]>('SELECT now() AS at');
      return row?.at ?? new Date();
    });
  }

  bind(discovery: DiscoveryService): void {
    for (const { instance } of discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const { everyMs, method } of watchingsOf(instance as object)) {
        const watch = (Reflect.get(instance as object, method) as Watch).bind(instance);
        this.bound.push({ name: `${this.service}.${(instance as object).constructor.name}.${method}`, everyMs, watch, last: NEVER });
      }
    }
  }

  get standing(): readonly WatchStanding[] {
    return this.bound.map(({ name, everyMs, last }) => ({ name, everyMs, ...last }));
  }

  begin(): void {
    this.leaving = new AbortController();
    this.timers = this.bound.map((bound) =>
      setInterval(() => {
        this.start(bound);
      }, bound.everyMs),
    );
  }

  async end(): Promise<void> {
    this.timers.forEach(clearInterval);
    this.leaving.abort();
    await Promise.all(this.atWork.values());
  }

  /** A watch never overtakes itself, and never waits for another one. */
  private start(bound: Bound): void {
    if (this.atWork.has(bound)) return;
    const since = performance.now();
    const lastAt = new Date();
    const over = (failures: number, reason: string | null): void => {
      bound.last = { lastAt, tookMs: Math.round(performance.now() - since), failures, reason };
    };
    const round = this.round(bound).then(
      () => {
        over(0, null);
      },
      (error: unknown) => {
        over(bound.last.failures + 1, kindOf(error));
        this.report(error, { watch: bound.name });
      },
    );
    this.atWork.set(bound, round);
    void round.finally(() => this.atWork.delete(bound));
  }

  private async round({ name, watch }: Bound): Promise<void> {
    const at = await this.clock.now();
    await withCall(systemCall(this.service, name, at, newId()), () => watch(at, this.leaving.signal));
  }
}

function kindOf(error: unknown): string {
  if (error instanceof Fault) return error.code;
  return error instanceof Error ? error.name : typeof error;
}
