import type { Actor, Grant } from '@tradewind/kernel/actor';
import { Fault } from '@tradewind/kernel/fault';
import { someone } from '../../../e2e/support/bench/holding.ts';
import { stepsFor } from './deciders.js';
import { openReview, type Opening, type StepRule } from './opening.js';
import { agreedTo, decidersOf, nextDueOf, outcomeOf, stateOf, waitingFor } from './progress.js';
import type { Review } from './review.js';
import { reviewView } from './review.view.js';
import { addApprover, decide, escalate, reject, returnTo, urge, withdraw } from './verbs.js';

const at = new Date('2026-04-01T02:00:00Z');
const hours = (count: number): Date => new Date(at.getTime() + count * 3_600_000);
const CONTENT = { total: '107000.53' };
const subject = { org: 'hq.bj.sales', ownerId: 'rep' };
const given = { content: CONTENT, subject, at };

const SALES: StepRule = { step: 'sales', round: 1, permission: 'p:sales' };
const LEGAL: StepRule = { step: 'legal', round: 2, permission: 'p:legal' };
const FINANCE: StepRule = { step: 'finance', round: 2, permission: 'p:finance' };
const AUDIT: StepRule = { step: 'audit', round: 3, permission: 'p:audit' };

const deputyOf = (absent: Actor, deputy: Actor): Actor => ({
  ...deputy,
  grants: [...deputy.grants, ...absent.grants.map((grant): Grant => ({ ...grant, onBehalfOf: { id: absent.id, name: absent.name }, until: 9e9 }))],
});
const sales = someone('sales', 'p:sales');
const legal = someone('legal', 'p:legal');
const finance = someone('finance', 'p:finance');
const audit = someone('audit', 'p:audit');
const author = someone('author', 'p:write', 'p:sales');

const opened = (more: Partial<Opening> = {}): Review =>
  openReview({ steps: [SALES, LEGAL, FINANCE, AUDIT], policy: 'contract-review@hq/1', content: CONTENT, submittedBy: 'author', at, ...more });
const agree = (review: Review, step: string, by: Actor): Review => decide(review, { step, approve: true }, by, given);
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Fault).code;
  }
  return 'nothing was refused';
};

describe('ORG-07 A round closes by all, by any, or by so many of its steps', () => {
  const TWO: StepRule = { step: 'second', round: 1, permission: 'p:legal' };
  const THREE: StepRule = { step: 'third', round: 1, permission: 'p:finance' };
  const of = (...rounds: NonNullable<Opening['rounds']>) => opened({ steps: [SALES, TWO, THREE, AUDIT], rounds });

  it('any: the first agreement closes it, and the others are not needed', () => {
    const review = agree(of({ round: 1, close: 'any' }), 'third', finance);
    expect(waitingFor(review)).toEqual(['audit']);
    expect(review.steps.map((step) => stateOf(review, step))).toEqual(['not-needed', 'not-needed', 'approved', 'waiting']);
    expect(codeOf(() => agree(review, 'sales', sales))).toBe('review.nothing-to-decide');
    expect(outcomeOf(agree(review, 'audit', audit))).toBe('approved');
  });

  it('2 of 3: two agreements close it, one does not', () => {
    const one = agree(of({ round: 1, close: 'some', needed: 2 }), 'sales', sales);
    expect(waitingFor(one)).toEqual(['second', 'third']);
    expect(waitingFor(agree(one, 'third', finance))).toEqual(['audit']);
  });

  it('all, where the policy says nothing', () => {
    expect(waitingFor(agree(agree(of(), 'sales', sales), 'third', finance))).toEqual(['second']);
  });

  it('a no is a no, however many others would do', () => {
    expect(outcomeOf(decide(of({ round: 1, close: 'any' }), { step: 'sales', approve: false, comment: 'No' }, sales, given))).toBe('returned');
  });

  it('is not opened when the amount leaves a round fewer steps than it needs', () => {
    const banded = [SALES, { ...TWO, fromAmount: '5000.00' }, AUDIT];
    const rounds = [{ round: 1, close: 'some', needed: 2 }] as const;
    expect(codeOf(() => opened({ steps: banded, rounds, amount: '4999.99' }))).toBe('review.round-cannot-close');
    expect(waitingFor(opened({ steps: banded, rounds, amount: '5000.00' }))).toEqual(['sales', 'second']);
  });
});

