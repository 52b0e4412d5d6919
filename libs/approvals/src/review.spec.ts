import type { Actor } from '@tradewind/kernel/actor';
import fc from 'fast-check';
import { someone } from '../../../e2e/support/bench/holding.ts';
import { openReview, type StepRule } from './opening.js';
import { agreedTo, outcomeOf, waitingFor } from './progress.js';
import type { Review } from './review.js';
import { reviewView } from './review.view.js';
import { decide } from './verbs.js';

const RULES: readonly StepRule[] = [
  { step: 'sales', round: 1, permission: 'contract:review-sales' },
  { step: 'legal', round: 2, permission: 'contract:review-legal' },
  { step: 'finance', round: 2, permission: 'contract:review-finance' },
  { step: 'audit', round: 3, permission: 'contract:review-audit' },
];
const CONTENT = { total: '107000.53', lines: [{ product: 'P1', quantity: '120' }] };
const at = new Date('2026-04-01T02:00:00Z');
const subject = { org: 'hq.bj.sales', ownerId: 'rep' };

const sales = someone('sales', 'contract:review-sales');
const legal = someone('legal', 'contract:review-legal');
const finance = someone('finance', 'contract:review-finance');
const audit = someone('audit', 'contract:review-audit');
const everything = (id: string) => someone(id, ...RULES.map(({ permission }) => permission));

const aReview = (given: Partial<Parameters<typeof openReview>[0]> = {}) =>
  openReview({ steps: RULES, policy: 'contract-review@hq/1', content: CONTENT, submittedBy: 'author', ...given });
const agree = (review: Review, step: string, by: Actor, content: unknown = CONTENT) => decide(review, { step, approve: true }, by, { content, subject, at });
const elsewhere: Actor = { ...sales, id: 'elsewhere', grants: [{ permission: 'contract:review-sales', org: 'hq.cd', own: false }] };
const sendBack = (review: Review, step: string, by: Actor, comment?: string) =>
  decide(review, { step, approve: false, comment }, by, { content: CONTENT, subject, at });

describe('ORG-11 A step is decided by those whose post reaches the subject', () => {
  it('does not count the same duty in another branch', () => {
    expect(() => agree(aReview(), 'sales', elsewhere)).toThrow('The review is waiting for: sales');
  });
});

describe('ORG-07 A review has somebody to agree', () => {
  it('is not opened when the policy names no step for the amount', () => {
    expect(() => aReview({ steps: [{ ...RULES[0]!, fromAmount: '5000.00' }], amount: '10.00' })).toThrow('names no step for this case');
  });
});

describe('ORG-07 A review goes in the order the policy asks for', () => {
  it('waits for the first round only', () => {
    const review = aReview();
    expect(waitingFor(review)).toEqual(['sales']);
    expect(() => agree(review, 'legal', legal)).toThrow('The review is waiting for: sales.');
    expect(() => agree(review, 'audit', audit)).toThrow('The review is waiting for: sales.');
  });

  it('lets the steps of one round come in any order', () => {
    const opened = agree(aReview(), 'sales', sales);
    expect(waitingFor(opened)).toEqual(['legal', 'finance']);
    const financeFirst = agree(agree(opened, 'finance', finance), 'legal', legal);
    const legalFirst = agree(agree(opened, 'legal', legal), 'finance', finance);
    expect(waitingFor(financeFirst)).toEqual(['audit']);
    expect(financeFirst.steps).toEqual(legalFirst.steps);
  });

  it('does not begin a round before the whole one before has agreed', () => {
    const half = agree(agree(aReview(), 'sales', sales), 'legal', legal);
    expect(() => agree(half, 'audit', audit)).toThrow('The review is waiting for: finance.');
  });

  it('is approved by the last step, and remembers who, when and under which policy', () => {
    const half = agree(agree(agree(aReview(), 'sales', sales), 'legal', legal), 'finance', finance);
    expect(outcomeOf(half)).toBe('open');
    const done = agree(half, 'audit', audit);
    expect(outcomeOf(done)).toBe('approved');
    expect(waitingFor(done)).toEqual([]);
    expect(reviewView(done)).toMatchObject({
      policy: 'contract-review@hq/1',
      steps: [
        { step: 'sales', decision: 'approved', by: 'sales', byName: 'name of sales', onBehalfOfName: null, at: at.toISOString(), comment: null },
        { by: 'legal' },
        { by: 'finance' },
        { by: 'audit' },
      ],
    });
  });

  it('is decided only by those whose post has this duty', () => {
    expect(() => agree(aReview(), 'sales', legal)).toThrow('The review is waiting for: sales.');
  });

  it('decides a step once', () => {
    const review = agree(aReview(), 'sales', sales);
    expect(() => agree(review, 'sales', everything('other'))).toThrow('There is no open step "sales" in this review.');
    expect(() => agree(review, 'marketing', everything('other'))).toThrow('There is no open step "marketing" in this review.');
  });

  it('shows nothing of a review that is not there', () => {
    expect(reviewView(null)).toBeNull();
  });
});

