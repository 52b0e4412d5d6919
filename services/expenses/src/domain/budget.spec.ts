import { Fault, type FaultData } from '@tradewind/kernel/fault';
import { aDraftBudget, anActiveBudget, at, budgetRules, categories, planned } from '../../test/budgets.js';
import { someone } from '../../test/people.js';
import { Budget } from './budget.js';
import type { Charge } from './charge.js';

const submitted = (underWay: Budget | null = null) => {
  const budget = aDraftBudget();
  budget.submit({ no: 'BJ-FY-2026-000001', rules: budgetRules, underWay }, someone('manager'), at);
  return budget;
};
const nothing: Charge = { kind: 'nothing', needs: [] };
const reserved = (amount: string, category = 'travel'): Charge => ({ kind: 'reserved', needs: [{ category, amount }] });
const paid = (amount: string): Charge => ({ kind: 'spent', needs: [{ category: 'travel', amount }] });
const travel = ({ lines }: Budget) => lines.find(({ category }) => category === 'travel');

function faultOf(work: () => void): FaultData {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error.data;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('EXP-01 There is an expense budget for every unit and year', () => {
  it('puts an approved budget into force and says so', () => {
    const { status, no, year, activatedAt } = anActiveBudget();
    expect({ status, no, year, activatedAt }).toEqual({ status: 'active', no: 'BJ-FY-2026-000001', year: 2026, activatedAt: at });
    expect(anActiveBudget().takeRecord().events).toMatchObject([
      { event: { type: 'expenses.budget-submitted.v1' } },
      { event: { type: 'expenses.budget-activated.v1' }, payload: { year: 2026, total: '1500.00' } },
    ]);
  });

  it('has one budget in review or in force', () => {
    expect(() => submitted(anActiveBudget())).toThrow('hq.bj already has the budget BJ-FY-2026-000001 for 2026');
  });

  it('belongs to the unit it is for', () => {
    expect(aDraftBudget()).toMatchObject({ org: 'hq.bj', branch: 'bj', ownerId: 'manager' });
  });
});

describe('EXP-02 The budget is compiled at year end for the next year', () => {
  it('takes next year and this year', () => {
    expect(Budget.draft({ year: 2027, org: 'hq.bj', lines: [planned('travel', '1')] }, categories, someone('manager'), at)).toMatchObject({ year: 2027 });
  });

  it('does not take a year that is over', () => {
    expect(() => Budget.draft({ year: 2025, org: 'hq.bj', lines: [planned('travel', '1')] }, categories, someone('manager'), at)).toThrow(
      'The year 2025 is over',
    );
  });

  it('goes by the day in the branch, not in London', () => {
    const newYear = new Date('2026-12-31T16:00:00Z');
    expect(() => Budget.draft({ year: 2026, org: 'hq.bj', lines: [planned('travel', '1')] }, categories, someone('manager'), newYear)).toThrow(
      'The year 2026 is over',
    );
  });
});

describe('EXP-03 EXP-04 Lines by category, with amount, purpose and use', () => {
  it('knows the categories in force only', () => {
    expect(() => aDraftBudget([planned('gifts', '1')])).toThrow('"gifts" is not an expense category in force; use one of travel, promotion, entertainment');
  });

  it('has a category once', () => {
    expect(() => aDraftBudget([planned('travel', '1'), planned('travel', '2')])).toThrow('The category travel is on the budget twice');
  });

  it('starts with nothing used', () => {
    expect(aDraftBudget([planned('travel', '10.5')]).lines).toEqual([
      { category: 'travel', amount: '10.50', purpose: '拜访客户', use: '车票与住宿', supplements: '0.00', reserved: '0.00', spent: '0.00' },
    ]);
  });

  it('is revised as long as it is a draft', () => {
    const budget = aDraftBudget();
    budget.revise({ lines: [planned('promotion', '7')] }, categories, someone('manager'));
    expect(budget.total()).toBe('7.00');
    expect(() => {
      submitted().revise({ lines: [planned('promotion', '7')] }, categories, someone('manager'));
    }).toThrow('Cannot revise what is in-review');
  });
});

describe('EXP-05 EXP-06 Finance reviews, then management approves', () => {
  it('is not management’s turn before finance agreed', () => {
    expect(() => {
      submitted().decide({ step: 'leader', approve: true }, someone('gm'), at);
    }).toThrow('The review is waiting for: finance');
  });

  it('goes back to its author with the reason, and can be submitted again', () => {
    const budget = submitted();
    budget.decide({ step: 'finance', approve: false, comment: '差旅偏高' }, someone('finance'), at);
    expect(budget).toMatchObject({ status: 'draft', review: { steps: [{ comment: '差旅偏高' }, {}] } });
    budget.revise({ lines: [planned('travel', '800')] }, categories, someone('manager'));
    budget.submit({ no: budget.no ?? '', rules: budgetRules, underWay: null }, someone('manager'), at);
    expect(budget).toMatchObject({ status: 'in-review', no: 'BJ-FY-2026-000001' });
  });

  it('cannot be charged before', () => {
    expect(() => {
      submitted().charge(nothing, reserved('1.00'));
    }).toThrow('The budget is in-review; only a budget that management approved');
  });

  it('is decided while it is in review only', () => {
    expect(() => {
      aDraftBudget().decide({ step: 'finance', approve: true }, someone('finance'), at);
    }).toThrow('Cannot decide what is draft');
    expect(() => {
      anActiveBudget().decide({ step: 'leader', approve: true }, someone('gm'), at);
    }).toThrow('Cannot decide what is active');
  });
});

describe('ORG-14 Nobody who wrote a budget decides on it', () => {
  it('neither its drafter, when a colleague submitted it', () => {
    const budget = aDraftBudget();
    budget.submit({ no: 'n', rules: budgetRules, underWay: null }, someone('assistant'), at);
    expect(() => {
      budget.decide({ step: 'finance', approve: true }, someone('manager'), at);
    }).toThrow('Nobody decides on what they submitted themselves');
    expect(() => {
      budget.decide({ step: 'finance', approve: true }, someone('assistant'), at);
    }).toThrow('Nobody decides on what they submitted themselves');
  });

  it('nor who revised it', () => {
    const budget = aDraftBudget();
    budget.revise({ lines: [planned('travel', '1')] }, categories, someone('finance'));
    budget.submit({ no: 'n', rules: budgetRules, underWay: null }, someone('manager'), at);
    expect(() => {
      budget.decide({ step: 'finance', approve: true }, someone('finance'), at);
    }).toThrow('Nobody decides on what they submitted themselves');
  });

  it('and nobody decides two steps', () => {
    const budget = submitted();
    budget.decide({ step: 'finance', approve: true }, someone('gm'), at);
    expect(() => {
      budget.decide({ step: 'leader', approve: true }, someone('gm'), at);
    }).toThrow('You have already decided another step');
  });
});

describe('EXP-15 Nothing goes over the budget', () => {
  it('reserves, then spends', () => {
    const budget = anActiveBudget();
    budget.charge(nothing, reserved('1000.00'));
    expect(travel(budget)).toMatchObject({ reserved: '1000.00', spent: '0.00' });
    budget.charge(reserved('1000.00'), paid('1000.00'));
    expect(travel(budget)).toMatchObject({ reserved: '0.00', spent: '1000.00' });
  });

  it('says what is needed, what is left, and how to go on', () => {
    const budget = anActiveBudget();
    budget.charge(nothing, reserved('900.00'));
    expect(
      faultOf(() => {
        budget.charge(nothing, reserved('100.01'));
      }),
    ).toMatchObject({
      code: 'budget.exceeded',
      facts: { category: 'travel', needed: '100.01', available: '100.00' },
      rule: { requirement: 'EXP-15', waysForward: [{ operation: 'expenses.requestSupplement', whoMay: 'budget:write' }] },
    });
  });

  it('has nothing for a category that was not planned', () => {
    expect(() => {
      anActiveBudget().charge(nothing, reserved('5.00', 'entertainment'));
    }).toThrow('entertainment needs 5.00, the budget has 0.00 left');
  });

  it('has the money of a returned claim again', () => {
    const budget = anActiveBudget();
    budget.charge(nothing, reserved('1000.00'));
    budget.charge(reserved('1000.00'), nothing);
    expect(travel(budget)).toMatchObject({ reserved: '0.00' });
  });
});

describe('EXP-01 A budget is closed when nothing hangs on it', () => {
  it('closes', () => {
    const budget = anActiveBudget();
    budget.close(at);
    expect(budget).toMatchObject({ status: 'closed', closedAt: at });
    expect(() => {
      budget.charge(nothing, reserved('1.00'));
    }).toThrow('The budget is closed');
  });

  it('does not close over claims that are not paid', () => {
    const budget = anActiveBudget();
    budget.charge(nothing, reserved('12.00'));
    expect(() => {
      budget.close(at);
    }).toThrow('Claims that are not paid yet hold 12.00');
  });
});
