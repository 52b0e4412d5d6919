import { setTimeout } from 'node:timers/promises';
import type { DiscoveryService } from '@nestjs/core';
import type { EventEnvelope } from '@tradewind/kernel/event';
import type { Database } from '@tradewind/persistence/database';
import { reactingOf } from './consumes.js';
import type { Delivery, EventSource, Lag } from './event-bus.js';
import type { EventOwners } from './event-owners.js';
import { gathered } from './gathered.js';
import { Intake, type Bound, type Patience } from './intake.js';
import { consumerStalled } from './metrics.js';
import { factsIn } from './parcels.js';

/** The spans of R4 and R12, and how often we look at what waits and at ourselves. */
export interface Consuming extends Partial<Patience> {
  readonly lookMs?: number;
  /** A consumer that does not move for so long although there is something for it is made again, and people are told. */
  readonly stalledMs?: number;
  /** How long a source that has ended is left alone before it is asked again. */
  readonly againMs?: number;
}

/** Eight tries over about half an hour; the first ones soon, for what was only in each other's way. */
const PAUSES = [200, 1_000, 5_000, 30_000, 120_000, 480_000, 1_140_000];
const LONGER_EACH_TIME = (attempt: number): number => PAUSES[attempt - 1] ?? 1_140_000;

const AT_ONCE = 100;
/** Most deliveries taken in by one transaction. */
const TOGETHER = 50;

/**
 * Takes in other services' events, one after the other in the order of the stream: commit effect, inbox row and cursor →
 * acknowledge. What cannot be taken in now is acknowledged too and waits in a row. Runs in the leading instance only.
 */
export class EventConsumer {
  private readonly bound = new Map<string, Bound[]>();
  private readonly intake: Intake;
  private readonly pauseBefore: (attempt: number) => number;
  private readonly lookMs: number;
  private readonly stalledMs: number;
  private readonly againMs: number;
  private finished: Promise<unknown> = Promise.resolve();
  private running = false;
  private ending = new AbortController();
  private turn: Promise<unknown> = Promise.resolve();
  private looking: Promise<void> | undefined;
  private timers: NodeJS.Timeout[] = [];
  private movedAt = performance.now();
  private taken = 0;
  private seen = 0;
  private stalled = false;

  constructor(
    private readonly service: string,
    private readonly source: EventSource,
    db: Database,
    owners: EventOwners,
    private readonly report: (error: unknown, about: object) => void,
    { pauseBefore = LONGER_EACH_TIME, gapMs = 30_000, gapAlarmMs = 600_000, lookMs = 1_000, stalledMs = 30_000, againMs = 500 }: Consuming = {},
  ) {
    this.pauseBefore = pauseBefore;
    this.lookMs = lookMs;
    this.stalledMs = stalledMs;
    this.againMs = againMs;
    this.intake = new Intake(service, db, this.bound, owners, { pauseBefore, gapMs, gapAlarmMs }, report, (ms) => {
      this.lookIn(ms);
    });
  }

