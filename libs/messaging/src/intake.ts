import { withCall } from '@tradewind/kernel/call';
import { sourceOf, type EventEnvelope } from '@tradewind/kernel/event';
import { Fault } from '@tradewind/kernel/fault';
import type { Database } from '@tradewind/persistence/database';
import type { Reacting } from './consumes.js';
import { DeadLetters, reactionOf, type Replayed } from './dead-letters.js';
import type { EventOwners } from './event-owners.js';
import { Inbox, isOrdered, type AggregateStanding } from './inbox.js';
import { eventsConsumed } from './metrics.js';
import { systemCall } from './system-call.js';
import { contextFromTraceparent, traced } from './tracing.js';

export interface Bound extends Pick<Reacting, 'react' | 'reactToMany'> {
  /** `orders.OpenOrder.open`: the name under which the inbox remembers. */
  readonly consumer: string;
}

/** How patient we are; the spans of R4 and R12. */
export interface Patience {
  /** Milliseconds until the attempt after this one. */
  readonly pauseBefore: (attempt: number) => number;
  /** How long a missing event may be on its way before its owner is asked, and between two questions. */
  readonly gapMs: number;
  /** When a gap becomes an alarm and a dead letter. */
  readonly gapAlarmMs: number;
}

const MOST_ATTEMPTS = 8;

/** What is missing before an event that waits. */
interface Gap {
  readonly from: number;
  readonly age: number;
}

/**
 * Takes events in: each with its effect exactly once, those of an aggregate in their order. What cannot be taken in now
 * waits in a row, with all that follows it in its aggregate, while other aggregates go on (R3, R4, R12; decision 25).
 * One event at a time: callers take turns.
 */
export class Intake {
  readonly inbox: Inbox;
  readonly letters: DeadLetters;

  constructor(
    private readonly service: string,
    private readonly db: Database,
    private readonly bound: ReadonlyMap<string, readonly Bound[]>,
    private readonly owners: EventOwners,
    private readonly patience: Patience,
    private readonly report: (error: unknown, about: object) => void,
    /** Something will be due in so many milliseconds. */
    private readonly dueIn: (ms: number) => void,
  ) {
    this.inbox = new Inbox(db);
    this.letters = new DeadLetters(db);
  }

  knows(fact: EventEnvelope | null): fact is EventEnvelope {
    return fact !== null && this.bound.has(fact.type);
  }

  /**
   * Takes in at once, in one transaction, what came together: where all reactions to it can, and nothing is in the way of it. Gives what is
   * left, to be taken one by one: that, or all of it where the transaction failed, so that what one of them fails for holds back no other.
   */
  async takeTogether(facts: readonly EventEnvelope[]): Promise<readonly EventEnvelope[]> {
    const bound = this.reactionsToMany(facts);
    if (!bound) return facts;
    const standings = await this.inbox.standings(facts);
    const { due = [], left = [] } = Object.groupBy(facts, (fact) => (this.isDue(fact, standings.get(fact.id)) ? 'due' : 'left'));
    if (due.length === 0) return facts;
    try {
      await this.allOnce(bound, due);
      return left;
    } catch (error) {
      this.report(error, { consumer: bound[0]?.consumer, together: due.length });
      return facts;
    }
  }

  /** Fails only when not even waiting could be written down: then the database is away. */
  async take(fact: EventEnvelope): Promise<void> {
    const standing = await this.inbox.standing(fact);
    if (isOrdered(fact) && fact.aggregateSeq <= standing.last) {
      this.count('duplicate');
      return;
    }
    if (standing.firstWaiting !== null && standing.firstWaiting <= fact.aggregateSeq) {
      if (standing.firstWaiting < fact.aggregateSeq) await this.inbox.wait(fact, 'behind', null);
      return;
    }
    // of an aggregate never heard of before we have missed the beginning: nothing of it can be on its way
    if (this.misses(fact, standing)) await this.wait(fact, 'gap', standing.last === 0 ? 0 : this.patience.gapMs, 0);
    else if ((await this.apply(fact, standing, 0, false)) && standing.firstWaiting !== null) await this.followUp(fact);
  }

  /** Tries what waits once more; gives what is missing before it, if that is why. */
  async retry(fact: EventEnvelope): Promise<Gap | null> {
    const waiting = await this.inbox.waiting(fact);
    if (!waiting) return null;
    const standing = await this.inbox.standing(fact);
    if (isOrdered(fact) && fact.aggregateSeq <= standing.last) {
      await this.db.separately(() => this.forget(fact));
    } else if (standing.firstWaiting !== null && standing.firstWaiting < fact.aggregateSeq) {
      await this.inbox.wait(fact, 'behind', null, waiting.attempts);
      return null;
    } else if (this.misses(fact, standing) && !waiting.regardless) {
      return { from: standing.last + 1, age: waiting.age };
    } else if (!(await this.apply(fact, standing, waiting.attempts, true))) return null;
    await this.followUp(fact);
    return null;
  }