describe('ORG-07 The amount decides who: a band has a lower and an upper end', () => {
  const bands: StepRule[] = [
    { step: 'manager', round: 1, permission: 'p:sales', belowAmount: '2000.00' },
    { step: 'director', round: 1, permission: 'p:legal', fromAmount: '2000.00' },
  ];
  it.each([
    ['1999.99', ['manager']],
    ['2000.00', ['director']],
  ])('%s is decided by %j', (amount, steps) => {
    expect(waitingFor(opened({ steps: bands, amount }))).toEqual(steps);
  });
});

describe('ORG-07 A condition decides whether a step is needed', () => {
  const rules: StepRule[] = [SALES, { ...LEGAL, when: 'discount > 0.1' }];
  const asked: unknown[] = [];
  const holds = (condition: string, facts: Readonly<Record<string, unknown>>): boolean => {
    asked.push([condition, facts]);
    return facts.discount === '0.2';
  };

  it('asked with the facts of the subject when the case is opened', () => {
    expect(opened({ steps: rules, holds, facts: { discount: '0.05' } }).steps.map(({ step }) => step)).toEqual(['sales']);
    expect(opened({ steps: rules, holds, facts: { discount: '0.2' } }).steps.map(({ step }) => step)).toEqual(['sales', 'legal']);
    expect(asked).toEqual([0.05, 0.2].map((discount) => ['discount > 0.1', { discount: String(discount) }]));
  });

  it('and is needed where nobody can answer it', () => {
    expect(opened({ steps: rules }).steps.map(({ step }) => step)).toEqual(['sales', 'legal']);
  });
});

describe('ORG-07 A step may be given to named people', () => {
  const named = () => opened({ steps: [{ ...SALES, people: [{ personId: 'li', name: 'Li' }] }, AUDIT] });
  const li = someone('li', 'p:sales');

  it('only they decide it, whoever else has the duty', () => {
    expect(() => agree(named(), 'sales', sales)).toThrow(
      'The step "sales" of this case was given to Li; they decide it, or the deputy they appoint while they are away.',
    );
    expect(waitingFor(agree(named(), 'sales', li))).toEqual(['audit']);
  });

  it('their deputy decides it in their name while they are away (ORG-08), also one who has the duty as well', () => {
    for (const deputy of [someone('wu'), sales]) {
      const review = agree(named(), 'sales', deputyOf(li, deputy));
      expect(review.steps[0]).toMatchObject({ by: deputy.id, onBehalfOf: { id: 'li' } });
    }
  });

  it('they decide it only while their posts have the duty', () => {
    expect(codeOf(() => agree(named(), 'sales', someone('li')))).toBe('review.not-your-turn');
  });
});

describe('ORG-07, ORG-14 A resolver finds who decides when the case is opened, and what it found is on the record', () => {
  const rules = [{ ...SALES, resolver: 'manager-of-owner' }];
  const levels = (...found: (readonly { id: string; standsInFor?: string[] }[])[]) => ({
    sales: found.map((level) => level.map((each) => ({ ...each, name: each.id.toUpperCase() }))),
  });

  it('the nearest', () => {
    const { steps } = opened({ steps: rules, resolved: levels([{ id: 'near' }], [{ id: 'far' }]) });
    expect(steps[0]).toMatchObject({ resolver: 'manager-of-owner', named: [{ id: 'near', name: 'NEAR' }] });
  });

  it('passes over whoever submitted it, whose it is, and who stands in for them: upwards, not sideways to nobody', () => {
    const resolved = levels([{ id: 'author' }], [{ id: 'rep' }, { id: 'deputy', standsInFor: ['author'] }], [{ id: 'far' }]);
    const { steps } = opened({ steps: rules, resolved, involved: ['rep'] });
    expect(steps[0]).toMatchObject({ named: [{ id: 'far' }], passedOver: [{ id: 'author' }, { id: 'rep' }, { id: 'deputy' }] });
  });

  it('refuses to open a case that nobody independent could decide, and says what to do', () => {
    expect(() => opened({ steps: rules, resolved: levels([{ id: 'author' }]) })).toThrow(
      'passed over: AUTHOR. Give somebody else the post, or have the policy name somebody else.',
    );
    expect(() => opened({ steps: rules })).toThrow('Nobody who is not part of this matter can decide the step "sales"');
  });
});

