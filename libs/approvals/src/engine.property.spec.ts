import type { Actor, Grant } from '@tradewind/kernel/actor';
import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import { openReview, type StepRule } from './opening.js';
import { agreedTo, decidersOf, nextDueOf, outcomeOf, waitingFor } from './progress.js';
import type { Review, RoundRule } from './review.js';
import { addApprover, decide, escalate, reject, returnTo, urge, withdraw } from './verbs.js';

// The engine against a model that is as simple as a clerk with a list: no hashes, no scopes, sets of small numbers.

const PEOPLE = 10;
const GATE = 'p:gate';
const DUTIES = ['p:a', 'p:b', 'p:c'];
const PERMISSIONS = [...DUTIES, GATE, 'p:write'];
const START = Date.parse('2026-04-01T02:00:00Z');
const HOUR = 3_600_000;
const SUBJECT = { org: 'hq.bj', ownerId: 'person-1' };
const AUTHOR = 2;
const name = (who: number): string => `person-${who}`;
const number = (id: string): number => parseInt(id.slice('person-'.length), 10);

interface Organisation {
  readonly posts: readonly (readonly string[])[];
  readonly delegations: readonly { readonly from: number; readonly to: number; readonly permissions: readonly string[] }[];
}

/** As the access token has it. */
function actor({ posts, delegations }: Organisation, me: number): Actor {
  const grant = (permission: string): Grant => ({ permission, org: 'hq', own: false });
  const lent = delegations
    .filter(({ from, to }) => to === me && from !== me)
    .flatMap(({ from, permissions }) =>
      posts[from]!.filter((each) => permissions.includes(each)).map((each) => ({
        ...grant(each),
        onBehalfOf: { id: name(from), name: name(from) },
        until: 9e9,
      })),
    );
  return { id: name(me), name: name(me), kind: 'person', posts: [], grants: [...posts[me]!.map(grant), ...lent] };
}

interface Rule extends StepRule {
  readonly levels?: readonly (readonly number[])[];
}

interface World {
  readonly org: Organisation;
  readonly rules: readonly Rule[];
  readonly rounds: readonly RoundRule[];
  readonly amount: number;
  readonly submitter: number;
  readonly submittedFor: number | null;
  readonly tries: readonly Try[];
}

/** How often each comes: a case that ends at once shows little. */
const VERBS = { approve: 16, 'return-to': 5, add: 4, tick: 4, urge: 2, change: 2, return: 1, reject: 1, withdraw: 1 } as const;
type Verb = keyof typeof VERBS;

/** One command: numbers are taken modulo what there is to choose from; `able` picks who the model says may. */
interface Try {
  readonly verb: Verb;
  readonly able: boolean;
  readonly who: number;
  readonly step: number;
  readonly other: number;
  readonly where: 'before' | 'after' | 'parallel';
  readonly hours: number;
}

const who = fc.nat(PEOPLE - 1);
const amounts = fc.constantFrom(0, 100, 200, 300);
const organisation = fc.record({
  posts: fc.array(fc.subarray(PERMISSIONS, { minLength: 3 }), { minLength: PEOPLE, maxLength: PEOPLE }),
  delegations: fc.array(fc.record({ from: who, to: who, permissions: fc.subarray(PERMISSIONS, { minLength: 1 }) }), { maxLength: 3 }),
});
const rule = fc.record(
  {
    round: fc.constantFrom(1, 1, 2, 2, 3),
    permission: fc.constantFrom(...DUTIES),
    fromAmount: amounts.map(String),
    belowAmount: amounts.map(String),
    people: fc.uniqueArray(who, { minLength: 1, maxLength: 3 }),
    levels: fc.array(fc.uniqueArray(who, { maxLength: 2 }), { maxLength: 3 }),
    escalateAfterHours: fc.constantFrom(2, 8),
    escalateTo: fc.constantFrom(...DUTIES),
  },
  { requiredKeys: ['round', 'permission'] },
);
const sometimes = <T extends object>(given: T, keep: readonly boolean[], keys: readonly (keyof T)[]): T =>
  Object.fromEntries(Object.entries(given).filter(([key]) => !keys.includes(key as keyof T) || keep[keys.indexOf(key as keyof T)])) as T;
const rules = fc
  .array(fc.tuple(rule, fc.array(fc.constantFrom(true, false, false, false), { minLength: 4, maxLength: 4 })), { minLength: 1, maxLength: 6 })
  .map((drawn) =>
    drawn.map(([given, keep], i): Rule => {
      const { people, levels, ...rest } = sometimes(given, keep, ['fromAmount', 'belowAmount', 'people', 'levels']);
      const whom = people ? { people: people.map((each) => ({ personId: name(each), name: name(each) })) } : levels ? { resolver: 'nearest', levels } : {};
      return { ...rest, ...whom, step: `s${i}` };
    }),
  );