  /** Asks the owner for what is missing. Takes no turn: another service may be slow. */
  async ask(fact: EventEnvelope, { from }: Gap): Promise<readonly EventEnvelope[]> {
    const { aggregateType, aggregateId, type } = fact;
    const events = await this.owners.replay({ source: sourceOf(type), aggregateType, aggregateId, from });
    return events.filter((event) => this.knows(event) && event.aggregateSeq < fact.aggregateSeq);
  }

  /** Takes in what the owner gave. If that is not all, it is asked again later; after a while people must know. */
  async close(fact: EventEnvelope, { age }: Gap, given: readonly EventEnvelope[]): Promise<void> {
    for (const event of given) await this.take(event);
    if (!(await this.inbox.waiting(fact))) return;
    await this.inbox.wait(fact, 'gap', this.patience.gapMs);
    this.dueIn(this.patience.gapMs);
    if (age < this.patience.gapAlarmMs) return;
    const reason = 'earlier events of this record are missing, and their owner does not give them';
    await this.db.separately(() => this.letters.bury(this.service, fact, reason, 1));
  }

  /** Tries a dead letter again because somebody wants it. */
  async replay(letter: Replayed): Promise<void> {
    try {
      if (letter.consumer === this.service) await this.replayOfNobody(letter);
      else await this.replayTo(this.named(letter.consumer, letter.fact), letter);
    } catch (error) {
      this.report(error, { consumer: letter.consumer, eventId: letter.fact.id, replayed: true });
      await this.letters.failedAgain(letter, reasonOf(error));
    }
  }

  private async replayTo(bound: Bound, { fact }: Replayed): Promise<void> {
    await this.once(bound, fact, () => this.letters.release(bound.consumer, fact));
  }

  /** A gap that became an alarm, or an event that nobody knew when it came. */
  private async replayOfNobody(letter: Replayed): Promise<void> {
    const { fact } = letter;
    if (await this.inbox.waiting(fact)) {
      await this.inbox.postpone(fact, 0);
      await this.letters.failedAgain(letter, 'the owner is asked again');
      this.dueIn(0);
      return;
    }
    if (!this.knows(fact)) throw new Error('no event that this service knows');
    await this.take(fact);
    await this.db.separately(() => this.letters.forget(this.service, fact));
  }

  private named(consumer: string, { type }: EventEnvelope): Bound {
    const found = this.bound.get(type)?.find((bound) => bound.consumer === consumer);
    if (!found) throw new Error(`there is no reaction ${consumer} to ${type} any more`);
    return found;
  }

  /** Of facts of one type, each of another aggregate, where all that react to it take many; null otherwise. */
  private reactionsToMany(facts: readonly EventEnvelope[]): readonly Bound[] | null {
    const [type = '', ...others] = new Set(facts.map((fact) => fact.type));
    const bound = this.bound.get(type) ?? [];
    const areMany = facts.length > 1 && others.length === 0 && new Set(facts.map(({ aggregateId }) => aggregateId)).size === facts.length;
    return areMany && bound.length > 0 && bound.every(({ reactToMany }) => reactToMany !== null) ? bound : null;
  }

  /** New, and nothing of its aggregate before it is missing, waiting or put aside. */
  private isDue(fact: EventEnvelope, standing: AggregateStanding | undefined): boolean {
    if (standing?.firstWaiting !== null || standing.stuck.length > 0) return false;
    return (!isOrdered(fact) || fact.aggregateSeq > standing.last) && !this.misses(fact, standing);
  }

  /** True when an earlier event of the types we take in has not come. */
  private misses({ previous = {} }: EventEnvelope, { last }: AggregateStanding): boolean {
    return Object.entries(previous).some(([type, seq]) => seq > last && this.bound.has(type));
  }

  /** False when it waits for another try. */
  private async apply(fact: EventEnvelope, { stuck }: AggregateStanding, attempts: number, wasWaiting: boolean): Promise<boolean> {
    const bound = this.bound.get(fact.type) ?? [];
    for (const one of bound) {
      const finish = async (): Promise<void> => {
        if (one === bound.at(-1)) await this.dealtWith(fact, wasWaiting);
      };
      const held = stuck.some((consumer) => reactionOf(consumer) === reactionOf(one.consumer));
      if (held) await this.putAside(one, fact, 'held back behind an earlier event', 0, 'held', finish);
      else if (!(await this.deliver(one, fact, attempts + 1, finish))) return false;
    }
    return true;
  }