describe('CON-01..03, EXP-10..12 A case goes back to a step, and what was decided after it is void', () => {
  const atAudit = () => agree(agree(agree(opened(), 'sales', sales), 'legal', legal), 'finance', finance);
  const back = (to: string) => returnTo(atAudit(), { step: 'audit', to, comment: 'Price not verified' }, audit, given);

  it('to an earlier round: all later rounds decide again', () => {
    const review = back('sales');
    expect(waitingFor(review)).toEqual(['sales']);
    expect(review.steps.map(({ decision }) => decision)).toEqual(['pending', 'pending', 'pending', 'pending']);
    expect(outcomeOf(review)).toBe('open');
  });

  it('to one step of a parallel round: its neighbour stays decided', () => {
    const review = back('legal');
    expect(waitingFor(review)).toEqual(['legal']);
    expect(review.steps.map(({ decision }) => decision)).toEqual(['approved', 'pending', 'approved', 'pending']);
    expect(outcomeOf(agree(agree(review, 'legal', legal), 'audit', audit))).toBe('approved');
  });

  it('to a step of a round that any closes: that very step must agree again', () => {
    const any = opened({ steps: [SALES, { step: 'second', round: 1, permission: 'p:legal' }, AUDIT], rounds: [{ round: 1, close: 'any' }] });
    const review = returnTo(agree(any, 'sales', sales), { step: 'audit', to: 'sales', comment: 'Look again' }, audit, given);
    expect(waitingFor(agree(review, 'second', legal))).toEqual(['sales']);
  });

  it('keeps what was void in the history, with the reason', () => {
    expect(back('sales').history?.map(({ what, step, other, by, comment }) => [what, step, other, by, comment])).toEqual([
      ['approved', 'sales', null, 'sales', null],
      ['approved', 'legal', null, 'legal', null],
      ['approved', 'finance', null, 'finance', null],
      ['returned-to', 'audit', 'sales', 'audit', 'Price not verified'],
    ]);
  });

  it('gives nobody a second step by the way: who acted on one step does not act on another', () => {
    const both = someone('audit', 'p:audit', 'p:sales');
    const review = returnTo(atAudit(), { step: 'audit', to: 'sales', comment: 'Again' }, both, given);
    expect(codeOf(() => agree(review, 'sales', both))).toBe('review.already-decided-by-you');
    expect(decidersOf(review)).toEqual(['sales', 'legal', 'finance', 'audit']);
  });

  it('goes back only to what has agreed, with a reason, by who may decide', () => {
    expect(() => returnTo(atAudit(), { step: 'audit', to: 'board', comment: 'x' }, audit, given)).toThrow('Possible: sales, legal, finance.');
    expect(codeOf(() => returnTo(atAudit(), { step: 'audit', to: 'sales' }, audit, given))).toBe('review.reason-needed');
    expect(codeOf(() => returnTo(atAudit(), { step: 'audit', to: 'sales', comment: 'x' }, sales, given))).toBe('review.not-your-turn');
  });
});

describe('ORG-07 加签: whoever holds a step has somebody else agree besides, and nothing gets weaker', () => {
  const expert = someone('expert', 'p:gate');
  const add = (review: Review, where: 'before' | 'after' | 'parallel', person = expert, by = sales) =>
    addApprover(review, { step: 'sales', person, where, permission: 'p:gate', comment: 'Knows the plant' }, by, given);

  it('before: the step waits for the added one', () => {
    const review = add(opened(), 'before');
    expect(waitingFor(review)).toEqual(['added-1']);
    expect(codeOf(() => agree(review, 'sales', sales))).toBe('review.not-your-turn');
    expect(waitingFor(agree(review, 'added-1', expert))).toEqual(['sales']);
  });

  it('after: the added one waits for the step, and the next round for both', () => {
    const review = add(opened(), 'after');
    expect(waitingFor(review)).toEqual(['sales']);
    const half = agree(review, 'sales', sales);
    expect(waitingFor(half)).toEqual(['added-1']);
    expect(waitingFor(agree(half, 'added-1', expert))).toEqual(['legal', 'finance']);
  });

  it('beside it: both are needed, in any order', () => {
    const review = add(opened(), 'parallel');
    expect(waitingFor(review)).toEqual(['sales', 'added-1']);
    expect(waitingFor(agree(review, 'added-1', expert))).toEqual(['sales']);
  });

  it('does not close a round that any closes, and is not left out when another closes it', () => {
    const any = opened({ steps: [SALES, { step: 'second', round: 1, permission: 'p:legal' }, AUDIT], rounds: [{ round: 1, close: 'any' }] });
    expect(waitingFor(agree(add(any, 'parallel'), 'added-1', expert))).toEqual(['sales', 'second']);
    expect(waitingFor(agree(add(any, 'after'), 'second', legal))).toEqual(['added-1']);
  });

  it('is decided by the one who was added, and by nobody else', () => {
    expect(codeOf(() => agree(add(opened(), 'parallel'), 'added-1', someone('other', 'p:gate')))).toBe('review.for-named-people');
  });

  it('adds nobody whose matter it is, or who stands in for one (ORG-14)', () => {
    for (const id of ['author', 'rep']) expect(codeOf(() => add(opened(), 'parallel', someone(id, 'p:gate')))).toBe('review.added-not-independent');
    expect(codeOf(() => add(opened(), 'parallel', deputyOf(author, expert)))).toBe('review.added-not-independent');
  });

  it('adds nobody twice, nobody who has acted, and nobody whose posts do not allow it', () => {
    expect(codeOf(() => add(add(opened(), 'parallel'), 'parallel'))).toBe('review.added-twice');
    expect(codeOf(() => add(opened(), 'parallel', someone('sales', 'p:gate')))).toBe('review.added-twice');
    expect(codeOf(() => add(opened(), 'parallel', someone('guest')))).toBe('review.added-not-entitled');
  });

  it('has a name of its own, also beside a step of the policy of the same name', () => {
    const review = opened({ steps: [SALES, { ...LEGAL, step: 'added-1', round: 1 }] });
    expect(waitingFor(add(review, 'parallel'))).toEqual(['sales', 'added-2', 'added-1']);
  });

  it('is added only by whoever holds the step', () => {
    expect(codeOf(() => add(opened(), 'parallel', expert, legal))).toBe('review.not-your-turn');
    expect(codeOf(() => add(opened(), 'parallel', expert, author))).toBe('review.own-matter');
  });
});

