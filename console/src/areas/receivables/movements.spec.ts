import type { Receivable } from '../orders/shapes.js';
import { movementsOf } from './movements.js';

const receivable = (given: Partial<Receivable>): Receivable =>
  ({ id: 'r', no: 'YS-1', orderId: 'o', orderNo: 'DD-1', currency: 'CNY', amount: '1130.00', openedOn: '2026-10-01', payments: [], ...given }) as Receivable;

describe('the statement of a customer', () => {
  it('charges deliveries, takes payments away, and ends with what is open', () => {
    const lines = movementsOf([
      receivable({ id: 'later', amount: '100.10', openedOn: '2026-11-01' }),
      receivable({
        payments: [
          { receiptId: null, amount: '130.00', on: '2026-10-01' },
          { receiptId: 'sk', amount: '500.05', on: '2026-10-20' },
        ],
      }),
    ]);
    expect(lines.map(({ on, kind, charged, paid, balance }) => [on, kind, charged ?? paid, balance])).toEqual([
      ['2026-10-01', 'delivery', '1130.00', '1130.00'],
      ['2026-10-01', 'setOff', '130.00', '1000.00'],
      ['2026-10-20', 'payment', '500.05', '499.95'],
      ['2026-11-01', 'delivery', '100.10', '600.05'],
    ]);
  });

  it('keeps currencies apart', () => {
    const lines = movementsOf([receivable({}), receivable({ id: 'usd', currency: 'USD', amount: '10.00', openedOn: '2026-09-01' })]);
    expect(lines.map(({ currency, balance }) => [currency, balance])).toEqual([
      ['CNY', '1130.00'],
      ['USD', '10.00'],
    ]);
  });
});
