import type { Order, Receipt, Receivable } from '../orders/shapes.js';
import { suggestionsFor } from './suggestions.js';

const receipt = { customerId: 'k', currency: 'CNY', unallocated: '1500.00' } as Receipt;
const receivable = (orderId: string, dueOn: string, open: string, given: Partial<Receivable> = {}): Receivable =>
  ({ orderId, orderNo: `DD-${orderId}`, dueOn, open, overdueDays: 0, customerId: 'k', currency: 'CNY', ...given }) as Receivable;
const order = (id: string, openedOn: string, open: string, given: Partial<Order> = {}): Order =>
  ({ id, no: `DD-${id}`, openedOn, open, status: 'awaiting-payment', customerId: 'k', currency: 'CNY', ...given }) as Order;

describe('where the rest of a receipt may go', () => {
  it('takes the oldest open receivable first, then orders that wait for payment, until nothing is left', () => {
    const suggestions = suggestionsFor(
      receipt,
      [receivable('b', '2026-10-31', '800.00'), receivable('a', '2026-09-30', '500.00')],
      [order('d', '2026-11-02', '400.00'), order('c', '2026-11-01', '100.00'), order('b', '2026-10-01', '800.00', { status: 'delivered' })],
    );
    expect(suggestions.map(({ orderNo, takes }) => [orderNo, takes])).toEqual([
      ['DD-a', '500.00'],
      ['DD-b', '800.00'],
      ['DD-c', '100.00'],
      ['DD-d', '100.00'],
    ]);
  });

  it('never names an order of another customer, in another currency, cancelled or paid', () => {
    const others = [
      order('x', '2026-11-01', '100.00', { customerId: 'other' }),
      order('y', '2026-11-01', '100.00', { currency: 'USD' }),
      order('z', '2026-11-01', '100.00', { status: 'cancelled' }),
      order('w', '2026-11-01', '0.00'),
    ];
    expect(suggestionsFor(receipt, [receivable('v', '2026-09-30', '1.00', { customerId: 'other' })], others)).toEqual([]);
  });

  it('names an order once, however many deliveries of it are open, with all that is owed on it', () => {
    const twice = [receivable('a', '2026-09-30', '500.00'), receivable('a', '2026-10-31', '300.00')];
    expect(suggestionsFor(receipt, twice, [order('a', '2026-08-01', '800.00', { status: 'delivered' })])).toMatchObject([
      { orderNo: 'DD-a', dueOn: '2026-09-30', owed: '800.00', takes: '800.00' },
    ]);
  });
});
