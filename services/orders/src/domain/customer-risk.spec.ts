import { assertServedAt, riskOf } from './customer-risk.js';

const BANDS = {
  bands: [
    { fromDays: 0, level: 'low', response: 'as-agreed' },
    { fromDays: 31, level: 'medium', response: 'prepay-only' },
    { fromDays: 91, level: 'high', response: 'no-orders' },
  ],
} as const;
const at = (days: number) => riskOf(days, BANDS, 'risk-bands@hq/1');
const order = (payment: 'credit' | 'prepay') => ({ customerName: '渝北建材', payment });

describe('CUS-33, CUS-36 How long a customer has been owing says what a new order may do', () => {
  it.each([
    [0, 'low'],
    [30, 'low'],
    [31, 'medium'],
    [90, 'medium'],
    [91, 'high'],
    [4_000, 'high'],
  ])('%d days overdue: %s', (days, level) => {
    expect(at(days)).toMatchObject({ level, overdueDays: days, policy: 'risk-bands@hq/1' });
  });

  it('whose risk is low buys as it was agreed', () => {
    expect(() => assertServedAt(at(30), order('credit'))).not.toThrow();
    expect(() => assertServedAt(at(30), order('prepay'))).not.toThrow();
  });

  it('whose risk is medium pays first; the refusal says for how long they have been owing, by which rule, and what may be done', () => {
    expect(() => assertServedAt(at(31), order('prepay'))).not.toThrow();
    expect(() => assertServedAt(at(31), order('credit'))).toThrow(
      '渝北建材 has been owing for 31 days past the due date: medium risk (risk-bands@hq/1). The order is confirmed when it is paid before delivery',
    );
  });

  it('whose risk is high buys nothing until the overdue payment has come in', () => {
    for (const payment of ['credit', 'prepay'] as const)
      expect(() => assertServedAt(at(91), order(payment))).toThrow('No order is confirmed until the overdue payment has come in.');
  });
});