  bind(discovery: DiscoveryService): void {
    for (const { instance } of discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const { event, method, react, reactToMany } of reactingOf(instance as object)) {
        const consumer = `${this.service}.${(instance as object).constructor.name}.${method}`;
        this.bound.set(event.type, [...(this.bound.get(event.type) ?? []), { consumer, react, reactToMany }]);
      }
    }
  }

  begin(): void {
    if (this.bound.size === 0) return;
    this.ending = new AbortController();
    this.running = true;
    this.movedAt = performance.now();
    this.finished = Promise.all([this.run(), this.intake.inbox.wakeAll().catch(this.reported)]);
    this.timers = [setInterval(() => this.look(), this.lookMs), setInterval(() => void this.watch().catch(this.reported), this.stalledMs / 3)];
  }

  async end(): Promise<void> {
    this.running = false;
    this.ending.abort();
    this.timers.forEach(clearTimeout);
    await this.source.end();
    await this.finished;
    await this.looking;
    await this.turn;
  }

  lag(): Promise<Lag | null> {
    return this.source.lag();
  }

  get isStalled(): boolean {
    return this.stalled;
  }

  /** Sources end when they fall silent and when their consumer is gone; the next one begins where we were. */
  private async run(): Promise<void> {
    while (this.isOn()) {
      try {
        for await (const deliveries of gathered(await this.source.deliveries([...this.bound.keys()]), TOGETHER)) {
          if (!this.isOn()) break;
          await this.inTurn(() => this.takeThese(deliveries));
        }
      } catch (error) {
        this.report(error, { service: this.service });
      }
      if (this.isOn()) await this.pause(this.againMs);
    }
  }

  /** What has come in the meantime: single events at once where that is possible, else one after the other. */
  private async takeThese(deliveries: readonly Delivery[]): Promise<void> {
    const left = deliveries.length > 1 ? await this.leftOf(deliveries) : deliveries;
    for (const delivery of left) if (this.isOn()) await this.take(delivery);
  }

  private async leftOf(deliveries: readonly Delivery[]): Promise<readonly Delivery[]> {
    const single = deliveries.flatMap((delivery) => singleIn(delivery) ?? []);
    if (single.length < deliveries.length) return deliveries;
    try {
      const left = new Set(await this.intake.takeTogether(single.map(({ fact }) => fact)));
      const { done = [], others = [] } = Object.groupBy(single, ({ fact }) => (left.has(fact) ? 'others' : 'done'));
      this.taken += done.length;
      if (this.isOn()) for (const { delivery } of done) delivery.ack();
      return others.map(({ delivery }) => delivery);
    } catch (error) {
      this.report(error, { service: this.service, together: deliveries.length });
      return deliveries;
    }
  }

  /** Tries in place only while nothing can be written at all: then nothing else could be taken in either. */
  private async take(delivery: Delivery): Promise<void> {
    const facts = factsIn(delivery.text);
    for (let attempt = 1; this.isOn(); attempt += 1) {
      try {
        if (facts) await this.takeAll(facts);
        else await this.intake.letters.buryText(this.service, delivery.text);
        if (this.isOn()) delivery.ack();
        return;
      } catch (error) {
        this.report(error, { service: this.service, eventId: facts?.[0]?.id, attempt });
        delivery.working();
        await this.pause(Math.min(30_000, this.pauseBefore(attempt)));
      }
    }
  }

  /** What came in one parcel: at once where that is possible, else one after the other, as long as we are on. */
  private async takeAll(facts: readonly EventEnvelope[]): Promise<void> {
    const left = await this.intake.takeTogether(facts);
    this.taken += facts.length - left.length;
    for (const fact of left) {
      if (!this.isOn()) return;
      if (this.intake.knows(fact)) await this.intake.take(fact);
      else await this.intake.letters.buryText(this.service, JSON.stringify(fact));
      this.taken += 1;
    }
  }

  /** What waits and is due, and dead letters that somebody wants tried again. A round never overtakes itself. */
  private look(): void {
    this.looking ??= this.lookAround()
      .catch(this.reported)
      .finally(() => {
        this.looking = undefined;
      });
  }

  private async lookAround(): Promise<void> {
    if (!(await this.intake.inbox.isAnythingDue())) return;
    for (const fact of await this.intake.inbox.due(AT_ONCE)) {
      if (!this.isOn()) return;
      await this.retry(fact);
    }
    for (const letter of await this.intake.letters.toReplay(AT_ONCE)) {
      if (!this.isOn()) return;
      await this.inTurn(() => this.intake.replay(letter));
    }
  }

  private async retry(fact: EventEnvelope): Promise<void> {
    const gap = await this.inTurn(() => this.intake.retry(fact));
    if (!gap) return;
    const given = await this.intake.ask(fact, gap).catch((error: unknown) => {
      this.report(error, { service: this.service, eventId: fact.id, missing: gap.from });
      return [];
    });
    await this.inTurn(() => this.intake.close(fact, gap, given));
  }

  private lookIn(ms: number): void {
    if (ms >= this.lookMs || !this.running) return;
    const timer = globalThis.setTimeout(() => {
      this.timers = this.timers.filter((other) => other !== timer);
      if (this.running) this.look();
    }, ms);
    this.timers.push(timer);
  }

  /** nats.node#570, #649: a consumer may fall silent and say nothing. */
  private async watch(): Promise<void> {
    const lag = await this.source.lag();
    if (this.taken !== this.seen || !lag || lag.pending === 0) this.movedAt = performance.now();
    this.seen = this.taken;
    this.stalled = performance.now() - this.movedAt >= this.stalledMs;
    consumerStalled.set({ service: this.service }, this.stalled ? 1 : 0);
    if (!this.stalled) return;
    this.report(new Error('The consumer does not move although there is something for it; it is made again'), { service: this.service, ...lag });
    await this.source.end();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private readonly reported = (error: unknown): void => {
    this.report(error, { service: this.service });
  };

  private isOn(): boolean {
    return this.running;
  }

  /** Leaving does not wait for it. */
  private pause(ms: number): Promise<void> {
    return setTimeout(ms, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }
}

/** Null where a delivery holds none of ours, or many. */
function singleIn(delivery: Delivery): { readonly delivery: Delivery; readonly fact: EventEnvelope } | null {
  const [fact, ...others] = factsIn(delivery.text) ?? [];
  return fact && others.length === 0 ? { delivery, fact } : null;
}