const world: fc.Arbitrary<World> = fc.record({
  org: organisation,
  rules,
  rounds: fc.uniqueArray(
    fc.record({
      round: fc.constantFrom(1, 2, 3),
      close: fc.constantFrom<RoundRule['close'][]>('all', 'any', 'some'),
      needed: fc.constantFrom(1, 2, 2, 3),
    }),
    { selector: ({ round }) => round, maxLength: 3 },
  ),
  amount: amounts,
  submitter: who,
  submittedFor: fc.option(who, { freq: 4 }),
  tries: fc.array(
    fc.record({
      verb: fc.oneof(...Object.entries(VERBS).map(([verb, weight]) => ({ weight, arbitrary: fc.constant(verb as Verb) }))),
      able: fc.constantFrom(true, true, true, false),
      who,
      step: fc.nat(11),
      other: fc.nat(11),
      where: fc.constantFrom('before', 'after', 'parallel'),
      hours: fc.constantFrom(1, 3, 30),
    }),
    { minLength: 10, maxLength: 30 },
  ),
});

// ---- the model

interface Line {
  readonly key: string;
  readonly round: number;
  readonly duty: string;
  readonly only: readonly number[] | null;
  /** Comes on top of what closes the round. */
  extra: boolean;
  readonly added: boolean;
  readonly first: Set<string>;
  yes: boolean;
  readonly hours: number | null;
  readonly above: string | null;
  ringsAt: number | null;
  rang: boolean;
}

class Clerk {
  lines: Line[] = [];
  over: string | null = null;
  changed = false;
  now = START;
  urgedAt: number | null = null;
  readonly hands = new Map<string, Set<number>>();
  readonly parties: Set<number>;

  constructor(readonly w: World) {
    this.parties = new Set([w.submitter, ...(w.submittedFor === null ? [] : [w.submittedFor]), number(SUBJECT.ownerId), AUTHOR]);
  }

  open(): string | null {
    const { amount, rules: asked } = this.w;
    const between = ({ fromAmount = '0', belowAmount = '999' }: Rule): boolean => amount >= parseInt(fromAmount, 10) && amount < parseInt(belowAmount, 10);
    const fit = asked.filter(between);
    if (fit.length === 0) return 'review.nobody-to-review';
    if (this.w.rounds.some((said) => this.lacksSteps(said, fit))) return 'review.round-cannot-close';
    for (const each of fit) {
      const only = this.namedIn(each);
      if (only?.length === 0) return 'review.nobody-independent';
      this.lines.push(this.line(each.step, each.round, each.permission, only, each.escalateAfterHours ?? null, each.escalateTo ?? null));
    }
    this.ring();
    return null;
  }

  private lacksSteps({ round, close, needed = 1 }: RoundRule, fit: readonly Rule[]): boolean {
    const there = fit.filter((each) => each.round === round).length;
    return close === 'some' && there > 0 && there < needed;
  }

  /** The nearest level with somebody who is free to decide; null where nobody is named. */
  private namedIn({ people, levels }: Rule): readonly number[] | null {
    const named = people ? [people.map(({ personId }) => number(personId))] : levels;
    if (!named) return null;
    const standsIn = (each: number): boolean => people === undefined && this.lenders(each).some((lender) => this.parties.has(lender));
    const free = named.map((level) => level.filter((each) => !this.parties.has(each) && !standsIn(each)));
    return free.find((level) => level.length > 0) ?? [];
  }

  private line(key: string, round: number, duty: string, only: readonly number[] | null, hours: number | null, above: string | null, added = false): Line {
    return { key, round, duty, only, extra: added, added, first: new Set(), yes: false, hours, above, ringsAt: null, rang: false };
  }

  lenders(me: number, duty?: string): number[] {
    return this.w.org.delegations
      .filter(
        ({ from, to, permissions }) =>
          to === me && from !== me && this.w.org.posts[from]!.some((post) => permissions.includes(post) && (!duty || duty === post)),
      )
      .map(({ from }) => from);
  }

  isParty(me: number): boolean {
    return [me, ...this.lenders(me)].some((each) => this.parties.has(each));
  }