describe('ORG-14 Nobody decides on their own matter, by any path', () => {
  const everything = (id: string) => someone(id, 'p:sales', 'p:legal', 'p:finance', 'p:audit', 'p:gate');

  it.each([
    ['who submitted it', everything('author')],
    ['whose it is', everything('rep')],
    ['who wrote it', everything('writer')],
    ['for whom a deputy submitted it', everything('absent')],
    ['the deputy of who submitted it', deputyOf(author, everything('deputy'))],
    ['the deputy of whose it is', deputyOf(someone('rep', 'p:write'), everything('deputy'))],
  ])('%s', (_, by) => {
    const review = opened({ submittedFor: 'absent' });
    const deciding = { ...given, involved: ['writer'] };
    expect(codeOf(() => decide(review, { step: 'sales', approve: true }, by, deciding))).toBe('review.own-matter');
    expect(codeOf(() => reject(review, { step: 'sales', comment: 'x' }, by, deciding))).toBe('review.own-matter');
    expect(codeOf(() => returnTo(review, { step: 'sales', to: 'sales', comment: 'x' }, by, deciding))).toBe('review.own-matter');
    expect(stepsFor(review, by, deciding)).toEqual([]);
  });

  it('escalation opens no way round it', () => {
    const review = escalate(opened({ steps: [{ ...SALES, escalateAfterHours: 1, escalateTo: 'p:audit' }] }), hours(2));
    expect(codeOf(() => agree(review, 'sales', everything('rep')))).toBe('review.own-matter');
  });
});

describe('ORG-07 A rejection is final', () => {
  it('ends the case with the reason; nobody decides further', () => {
    const review = reject(opened(), { step: 'sales', comment: 'Not our business' }, sales, given);
    expect(outcomeOf(review)).toBe('rejected');
    expect(waitingFor(review)).toEqual([]);
    expect(codeOf(() => agree(review, 'legal', legal))).toBe('review.nothing-to-decide');
    expect(codeOf(() => reject(opened(), { step: 'sales', comment: ' ' }, sales, given))).toBe('review.reason-needed');
  });
});

describe('ORG-07 Whoever submitted a case withdraws it, while it is open', () => {
  it('and then it agrees to nothing', () => {
    const review = withdraw(opened(), 'Wrong annex', author, at);
    expect([outcomeOf(review), waitingFor(review), agreedTo(review, CONTENT)]).toEqual(['withdrawn', [], false]);
    expect(review.history).toMatchObject([{ what: 'withdrawn', by: 'author', comment: 'Wrong annex' }]);
  });

  it('nobody else, and not when it is over', () => {
    expect(codeOf(() => withdraw(opened(), 'x', sales, at))).toBe('review.not-submitted-by-you');
    const over = decide(opened(), { step: 'sales', approve: false, comment: 'No' }, sales, given);
    expect(codeOf(() => withdraw(over, 'x', author, at))).toBe('review.over');
  });
});

