import fc from 'fast-check';
import { defineProcess, minutes } from './definition.js';
import { Process } from './process.js';

const nothing = () => Promise.resolve(undefined);
const plan = defineProcess<object>({
  kind: 'bench',
  version: 1,
  money: false,
  steps: [
    { name: 'reserve', patience: minutes(10), act: nothing, undo: nothing },
    { name: 'look', patience: minutes(10), act: nothing },
    { name: 'ship', after: minutes(1), patience: minutes(10), act: nothing, undo: nothing },
    { name: 'signed', patience: minutes(60) },
  ],
});
const LEAVE_SOMETHING = plan.steps.filter(({ undoable }) => undoable).map(({ name }) => name);
const names = plan.steps.map(({ name }) => name);

/** The service on the other side: does a thing once per key, and nothing that was taken back (as PayoutDesk does). */
class OtherSide {
  readonly effects = new Map<string, 'done' | 'cancelled'>();

  /** True when it is done, now or before. */
  do(step: string): boolean {
    if (!this.effects.has(step)) this.effects.set(step, 'done');
    return this.effects.get(step) === 'done';
  }

  undo(step: string): void {
    this.effects.set(step, 'cancelled');
  }

  net(): string[] {
    return [...this.effects].filter(([step, effect]) => effect === 'done' && LEAVE_SOMETHING.includes(step)).map(([step]) => step);
  }
}

type Event =
  | { readonly what: 'attempt'; readonly outcome: 'answered' | 'died before' | 'died after' | 'away' | 'refused' }
  | { readonly what: 'fact'; readonly step: string }
  | { readonly what: 'no for good' | 'patience is over' | 'retry' | 'give up' | 'old messages arrive' };

const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('attempt' as const), outcome: fc.constantFrom('answered', 'died before', 'died after', 'away', 'refused') }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('fact' as const), step: fc.constantFrom(...names) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('no for good', 'patience is over', 'retry', 'give up', 'old messages arrive') }) },
) as fc.Arbitrary<Event>;

/** One process and the service it works with, on a clock that only goes forward; every message sent may arrive once more. */
class World {
  readonly process: Process;
  readonly there = new OtherSide();
  private readonly sent: (() => void)[] = [];
  private now = Date.parse('2026-10-01T00:00:00Z');

  constructor() {
    this.process = Process.begin(plan, { id: 's', no: null }, { org: 'hq', branch: 'hq', ownerId: 'x' }, {}, this.at());
  }

  happen(given: Event): void {
    this.now += 1_000;
    if (given.what === 'attempt') this.attempt(given.outcome);
    else if (given.what === 'fact') this.fact(given.step);
    else this.intervene(given.what);
  }

  private intervene(what: Exclude<Event['what'], 'attempt' | 'fact'>): void {
    const { process } = this;
    const isStuck = process.status === 'stuck';
    if (what === 'no for good') process.turnBack(plan, 'no', this.at());
    if (what === 'patience is over' && process.deadline) process.runOutOfPatience(this.at());
    if (what === 'retry' && isStuck) process.retry(plan, this.at());
    if (what === 'give up' && isStuck && !process.undoing) process.abandon(plan, 'given up', this.at());
    if (what === 'old messages arrive') for (const message of this.sent) message();
  }

  /** Something happened there without our asking; it is told once it is so, and may be told again. */
  private fact(step: string): void {
    if (!this.there.do(step)) return;
    const tell = (): void => {
      this.process.answer(plan, step, {}, this.at());
    };
    this.sent.push(tell);
    tell();
  }

  /** Claim, ask, record: any of them may be the last thing that happens. */
  private attempt(outcome: Extract<Event, { what: 'attempt' }>['outcome']): void {
    const { process } = this;
    const { step, undoing } = process;
    if (process.nextAttempt === null || step === null) return;
    process.attempt(this.at());
    if (outcome === 'away') process.postpone('away', this.at());
    if (outcome === 'refused') process.stick('refused');
    if (outcome !== 'answered' && outcome !== 'died after') return;
    const request = (): void => {
      if (undoing) this.there.undo(step);
      else this.there.do(step);
    };
    const answer = (): void => {
      if (undoing) process.undone(plan, step, this.at());
      else process.answer(plan, step, {}, this.at());
    };
    this.sent.push(request, answer);
    request();
    if (outcome === 'answered') answer();
  }

  private at(): Date {
    return new Date(this.now);
  }
}

const HEALTHY: readonly Event[] = [{ what: 'retry' }, { what: 'attempt', outcome: 'answered' }];

describe('R5, I11 Whatever happens on the way', () => {
  it('a process ends done, compensated or stuck; a compensated one has no effect left, a done one each effect once', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const world = new World();
        events.forEach((each) => {
          world.happen(each);
        });
        for (let round = 0; round < 8; round += 1)
          HEALTHY.forEach((each) => {
            world.happen(each);
          });
        world.happen({ what: 'patience is over' });
        world.happen({ what: 'old messages arrive' });
        const { status, steps } = world.process;
        expect(['done', 'compensated', 'stuck']).toContain(status);
        if (status === 'compensated') expect(world.there.net()).toEqual([]);
        if (status === 'done')
          expect([world.there.net().sort(), steps.every(({ answeredAt }) => answeredAt !== null)]).toEqual([LEAVE_SOMETHING.toSorted(), true]);
        if (status === 'stuck') expect(world.process).toMatchObject({ step: 'signed', undoing: false });
      }),
      { numRuns: 3_000 },
    );
  });

  it('nothing is ever lost sight of: what is under way has a deadline, or is stuck', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const world = new World();
        for (const each of events) {
          world.happen(each);
          const { status, deadline, step } = world.process;
          if (status === 'running' || status === 'compensating') expect(deadline).not.toBeNull();
          expect(step === null).toBe(world.process.isOver());
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
