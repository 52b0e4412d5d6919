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