  private counted(round: number): boolean {
    const ofPolicy = this.lines.filter((line) => line.round === round && !line.added);
    const said = this.w.rounds.find((each) => each.round === round);
    const needed = { all: ofPolicy.length, any: 1, some: said?.needed ?? 1 }[said?.close ?? 'all'];
    return ofPolicy.filter(({ yes }) => yes).length >= needed;
  }

  /** Round by round: the first that lacks something is the one people wait for. */
  waiting(): Line[] {
    if (this.over) return [];
    for (const round of [1, 2, 3]) {
      const here = this.lines.filter((line) => line.round === round);
      const lacking = here.filter((line) => !line.yes && (line.extra || !this.counted(round)));
      if (lacking.length > 0) return lacking.filter((line) => [...line.first].every((key) => !lacking.some((other) => other.key === key)));
    }
    return [];
  }

  lacks(): boolean {
    return this.lines.some((line) => !line.yes && (line.extra || !this.counted(line.round)));
  }

  outcome(): string {
    return this.over ?? (this.lacks() ? 'open' : 'approved');
  }

  ring(): void {
    for (const line of this.waiting()) if (line.hours !== null) line.ringsAt ??= this.now + line.hours * HOUR;
  }

  next(): number | null {
    const rings = this.waiting().flatMap(({ ringsAt, rang }) => (ringsAt !== null && !rang ? [ringsAt] : []));
    return rings.length > 0 ? Math.min(...rings) : null;
  }

  /** A refusal, or the people this decision is of. */
  asks(me: number, key: string): string | number[] {
    const line = this.lines.find((each) => each.key === key);
    const stillAsked = line && !line.yes && (line.extra || !this.counted(line.round));
    if (this.outcome() !== 'open' || !stillAsked) return 'review.nothing-to-decide';
    if (this.changed) return 'review.content-changed';
    if (this.isParty(me)) return 'review.own-matter';
    const as = this.nameFor(me, line);
    if (typeof as === 'string') return as;
    const both = as === me ? [me] : [me, as];
    const elsewhere = [...this.hands].filter(([other]) => other !== key).flatMap(([, people]) => [...people]);
    return both.some((each) => elsewhere.includes(each)) ? 'review.already-decided-by-you' : both;
  }

  private nameFor(me: number, line: Line): string | number {
    const through = (duty: string): number[] => [...(this.w.org.posts[me]!.includes(duty) ? [me] : []), ...this.lenders(me, duty)];
    const byDuty = through(line.duty);
    const byRank = line.rang && line.above !== null ? through(line.above) : [];
    if (byDuty.length + byRank.length === 0 || !this.waiting().includes(line)) return 'review.not-your-turn';
    return [...byDuty.filter((each) => line.only?.includes(each) ?? true), ...byRank][0] ?? 'review.for-named-people';
  }

  did(key: string, people: readonly number[]): void {
    this.hands.set(key, new Set([...(this.hands.get(key) ?? []), ...people]));
  }

  approve(me: number, key: string): string | null {
    const asked = this.asks(me, key);
    if (typeof asked === 'string') return asked;
    this.did(key, asked);
    this.lines.find((line) => line.key === key)!.yes = true;
    this.ring();
    return null;
  }

  end(me: number, key: string, as: string): string | null {
    const asked = this.asks(me, key);
    if (typeof asked === 'string') return asked;
    this.did(key, asked);
    this.over = as;
    return null;
  }

  back(me: number, key: string, to: string): string | null {
    const asked = this.asks(me, key);
    if (typeof asked === 'string') return asked;
    const target = this.lines.find((line) => line.key === to && line.yes);
    if (!target) return 'review.not-an-earlier-step';
    this.did(key, asked);
    const comesAfter = (line: Line): boolean => line.round > target.round || (line.round === target.round && this.follows(line, to));
    const anew = this.lines.filter((line) => line === target || comesAfter(line));
    for (const line of anew) Object.assign(line, { yes: false, ringsAt: null, rang: false });
    target.extra = true;
    this.ring();
    return null;
  }

  private follows(line: Line, to: string): boolean {
    return [...line.first].some(
      (key) =>
        key === to ||
        this.follows(
          this.lines.find((each) => each.key === key)!,
          to,
        ),
    );
  }

