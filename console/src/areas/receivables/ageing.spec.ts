import { ageingOf, bucketOf, totalsOf } from './ageing.js';
import type { Receivable } from '../orders/shapes.js';

const owed = (open: string, overdueDays: number, given: Partial<Receivable> = {}): Receivable => ({
  ...{ id: `${open} ${String(overdueDays)}`, version: 1, no: 'YS-1', org: 'hq.gy.sales', status: overdueDays > 0 ? 'overdue' : 'open', orderId: 'o' },
  ...{ orderNo: 'DD-1', shipmentId: 's', customerId: 'k', customerName: '渝北建材', salesRepId: 'r', currency: 'CNY', amount: open, paid: '0.00', open },
  ...{ openedOn: '2026-10-01', dueOn: '2026-10-31', ageDays: 30, overdueDays, paidOn: null, payments: [] },
  ...given,
});

describe('the age of what is owed', () => {
  it('puts a receivable into the bucket of its days past due, not of its age', () => {
    expect([0, 1, 30, 31, 60, 61, 90, 91].map((overdueDays) => bucketOf({ overdueDays }))).toEqual([
      'not-due',
      '1-30',
      '1-30',
      '31-60',
      '31-60',
      '61-90',
      '61-90',
      'over-90',
    ]);
  });

  it('adds up to the cent per customer, and leaves out what is paid', () => {
    const [line] = ageingOf([owed('0.10', 5), owed('0.20', 5), owed('100.00', 0), owed('0.00', 0, { status: 'paid' })]);
    expect(line).toMatchObject({ buckets: { 'not-due': '100.00', '1-30': '0.30' }, overdue: '0.30', total: '100.30', oldestOverdueDays: 5, count: 3 });
  });

  it('has who owes most past its day on top, and never adds two currencies', () => {
    const lines = ageingOf([
      owed('500.00', 0, { customerId: 'calm', customerName: '甲' }),
      owed('10.00', 40, { customerId: 'late', customerName: '乙' }),
      owed('9.00', 100, { customerId: 'late', customerName: '乙', currency: 'USD' }),
    ]);
    expect(lines.map(({ customerName, currency, overdue }) => [customerName, currency, overdue])).toEqual([
      ['乙', 'CNY', '10.00'],
      ['乙', 'USD', '9.00'],
      ['甲', 'CNY', '0.00'],
    ]);
    expect(totalsOf([owed('500.00', 0), owed('10.00', 40)])).toMatchObject([{ total: '510.00', overdue: '10.00', buckets: { '31-60': '10.00' } }]);
  });
});
