import { escalate, urge, withdraw } from '@tradewind/approvals/verbs';
import { aDraftBudget, anActiveBudget, at, budgetRules, categories } from '../../test/budgets.js';
import { someone } from '../../test/people.js';
import { Supplement } from './supplement.js';

const requested = (budget = anActiveBudget(), category = 'travel') =>
  Supplement.request({ budgetId: budget.id, category, amount: '200', reason: '新增展会' }, { budget, categories, rules: budgetRules }, someone('manager'), at);

describe('EXP-15 More than the budget needs a supplement, asked for in advance', () => {
  it('goes to review at once, where the budget belongs', () => {
    expect(requested()).toMatchObject({ status: 'in-review', amount: '200.00', org: 'hq.bj', ownerId: 'manager' });
  });

  it('is approved by finance and management, like the budget', () => {
    const supplement = requested();
    supplement.decide({ step: 'finance', approve: true }, someone('finance'), at);
    expect(supplement.status).toBe('in-review');
    supplement.decide({ step: 'leader', approve: true }, someone('gm'), at);
    expect(supplement.status).toBe('approved');
    expect(supplement.takeRecord().events).toMatchObject([
      { event: { type: 'expenses.supplement-requested.v1' } },
      { event: { type: 'expenses.supplement-approved.v1' }, payload: { category: 'travel', amount: '200.00' } },
    ]);
  });

  it('adds to the line of the budget, or opens one', () => {
    const budget = anActiveBudget();
    budget.supplement({ category: 'travel', amount: '200.00' }, '新增展会');
    budget.supplement({ category: 'entertainment', amount: '50.00' }, '来访接待');
    expect(budget.lines).toMatchObject([
      { category: 'travel', amount: '1000.00', supplements: '200.00' },
      { category: 'promotion', supplements: '0.00' },
      { category: 'entertainment', amount: '0.00', supplements: '50.00', purpose: '来访接待' },
    ]);
    expect(budget.total()).toBe('1500.00');
  });

  it('ends when it is returned', () => {
    const supplement = requested();
    supplement.decide({ step: 'finance', approve: false, comment: '暂缓' }, someone('finance'), at);
    expect(supplement.status).toBe('returned');
    expect(() => {
      supplement.decide({ step: 'leader', approve: true }, someone('gm'), at);
    }).toThrow('Cannot decide what is returned');
  });

  it('is for a budget in force and a category in force', () => {
    expect(() => requested(aDraftBudget())).toThrow('The budget is draft');
    expect(() => requested(anActiveBudget(), 'gifts')).toThrow('"gifts" is not an expense category in force');
  });
});

describe('ORG-14 Nobody decides on their own request', () => {
  it('refuses the requester', () => {
    expect(() => {
      requested().decide({ step: 'finance', approve: true }, someone('manager'), at);
    }).toThrow('Nobody decides on what they submitted themselves');
  });
});

describe('ORG-07, EXP-15 Whoever asked takes it back or asks to hurry; what waits too long is escalated', () => {
  const clocked = { ...budgetRules, steps: budgetRules.steps.map((step) => ({ ...step, escalateAfterHours: 24, escalateTo: 'budget:decide-leader' })) };
  const ask = () =>
    Supplement.request(
      { budgetId: 'b', category: 'travel', amount: '200', reason: '新增展会' },
      { budget: anActiveBudget(), categories, rules: clocked },
      someone('manager'),
      at,
    );
  const typesOf = (supplement: Supplement) => supplement.takeRecord().events.map(({ event }) => event.type);

  it('is withdrawn for good, by nobody else', () => {
    const supplement = ask();
    expect(() => supplement.underReview((review) => withdraw(review, undefined, someone('finance'), at), at)).toThrow('Only whoever submitted a case');
    supplement.underReview((review) => withdraw(review, '展会取消', someone('manager'), at), at);
    expect(supplement).toMatchObject({ status: 'withdrawn', reviewDueAt: null });
    expect(() => supplement.decide({ step: 'finance', approve: true }, someone('finance'), at)).toThrow('Cannot decide what is withdrawn');
  });

  it('is urged and escalated on the record, and others hear of it', () => {
    const supplement = ask();
    const nextDay = new Date(at.getTime() + 24 * 3_600_000);
    expect(supplement.reviewDueAt).toEqual(nextDay);
    supplement.underReview((review) => urge(review, undefined, someone('manager'), at), at);
    supplement.underReview((review) => escalate(review, nextDay), nextDay);
    expect(typesOf(supplement)).toEqual(['expenses.supplement-requested.v1', 'expenses.case-urged.v1', 'expenses.case-escalated.v1']);
    expect(supplement).toMatchObject({ status: 'in-review', reviewDueAt: null });
  });
});