  add(me: number, key: string, whom: number, where: string): string | null {
    const asked = this.asks(me, key);
    if (typeof asked === 'string') return asked;
    if (this.isParty(whom)) return 'review.added-not-independent';
    const alone = this.lines.some(({ only }) => only?.length === 1 && only[0] === whom);
    if (alone || asked.includes(whom) || [...this.hands.values()].some((people) => people.has(whom))) return 'review.added-twice';
    if (!this.w.org.posts[whom]!.includes(GATE)) return 'review.added-not-entitled';
    const beside = this.lines.find((line) => line.key === key)!;
    const line = this.line(`added-${this.lines.filter(({ added }) => added).length + 1}`, beside.round, GATE, [whom], beside.hours, null, true);
    if (where === 'before') beside.first.add(line.key);
    if (where === 'after') line.first.add(key);
    this.lines.push(line);
    this.ring();
    return null;
  }

  asSubmitter(me: number): string | null {
    if (this.outcome() !== 'open') return 'review.over';
    const theirs = [this.w.submitter, this.w.submittedFor];
    return [me, ...this.lenders(me)].some((each) => theirs.includes(each)) ? null : 'review.not-submitted-by-you';
  }

  withdraw(me: number): string | null {
    const refusal = this.asSubmitter(me);
    if (!refusal) this.over = 'withdrawn';
    return refusal;
  }

  urge(me: number): string | null {
    const refusal = this.asSubmitter(me) ?? (this.urgedAt !== null && this.now < this.urgedAt + 24 * HOUR ? 'review.urged-lately' : null);
    if (!refusal) this.urgedAt = this.now;
    return refusal;
  }

  tick(hours: number): null {
    this.now += hours * HOUR;
    for (const line of this.waiting()) if (line.ringsAt !== null && line.ringsAt <= this.now) line.rang = true;
    return null;
  }
}

// ---- both side by side

type Outcome = Review | string;

const refusalIn = (outcome: Outcome): string | null => (typeof outcome === 'string' ? outcome : null);

function attempt(work: () => Review): Outcome {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
}

function opened({ org, rules: asked, rounds, amount, submitter, submittedFor }: World): Outcome {
  const lenders = new Clerk({ org } as World);
  const candidate = (each: number) => ({ id: name(each), name: name(each), standsInFor: lenders.lenders(each).map(name) });
  const resolved = Object.fromEntries(asked.flatMap(({ step, levels }) => (levels ? [[step, levels.map((level) => level.map(candidate))]] : [])));
  return attempt(() =>
    openReview({
      ...{ steps: asked, rounds, policy: 'p@hq/1', content: { v: 1 }, resolved, at: new Date(START) },
      ...{ submittedBy: name(submitter), submittedFor: submittedFor === null ? null : name(submittedFor) },
      ...{ involved: [SUBJECT.ownerId, name(AUTHOR)], amount: String(amount) },
    }),
  );
}

/** A command as it is given to both. */
interface Command {
  readonly me: number;
  readonly step: string;
  readonly to: string;
  readonly whom: number;
  readonly given: Try;
}

function commandFrom(given: Try, clerk: Clerk): Command {
  const waiting = clerk.waiting().map(({ key }) => key);
  const all = clerk.lines.map(({ key }) => key);
  const agreed = clerk.lines.filter(({ yes }) => yes).map(({ key }) => key);
  const among = <T>(some: readonly T[], others: readonly T[], nth: number): T => {
    const from = given.able && some.length > 0 ? some : others;
    return from[nth % from.length]!;
  };
  const step = among(waiting, [...all, 'nothing'], given.step);
  const everybody = [...Array(PEOPLE).keys()];
  const able = /^(withdraw|urge)$/.test(given.verb) ? [clerk.w.submitter, given.who] : everybody.filter((each) => typeof clerk.asks(each, step) !== 'string');
  return { me: among(able, everybody, given.who), step, to: among(agreed, all, given.other), whom: given.other % PEOPLE, given };
}

/** What the engine makes of a command, and what the model says. */
type Both = (review: Review, clerk: Clerk, command: Command) => readonly [Outcome, string | null];

const comment = 'because';
const deciding = (clerk: Clerk) => ({ content: { v: clerk.changed ? 2 : 1 }, subject: SUBJECT, involved: [name(AUTHOR)], at: new Date(clerk.now) });

