import { anActiveBudget, at, categories } from '../../test/budgets.js';
import { aDraftClaim, anApprovedClaim, aSubmittedClaim, claimRules, spent } from '../../test/claims.js';
import { someone } from '../../test/people.js';
import { Claim } from './claim.js';

const large = [spent({ amount: '2000.00' })];

describe('EXP-07 A claim says what was spent, how much and why', () => {
  it('adds up its lines', () => {
    expect(aDraftClaim([spent({ amount: '0.1' }), spent({ amount: '0.2', voucherNo: 'FP-002' })])).toMatchObject({
      status: 'draft',
      total: '0.30',
      ownerId: 'rep',
      org: 'hq.bj.sales',
      branch: 'bj',
    });
  });

  it('is found by voucher, reason and pinyin', () => {
    expect(aSubmittedClaim().search).toMatch(/bj-bx-2026-000001.*baifanghuabeikehu.*fp-001/);
  });

  it('is for money already spent', () => {
    expect(() => aDraftClaim([spent({ spentOn: '2026-04-01' })])).toThrow('Voucher FP-001 is dated 2026-04-01, which is still to come');
  });

  it('knows the categories in force only (EXP-03)', () => {
    expect(() => aDraftClaim([spent({ category: 'gifts' })])).toThrow('"gifts" is not an expense category in force');
  });
});

describe('EXP-08 Every line has its voucher, and a voucher is claimed once', () => {
  it('does not take the same voucher twice, however it is typed', () => {
    expect(() => aDraftClaim([spent(), spent({ voucherNo: 'fp-001' })])).toThrow('The voucher FP-001 has been claimed already');
  });

  it('keeps its vouchers from submission on, and when it was rejected', () => {
    expect(aDraftClaim().vouchers()).toEqual([]);
    expect(aSubmittedClaim().vouchers()).toEqual(['FP-001']);
    const rejected = aSubmittedClaim();
    rejected.reject({ step: 'department', comment: '私人消费' }, someone('manager'), at);
    expect(rejected.vouchers()).toEqual(['FP-001']);
  });

  it('gives them back when it is returned or withdrawn', () => {
    const [returned, withdrawn] = [aSubmittedClaim(), aSubmittedClaim()];
    returned.decide({ step: 'department', approve: false, comment: '缺行程单' }, someone('manager'), at);
    withdrawn.withdraw(someone('rep'), at);
    expect([returned.vouchers(), withdrawn.vouchers()]).toEqual([[], []]);
  });
});

describe('EXP-09 The handler submits', () => {
  it('nobody else does', () => {
    expect(() => {
      aDraftClaim().submit({ no: 'n', rules: claimRules }, someone('colleague'), at);
    }).toThrow('Only the handler who spent the money');
    expect(() => {
      aDraftClaim().revise({ lines: [spent()] }, categories, someone('colleague'), at);
    }).toThrow('Only the handler who spent the money');
    expect(() => {
      aDraftClaim().withdraw(someone('colleague'), at);
    }).toThrow('Only the handler who spent the money');
  });

  it('is announced with its number', () => {
    expect(aSubmittedClaim().takeRecord().events).toMatchObject([
      { event: { type: 'expenses.claim-submitted.v1' }, payload: { claimNo: 'BJ-BX-2026-000001', claimantId: 'rep', total: '300.00' } },
    ]);
  });

  it('changes it only while it is a draft', () => {
    const claim = aDraftClaim();
    claim.revise({ lines: [spent({ amount: '5' })] }, categories, someone('rep'), at);
    expect(claim.total).toBe('5.00');
    expect(() => {
      aSubmittedClaim().revise({ lines: [spent()] }, categories, someone('rep'), at);
    }).toThrow('Cannot revise what is in-review');
  });
});

