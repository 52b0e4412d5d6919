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

describe('CON-11 A contract names parties, specification, price, delivery and payment (000 §3.4)', () => {
  it('refuses a wording that leaves one of them out', () => {
    expect(() => draft('需方 {{customerName}}：{{lines}}，{{total}}')).toThrow('no slot for payment, deliverBy');
  });
});