  private async deliver(bound: Bound, fact: EventEnvelope, attempt: number, finish: () => Promise<void>): Promise<boolean> {
    try {
      await this.once(bound, fact, finish);
      return true;
    } catch (error) {
      this.report(error, { consumer: bound.consumer, eventId: fact.id, attempt });
      if (isHopeless(error) || attempt >= MOST_ATTEMPTS) {
        await this.putAside(bound, fact, reasonOf(error), attempt, 'dead', finish);
        return true;
      }
      await this.wait(fact, 'failed', this.patience.pauseBefore(attempt), attempt);
      return false;
    }
  }

  private async once({ consumer, react }: Bound, fact: EventEnvelope, finish: () => Promise<void>): Promise<void> {
    const outcome = await traced(
      `react ${consumer}`,
      () =>
        withCall(systemCall(this.service, consumer, new Date(fact.occurredAt), fact.id), () =>
          this.db.unitOfWork(async () => {
            const isNew = await this.inbox.enter(consumer, fact);
            if (isNew) await react(fact.payload, fact);
            await finish();
            return isNew ? ('effect' as const) : ('duplicate' as const);
          }),
        ),
      contextFromTraceparent(fact.traceparent),
    );
    this.count(outcome);
  }

  /** As `once`, for all of them and all that react to them. */
  private async allOnce(bound: readonly Bound[], facts: readonly EventEnvelope[]): Promise<void> {
    const [{ id, occurredAt } = { id: '', occurredAt: '' }] = facts.slice(-1);
    const consumers = bound.map(({ consumer }) => consumer).join(', ');
    const effects = await traced(`react ${consumers}`, () =>
      withCall(systemCall(this.service, consumers, new Date(occurredAt), id), () =>
        this.db.unitOfWork(async () => {
          let entered = 0;
          for (const { consumer, reactToMany } of bound) {
            const known = await this.inbox.enterAll(consumer, facts);
            const anew = facts.filter((fact) => known.has(fact.id));
            if (anew.length > 0) await reactToMany?.(anew);
            entered += anew.length;
          }
          await this.inbox.advanceAll(facts);
          return entered;
        }),
      ),
    );
    this.count('effect', effects);
    this.count('duplicate', facts.length * bound.length - effects);
  }

  private async putAside(
    { consumer }: Bound,
    fact: EventEnvelope,
    reason: string,
    attempts: number,
    state: 'dead' | 'held',
    finish: () => Promise<void>,
  ): Promise<void> {
    await this.db.separately(async () => {
      await this.letters.bury(consumer, fact, reason, attempts, state);
      await finish();
    });
    this.count(state === 'dead' ? 'dead-letter' : 'held');
  }

  private async dealtWith(fact: EventEnvelope, wasWaiting: boolean): Promise<void> {
    await this.inbox.advance(fact);
    if (wasWaiting) await this.forget(fact);
  }

  /** It waits no more; if the gap before it had become a dead letter, that is gone too. */
  private async forget(fact: EventEnvelope): Promise<void> {
    await this.inbox.forget(fact);
    await this.letters.forget(this.service, fact);
  }

  /** What waited behind an event that is dealt with now. */
  private async followUp(fact: EventEnvelope): Promise<void> {
    for (let next = await this.inbox.firstWaiting(fact); next; next = await this.inbox.firstWaiting(fact)) {
      const { fact: following, attempts, regardless } = next;
      const standing = await this.inbox.standing(following);
      if (isOrdered(fact) && following.aggregateSeq <= standing.last) await this.db.separately(() => this.forget(following));
      else if (this.misses(following, standing) && !regardless) return this.wait(following, 'gap', this.patience.gapMs, 0);
      else if (!(await this.apply(following, standing, attempts, true))) return;
    }
  }

  private async wait(fact: EventEnvelope, why: 'gap' | 'failed', ms: number, attempts: number): Promise<void> {
    await this.inbox.wait(fact, why, ms, attempts);
    this.dueIn(ms);
  }

  private count(outcome: 'effect' | 'duplicate' | 'dead-letter' | 'held', events = 1): void {
    eventsConsumed.inc({ service: this.service, outcome }, events);
  }
}

/** A refusal by its code; of anything else what it says. */
const reasonOf = (error: unknown): string => (error instanceof Fault ? error.code : String(error));

/** Data that the database cannot hold, or that our code cannot read: another try changes nothing (R12). */
const WRONG_DATA = /^(22|23502|23514)/;

function isHopeless(error: unknown): boolean {
  if (error instanceof Fault) return error.kind !== 'unavailable' && error.kind !== 'conflict';
  const state = (error as { code?: unknown } | null)?.code;
  return error instanceof TypeError || error instanceof RangeError || (typeof state === 'string' && WRONG_DATA.test(state));
}