describe('ORG-07 The amount decides who is needed', () => {
  const rules: readonly StepRule[] = [
    { step: 'department', round: 1, permission: 'claim:decide-department' },
    { step: 'leader', round: 2, permission: 'claim:decide-leader', fromAmount: '2000.00' },
  ];
  const stepsFor = (amount?: string) => aReview({ steps: rules, ...(amount !== undefined && { amount }) }).steps.map(({ step }) => step);

  it.each([
    ['1999.99', ['department']],
    ['2000.00', ['department', 'leader']],
    ['2000.01', ['department', 'leader']],
    ['10000.00', ['department', 'leader']],
  ])('%s needs %j', (amount, steps) => {
    expect(stepsFor(amount)).toEqual(steps);
  });

  it('leaves steps with a threshold out where no amount is at stake', () => {
    expect(stepsFor()).toEqual(['department']);
  });
});

describe('ORG-14 Nobody decides on their own matter, and nobody twice', () => {
  it('refuses the author, whatever posts they hold', () => {
    expect(() => agree(aReview(), 'sales', everything('author'))).toThrow('Nobody decides on what they submitted themselves');
  });

  it('refuses a second step to the same person', () => {
    const both = everything('both');
    const review = agree(aReview(), 'sales', both);
    expect(() => agree(review, 'legal', both)).toThrow('You have already decided another step of this review');
  });

  it('never ends with one person on two steps, or the author on one, whoever tries what', () => {
    const people = ['author', 'a', 'b', 'c', 'd'].map(everything);
    const attempt = fc.record({ who: fc.nat(4), step: fc.constantFrom(...RULES.map(({ step }) => step)), approve: fc.boolean() });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 25 }), (attempts) => {
        const review = attempts.reduce((so, { who, step, approve }) => {
          try {
            return decide(so, { step, approve, comment: 'because' }, people[who]!, { content: CONTENT, subject, at });
          } catch {
            return so;
          }
        }, aReview());
        const deciders = review.steps.flatMap(({ by }) => by ?? []);
        expect(new Set(deciders).size).toBe(deciders.length);
        expect(deciders).not.toContain('author');
        const rounds = review.steps.filter(({ decision }) => decision === 'pending').map(({ round }) => round);
        const decidedRounds = review.steps.filter(({ decision }) => decision !== 'pending').map(({ round }) => round);
        if (rounds.length > 0 && decidedRounds.length > 0) expect(Math.max(...decidedRounds)).toBeLessThanOrEqual(Math.min(...rounds));
      }),
    );
  });
});

describe('XCT-04 An agreement holds for exactly what was submitted', () => {
  const changed = { ...CONTENT, total: '107000.54' };

  it('voids the review when the content changed', () => {
    expect(() => agree(aReview(), 'sales', sales, changed)).toThrow('The content changed after it was submitted; this review is void.');
  });

  it('does not mind the order of the fields', () => {
    const { total, lines } = CONTENT;
    expect(() => agree(aReview(), 'sales', sales, { lines, total })).not.toThrow();
  });

  it('agrees to nothing else afterwards', () => {
    const done = [
      ['sales', sales],
      ['legal', legal],
      ['finance', finance],
      ['audit', audit],
    ] as const;
    const review = done.reduce((so, [step, by]) => agree(so, step, by), aReview());
    expect([agreedTo(review, CONTENT), agreedTo(review, changed), agreedTo(aReview(), CONTENT), agreedTo(null, CONTENT)]).toEqual([true, false, false, false]);
  });
});

describe('ORG-07 Whoever returns something says why', () => {
  it.each([undefined, '', '   '])('refuses to return with %j for a comment', (comment) => {
    expect(() => sendBack(aReview(), 'sales', sales, comment)).toThrow('Whoever returns something says why');
  });

  it('is returned with a comment, and then by nobody’s agreement approved', () => {
    const returned = sendBack(aReview(), 'sales', sales, 'The price is not in the list');
    expect(outcomeOf(returned)).toBe('returned');
    expect(returned.steps[0]).toMatchObject({ decision: 'returned', by: 'sales', comment: 'The price is not in the list' });
    expect(agreedTo(returned, CONTENT)).toBe(false);
  });

  it('is over once it is returned: nobody decides further', () => {
    const opened = agree(aReview(), 'sales', sales);
    const returned = sendBack(opened, 'legal', legal, 'No');
    expect(() => agree(returned, 'finance', finance)).toThrow('There is no open step "finance" in this review.');
    expect(waitingFor(returned)).toEqual([]);
  });
});