describe('ORG-07 A case is urged on the record, and not more often than once a day', () => {
  it('by whoever submitted it', () => {
    const once = urge(opened(), 'The customer is waiting', author, at);
    expect(once.history).toMatchObject([{ what: 'urged', by: 'author' }]);
    expect(() => urge(once, undefined, author, hours(23))).toThrow('urge it again from 2026-04-02T02:00:00.000Z on');
    expect(urge(once, undefined, author, hours(24)).history).toHaveLength(2);
    expect(codeOf(() => urge(opened(), 'x', sales, at))).toBe('review.not-submitted-by-you');
  });
});

describe('ORG-07 A step that waits too long is escalated', () => {
  const slow = () =>
    opened({
      steps: [
        { ...SALES, escalateAfterHours: 8, escalateTo: 'p:audit' },
        { ...LEGAL, escalateAfterHours: 24 },
      ],
    });

  it('the clock of a step begins when its turn comes', () => {
    expect(nextDueOf(slow())).toEqual(hours(8));
    expect(nextDueOf(decide(slow(), { step: 'sales', approve: true }, sales, { ...given, at: hours(3) }))).toEqual(hours(27));
  });

  it('once, on the record; then those it goes to may decide as well', () => {
    expect(escalate(slow(), hours(7))).toEqual(slow());
    expect(codeOf(() => agree(slow(), 'sales', audit))).toBe('review.not-your-turn');
    const late = escalate(slow(), hours(8));
    expect(late.history).toMatchObject([{ what: 'escalated', step: 'sales', by: null }]);
    expect([nextDueOf(late), escalate(late, hours(9))]).toEqual([null, late]);
    for (const who of [sales, audit]) expect(waitingFor(agree(late, 'sales', who))).toEqual(['legal']);
  });

  it('no clock runs where the policy names no hours, or the case is over', () => {
    expect(nextDueOf(opened())).toBeNull();
    expect(nextDueOf(withdraw(slow(), 'x', author, at))).toBeNull();
  });
});

describe('XCT-04 Any change to the subject voids the case, for every verb', () => {
  const changed = { ...given, content: { total: '1.00' } };
  it.each([
    ['agree', () => decide(opened(), { step: 'sales', approve: true }, sales, changed)],
    ['reject', () => reject(opened(), { step: 'sales', comment: 'x' }, sales, changed)],
    ['return to a step', () => returnTo(opened(), { step: 'sales', to: 'legal', comment: 'x' }, sales, changed)],
    ['add somebody', () => addApprover(opened(), { step: 'sales', person: legal, where: 'after', permission: 'p:legal' }, sales, changed)],
  ])('%s', (_, verb) => {
    expect(codeOf(verb)).toBe('review.content-changed');
  });
});

describe('Reviews that were stored before there was an engine are read and finished as they were', () => {
  const undecided = { decision: 'pending', by: null, byName: null, at: null, comment: null } as const;
  const stored: Review = JSON.parse(
    JSON.stringify({
      ...{ contentHash: opened().contentHash, submittedBy: 'author', policy: 'contract-review@hq/1' },
      steps: [
        { ...SALES, decision: 'approved', by: 'sales', byName: 'Sales', at: at.toISOString(), comment: null },
        { ...LEGAL, ...undecided },
        { ...FINANCE, ...undecided },
      ],
    }),
  ) as Review;

  it('by all steps of a round, each by another person', () => {
    expect([waitingFor(stored), nextDueOf(stored), decidersOf(stored)]).toEqual([['legal', 'finance'], null, ['sales']]);
    expect(agreedTo(agree(agree(stored, 'finance', finance), 'legal', legal), CONTENT)).toBe(true);
    expect(codeOf(() => agree(stored, 'legal', someone('sales', 'p:legal')))).toBe('review.already-decided-by-you');
  });

  it('and can be returned to a step, withdrawn and shown', () => {
    expect(waitingFor(returnTo(stored, { step: 'legal', to: 'sales', comment: 'x' }, legal, given))).toEqual(['sales']);
    expect(outcomeOf(withdraw(stored, undefined, author, at))).toBe('withdrawn');
    expect(reviewView(stored)).toMatchObject({
      outcome: 'open',
      submittedAt: null,
      history: [],
      steps: [{ state: 'approved', named: [] }, { state: 'waiting' }, {}],
    });
  });
});