describe('EXP-10 EXP-11 EXP-12 Department, finance, leader', () => {
  it('asks them in this order', () => {
    const claim = aSubmittedClaim(large);
    expect(() => {
      claim.decide({ step: 'finance', approve: true }, someone('finance'), at);
    }).toThrow('The review is waiting for: department');
    claim.decide({ step: 'department', approve: true }, someone('manager'), at);
    claim.decide({ step: 'finance', approve: true }, someone('finance'), at);
    expect(claim.status).toBe('in-review');
    claim.decide({ step: 'leader', approve: true }, someone('gm'), at);
    expect(claim.status).toBe('approved');
  });

  it('goes back to the handler with the reason, and may come again', () => {
    const claim = aSubmittedClaim();
    claim.decide({ step: 'department', approve: false, comment: '缺行程单' }, someone('manager'), at);
    expect(claim).toMatchObject({ status: 'draft', review: { steps: [{ comment: '缺行程单' }, {}] } });
    expect(claim.charge().kind).toBe('nothing');
    claim.submit({ no: claim.no ?? '', rules: claimRules }, someone('rep'), at);
    expect(claim).toMatchObject({ status: 'in-review', no: 'BJ-BX-2026-000001' });
  });

  it('takes its review along when the handler withdraws it: nobody decides on it any more', () => {
    const claim = aSubmittedClaim();
    claim.withdraw(someone('rep'), at);
    expect(claim).toMatchObject({ status: 'withdrawn', review: { withdrawnAt: at.toISOString() } });
    expect(() => {
      claim.decide({ step: 'department', approve: true }, someone('manager'), at);
    }).toThrow('Cannot decide what is withdrawn');
  });

  it('is over when it is rejected', () => {
    const claim = aSubmittedClaim();
    claim.reject({ step: 'department', comment: '私人消费' }, someone('manager'), at);
    expect(claim).toMatchObject({ status: 'rejected' });
    expect(() => {
      claim.submit({ no: 'n', rules: claimRules }, someone('rep'), at);
    }).toThrow('Cannot submit what is rejected');
    expect(() => {
      claim.revise({ lines: [spent()] }, categories, someone('rep'), at);
    }).toThrow('Cannot revise what is rejected');
    expect(() => {
      claim.withdraw(someone('rep'), at);
    }).toThrow('Cannot withdraw what is rejected');
  });

  it('charges the budget of its own unit and year', () => {
    const elsewhere = anActiveBudget(undefined, 'hq.sh');
    expect(() => aDraftClaim([spent()], elsewhere)).toThrow(`There is no budget ${elsewhere.id}`);
    expect(() => aDraftClaim([spent({ spentOn: '2025-12-31' })])).toThrow('Voucher FP-001 is dated 2025-12-31, the budget is for 2026');
  });
});

describe('ORG-07 The amount decides how far a claim goes', () => {
  it('needs no leader below 2 000.00', () => {
    expect(anApprovedClaim([spent({ amount: '1999.99' })]).status).toBe('approved');
  });

  it('needs one from 2 000.00 on', () => {
    expect(anApprovedClaim(large).status).toBe('in-review');
  });
});

describe('EXP-13 No payout before full approval', () => {
  it('is not paid while a step is open, nor as a draft', () => {
    expect(() => {
      aSubmittedClaim().pay(null, someone('cashier'), at);
    }).toThrow('Nothing is paid out before everybody has agreed; the claim is waiting for: department');
    expect(() => {
      aDraftClaim().pay(null, someone('cashier'), at);
    }).toThrow('the claim is not in review');
  });

  it('is paid once', () => {
    const claim = anApprovedClaim();
    claim.pay('CMB-0042', someone('cashier'), at);
    expect(claim).toMatchObject({ status: 'paid', paidBy: 'cashier', paidAt: at, paymentReference: 'CMB-0042' });
    expect(claim.charge()).toEqual({ kind: 'spent', needs: [{ category: 'travel', amount: '300.00' }] });
    expect(() => {
      claim.pay(null, someone('cashier'), at);
    }).toThrow('Cannot pay what is paid');
    expect(() => {
      claim.withdraw(someone('rep'), at);
    }).toThrow('Cannot withdraw what is paid');
  });

  it('is not paid after it was withdrawn', () => {
    const claim = anApprovedClaim();
    claim.withdraw(someone('rep'), at);
    expect(() => {
      claim.pay(null, someone('cashier'), at);
    }).toThrow('Cannot pay what is withdrawn');
  });

  it('is not paid when what was agreed to is not what is there', () => {
    const claim = Object.assign(anApprovedClaim(), { lines: [spent({ amount: '999.00' })] });
    expect(() => {
      claim.pay(null, someone('cashier'), at);
    }).toThrow('Nothing is paid out before everybody has agreed');
  });
});

describe('ORG-14 Handler, approvers and payer are different people', () => {
  it('does not let the handler approve or reject', () => {
    expect(() => {
      aSubmittedClaim().decide({ step: 'department', approve: true }, someone('rep'), at);
    }).toThrow('Nobody decides on what they submitted themselves');
    expect(() => {
      aSubmittedClaim().reject({ step: 'department', comment: 'x' }, someone('rep'), at);
    }).toThrow('Nobody decides on what they submitted themselves');
  });

  it('does not let one person decide two steps', () => {
    const claim = aSubmittedClaim();
    claim.decide({ step: 'department', approve: true }, someone('manager'), at);
    expect(() => {
      claim.decide({ step: 'finance', approve: true }, someone('manager'), at);
    }).toThrow('You have already decided another step');
  });

  it.each(['rep', 'manager', 'finance'])('does not let %s pay', (payer) => {
    expect(() => {
      anApprovedClaim().pay(null, someone(payer), at);
    }).toThrow('Whoever claimed or approved an expense does not pay it');
  });
});

describe('EXP-09 A draft nobody has seen can be thrown away', () => {
  it('is withdrawn without a word to others', () => {
    const claim = aDraftClaim();
    claim.withdraw(someone('rep'), at);
    expect(claim).toBeInstanceOf(Claim);
    expect(claim.takeRecord().events).toEqual([]);
  });
});
