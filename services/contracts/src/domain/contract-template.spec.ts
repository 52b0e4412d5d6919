import { aTemplate, at, someone, WORDING } from '../../test/examples.js';
import { ContractTemplate } from './contract-template.js';

const draft = (body = WORDING) => ContractTemplate.draft({ code: 'sales', title: '买卖合同', body }, someone('legal'));

describe('CON-06 Company template only, no private edits (003-T §10.5)', () => {
  it('is put into force by another person', () => {
    expect(aTemplate()).toMatchObject({ status: 'effective', templateVersion: 1, approvedBy: 'gm' });
  });

  it('is not put into force by its author', () => {
    expect(() => draft().approve(1, someone('legal'), at('2026-03-01'))).toThrow('Nobody puts a contract template into force that they drafted');
  });

  it('is superseded only when it was in force', () => {
    expect(() => draft().supersede()).toThrow('Cannot supersede what is draft');
  });

  it('has only slots the system can fill', () => {
    expect(() => draft(`${WORDING} {{discount}}`)).toThrow('Nothing can fill discount');
    expect(() => draft(`${WORDING} {{`)).toThrow('Nothing can fill {{');
  });
});

describe('CON-07 A new version is agreed to by sales vice president and head office before it is used (003-T §10.5)', () => {
  it('is not put into force before the sales vice president has agreed, nor by the author or whoever agreed', () => {
    const template = draft();
    expect(() => template.approve(1, someone('gm'), at('2026-03-01'))).toThrow('has not been agreed to by the sales vice president');
    expect(() => template.endorse(someone('legal'), at('2026-03-01'))).toThrow('Nobody puts a contract template into force that they drafted');
    template.endorse(someone('feng'), at('2026-03-01'));
    expect(template).toMatchObject({ status: 'endorsed', endorsedBy: 'feng', templateVersion: null });
    expect(() => template.approve(1, someone('feng'), at('2026-03-01'))).toThrow('Sales vice president and head office must both agree');
    template.approve(1, someone('gm'), at('2026-03-02'));
    expect(template).toMatchObject({ status: 'effective', endorsedBy: 'feng', approvedBy: 'gm' });
  });
});

describe('CON-11 A contract names parties, specification, price, delivery and payment (000 §3.4)', () => {
  it('refuses a wording that leaves one of them out', () => {
    expect(() => draft('需方 {{customerName}}：{{lines}}，{{total}}')).toThrow('no slot for payment, deliverBy');
  });
});
