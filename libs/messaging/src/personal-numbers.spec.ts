import { ListOf, Text, Texts } from '@tradewind/contracts/fields';
import { Fault } from '@tradewind/kernel/fault';
import { assertNobodysNumbers, personalNumberIn } from './personal-numbers.js';

class Line {
  @Text() readonly remark!: string;
}
class Report {
  @Text() readonly whatHappened!: string;
  @Text({ holds: 'person' }) readonly reportedBy!: string;
  @Text({ holds: 'reference' }) readonly paymentReference!: string;
  @Texts() readonly findings!: readonly string[];
  @ListOf(() => Line) readonly lines!: readonly Line[];
}
const aReport = (given: Partial<Report> = {}): Report =>
  Object.assign(new Report(), {
    whatHappened: '三块瓷砖开裂',
    reportedBy: '刘工 13800001234',
    paymentReference: '13800001234',
    findings: [],
    lines: [],
    ...given,
  });
const aLine = (remark: string): Line => Object.assign(new Line(), { remark });

describe('XCT-06 What people type holds nobody’s numbers', () => {
  it.each([
    '刘工 13800001234 报修',
    '电话13800001234',
    '138 0000 1234',
    '138-0000-1234',
    '+86 13800001234',
    '8613800001234',
    '１３８００００１２３４',
    '电话：１３８ 0000 1234。',
  ])('a mobile number is seen: %s', (text) => {
    expect(personalNumberIn(text)).toBe('a mobile phone number');
  });

  it.each(['写到 wang@example.com', 'Wang.Ming+x@mail.example.com.cn', 'wang＠example.com'])('an e-mail address is seen: %s', (text) => {
    expect(personalNumberIn(text)).toBe('an e-mail address');
  });

  it.each(['身份证 11010519491231002X', '身份证11010519491231002x，已核'])('an ID card number is seen: %s', (text) => {
    expect(personalNumberIn(text)).toBe('an ID card number');
  });

  it.each([
    ['a landline of a company', '023-67881234'],
    ['a service number', '400-800-1234'],
    ['an amount', '1380000.12 元'],
    ['a larger number', '138000012345 件'],
    ['a number within an id', '01890000-0000-7000-8000-13800001234f'],
    ['a voucher', 'FP13800001234'],
    ['a credit code', '91350211M0000XUF46'],
    ['a number like an ID card but for its check digit', '110105194912310021'],
    ['a date and a time', '2026-11-26 10:30'],
    ['an at sign by itself', '120 @ 56.50'],
  ])('%s is none', (_, text) => {
    expect(personalNumberIn(text)).toBeNull();
  });

  it('is refused at every depth, with a pointer, the rule, the way to go, and without the number itself', () => {
    try {
      assertNobodysNumbers(aReport({ whatHappened: '请打 13800001234', findings: ['好', 'a@example.com'], lines: [aLine('好'), aLine('13900001234')] }));
    } catch (error) {
      const { code, kind, errors, rule, text } = (error as Fault).data;
      expect({ code, kind }).toEqual({ code: 'text.personal-data', kind: 'refused' });
      expect(errors).toEqual([
        { pointer: '#/whatHappened', code: 'personalData', detail: 'holds a mobile phone number' },
        { pointer: '#/findings/1', code: 'personalData', detail: 'holds an e-mail address' },
        { pointer: '#/lines/1/remark', code: 'personalData', detail: 'holds a mobile phone number' },
      ]);
      expect(rule).toMatchObject({ requirement: 'XCT-06', waysForward: [{ operation: 'customers.addContact' }] });
      expect(text.zh).toContain('#/whatHappened');
      expect(JSON.stringify((error as Fault).data)).not.toMatch(/13800001234|13900001234|a@example/);
      return;
    }
    throw new Error('it was accepted');
  });

  it('lets pass what is sealed, and references of a bank', () => {
    expect(() => {
      assertNobodysNumbers(aReport());
    }).not.toThrow();
  });
});
