import { chainOf, nextLink } from './chain.js';
import type { Order } from './shapes.js';

const line = {
  ...{ line: 1, productId: 'p', sku: 'T-800', name: '抛光砖', spec: null, unit: '箱', quantity: '100', unitPrice: '11.3', taxRate: '0.13' },
  ...{ gross: '1130.00', net: '1000.00', tax: '130.00', unitCost: '6.5', available: null, planned: '0', shipped: '0', delivered: '0', invoiced: '0' },
};
const draft: Order = {
  ...{ id: 'o', version: 1, no: 'DD-1', org: 'hq.gy.sales', status: 'draft', contractId: 'c', contractNo: 'HT-1', customerId: 'k', customerName: '渝北建材' },
  ...{ salesRepId: 'r', lines: [line], currency: 'CNY', total: '1130.00', net: '1000.00', payment: 'prepay', prepaidShare: null, required: null },
  ...{ paymentTerms: null, risk: null, dueDays: null, received: '0.00', open: '1130.00', paymentSecured: false, deliverBy: '2026-12-01' },
  ...{ openedOn: '2026-11-27', stockCheckedAt: null, stockCheckedBy: null, consent: null, confirmedAt: null, confirmedBy: null },
  ...{ releasedAt: null, releasedBy: null, cancelReason: null, endedAt: null },
};
const consent = { who: '刘洋', how: 'phone', agreedAt: '2026-11-27T02:00:00Z', note: null, recordedBy: 'u' } as const;
const confirmed: Order = { ...draft, status: 'awaiting-payment', stockCheckedAt: '2026-11-27T01:00:00Z', consent, confirmedAt: '2026-11-27T03:00:00Z' };
const released: Order = { ...confirmed, status: 'released', received: '1130.00', open: '0.00', paymentSecured: true, releasedAt: '2026-11-27T04:00:00Z' };

describe('the chain of an order', () => {
  it('begins with the stock check, since the contract opened it (ORD-09)', () => {
    expect(nextLink(draft)).toBe('stock');
    expect(chainOf(draft).map(({ state }) => state)).toEqual(['done', 'now', ...Array<string>(8).fill('later')]);
  });

  it('asks for the customer again when a new stock check let the consent lapse', () => {
    expect(nextLink({ ...draft, status: 'stock-checked', stockCheckedAt: '2026-11-27T01:00:00Z' })).toBe('consent');
  });

  it('waits for the money between confirmation and release (ORD-06)', () => {
    expect(nextLink(confirmed)).toBe('paid');
    expect(nextLink({ ...confirmed, received: '1130.00', open: '0.00', paymentSecured: true })).toBe('released');
  });

  it('shows credit that is held as what stops it', () => {
    expect(chainOf({ ...confirmed, status: 'credit-hold', payment: 'credit' }).find(({ link }) => link === 'paid')?.state).toBe('refused');
  });

  it('is shipped only when everything left, whatever is on its way', () => {
    const shipped = (quantity: string): Order => ({ ...released, lines: [{ ...line, shipped: quantity }] });
    expect(nextLink(shipped('99.999999'))).toBe('shipped');
    expect(nextLink(shipped('100.000000'))).toBe('delivered');
  });

  it('ends with the invoice where the money was there first', () => {
    const delivered: Order = { ...released, status: 'closed', lines: [{ ...line, shipped: '100', delivered: '100' }] };
    expect(nextLink(delivered)).toBe('invoiced');
    expect(nextLink({ ...delivered, lines: [{ ...line, shipped: '100', delivered: '100', invoiced: '100' }] })).toBeNull();
  });

  it('stops where it was cancelled', () => {
    const cancelled: Order = { ...confirmed, status: 'cancelled' };
    expect(nextLink(cancelled)).toBeNull();
    expect(chainOf(cancelled).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'refused', ...Array<string>(5).fill('later')]);
  });
});