const BOTH: Readonly<Record<Verb, Both>> = {
  approve: (review, clerk, { me, step }) => [
    attempt(() => decide(review, { step, approve: true }, actor(clerk.w.org, me), deciding(clerk))),
    clerk.approve(me, step),
  ],
  return: (review, clerk, { me, step }) => [
    attempt(() => decide(review, { step, approve: false, comment }, actor(clerk.w.org, me), deciding(clerk))),
    clerk.end(me, step, 'returned'),
  ],
  reject: (review, clerk, { me, step }) => [
    attempt(() => reject(review, { step, comment }, actor(clerk.w.org, me), deciding(clerk))),
    clerk.end(me, step, 'rejected'),
  ],
  'return-to': (review, clerk, { me, step, to }) => [
    attempt(() => returnTo(review, { step, to, comment }, actor(clerk.w.org, me), deciding(clerk))),
    clerk.back(me, step, to),
  ],
  add: (review, clerk, { me, step, whom, given: { where } }) => [
    attempt(() => addApprover(review, { step, person: actor(clerk.w.org, whom), where, permission: GATE, comment }, actor(clerk.w.org, me), deciding(clerk))),
    clerk.add(me, step, whom, where),
  ],
  withdraw: (review, clerk, { me }) => [attempt(() => withdraw(review, comment, actor(clerk.w.org, me), new Date(clerk.now))), clerk.withdraw(me)],
  urge: (review, clerk, { me }) => [attempt(() => urge(review, comment, actor(clerk.w.org, me), new Date(clerk.now))), clerk.urge(me)],
  tick: (review, clerk, { given: { hours } }) => [escalate(review, new Date(clerk.now + hours * HOUR)), clerk.tick(hours)],
  change: (review, clerk) => {
    clerk.changed = !clerk.changed;
    return [review, null];
  },
};

function assertSame(review: Review, clerk: Clerk): void {
  const hands = [...clerk.hands.values()].flatMap((people) => [...people]);
  const waiting = clerk.waiting().map(({ key }) => key);
  expect(outcomeOf(review)).toBe(clerk.outcome());
  expect(waitingFor(review).toSorted()).toEqual(waiting.toSorted());
  expect(nextDueOf(review)?.getTime() ?? null).toBe(clerk.next());
  expect(decidersOf(review).map(number).toSorted()).toEqual([...new Set(hands)].toSorted());
}

/** What must hold of any case, whatever the model thinks. */
function assertLawful(review: Review, clerk: Clerk): void {
  const acts = [...review.steps, ...(review.history ?? []).filter(({ what }) => /^(approved|rejected|returned)/.test(what))].flatMap(
    ({ step, by, onBehalfOf }) => (by === null ? [] : [by, ...(onBehalfOf ? [onBehalfOf.id] : [])].map((person) => ({ step, person }))),
  );
  for (const { step, person } of acts) {
    expect(clerk.parties).not.toContain(number(person));
    expect(acts.filter((other) => other.person === person && other.step !== step)).toEqual([]);
  }
  if (outcomeOf(review) === 'approved') for (const step of review.steps) if (step.addedBy || step.again) expect(step.decision).toBe('approved');
  expect(agreedTo(review, { v: 2 })).toBe(false);
}

describe('ORG-07, ORG-08, ORG-14 The engine does what a clerk with a list would do', () => {
  it('for random organisations, matrices and sequences of commands', () => {
    const seen = new Map<string, number>();
    const count = (what: string): unknown => seen.set(what, (seen.get(what) ?? 0) + 1);
    const property = fc.property(world, (w) => {
      const clerk = new Clerk(w);
      const refusal = clerk.open();
      const first = opened(w);
      count(refusal ?? 'opened');
      expect(refusalIn(first)).toBe(refusal);
      if (typeof first === 'string') return;
      let review = first;
      let afterwards = 0;
      for (const each of w.tries) {
        if (outcomeOf(review) !== 'open' && ++afterwards > 2) break;
        if (each.able) clerk.changed = false;
        const [outcome, said] = BOTH[each.verb](review, clerk, commandFrom(each, clerk));
        count(said ?? `${each.verb} done`);
        expect([each.verb, refusalIn(outcome)]).toEqual([each.verb, said]);
        if (typeof outcome !== 'string') review = outcome;
        assertSame(review, clerk);
        assertLawful(review, clerk);
      }
      count(outcomeOf(review));
    });
    fc.assert(property, { numRuns: 2_000 });
    // a property that never gets anywhere proves nothing
    for (const what of [
      'approved',
      'rejected',
      'withdrawn',
      'return-to done',
      'add done',
      'urge done',
      'review.already-decided-by-you',
      'review.for-named-people',
    ])
      expect([what, (seen.get(what) ?? 0) > 20]).toEqual([what, true]);
    for (const what of ['review.nobody-independent', 'review.round-cannot-close', 'review.added-twice', 'review.added-not-independent', 'review.urged-lately'])
      expect([what, (seen.get(what) ?? 0) > 5]).toEqual([what, true]);
    if (process.env.SHOW_COUNTS) console.log(Object.fromEntries([...seen].toSorted()));
  });
});
