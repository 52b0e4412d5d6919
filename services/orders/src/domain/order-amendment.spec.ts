import { Money } from '@tradewind/domain/money';
import { aLine, anAgreedOrder, at, eventsOf, PREPAY, wu } from '../../test/examples.js';
import { objectionTo, type AmendedTerms } from './order-amendment.js';
import type { Order } from './order.js';

const line = (quantity: string, given: object = {}) => aLine({ quantity, gross: Money.of('10').times(quantity).toString(), ...given });
const terms = (lines = [line('100')], given: Partial<AmendedTerms> = {}): AmendedTerms => {
  const total = Money.sum(lines.map(({ gross }) => Money.of(gross))).toString();
  return { amendmentNo: 'BJ-BC-2026-000001', lines, total, net: total, payment: 'prepay', deliverBy: '2026-04-01', ...given };
};

function confirmed(): Order {
  const order = anAgreedOrder();
  order.confirm(PREPAY, wu, at, null);
  return order;
}

function released(shipped?: string): Order {
  const order = confirmed();
  order.receive(Money.of(order.total));
  order.release(null, wu, at);
  if (shipped === undefined) return order;
  order.dispatch(order.planShipment([{ line: 1, quantity: shipped }]));
  return order;
}

describe('ORD-16 An order follows its amended contract', () => {
  it('not released yet it begins anew: stock check, consent and confirmation were about something else (ORD-09)', () => {
    const order = confirmed();
    order.takeRecord();
    expect(objectionTo(order, terms([line('120'), line('3')]))).toBeNull();
    expect(order.amend(terms([line('120'), line('3')]), at).toString()).toBe('0.00');
    expect(order).toMatchObject({ status: 'draft', total: '1230.00', consent: null, stockCheckedAt: null, confirmedAt: null, prepaidShare: null });
    expect(eventsOf(order)).toEqual(['orders.order-amended.v1']);
  });

  it('another delivery day alone lapses nothing', () => {
    const order = confirmed();
    order.amend(terms(undefined, { deliverBy: '2026-05-01' }), at);
    expect(order).toMatchObject({ status: 'awaiting-payment', deliverBy: '2026-05-01' });
  });

  it.each([
    ['less than is shipped', '60', [line('59')], { because: 'shipped', wanted: '59', shipped: '60' }],
    ['more, once it is released', undefined, [line('101')], { because: 'released', wanted: '101' }],
    ['another price, once it is released', undefined, [line('100', { unitPrice: '9' })], { because: 'released' }],
    ['other goods on the same line', '1', [line('100', { productId: '018f0000-0000-7000-8000-000000000002' })], { because: 'shipped' }],
    ['anything, once all is shipped', '100', [line('99')], { because: 'over' }],
  ])('refuses %s', (_, shipped, lines, facts) => {
    expect(objectionTo(released(shipped), terms(lines))).toMatchObject(facts);
  });

  it('has nothing against what changes neither goods nor their day, whatever was shipped', () => {
    expect(objectionTo(released('100'), terms())).toBeNull();
  });

  it('ends with what was delivered when its contract does: the rest is not shipped, and what was paid for it is free', () => {
    const order = released('60');
    order.deliver({ id: 's', no: 'FH', lines: [{ line: 1, quantity: '60' }] }, '2026-03-10');
    expect(order.endWithDelivered(at).toString()).toBe('400.00');
    expect(order).toMatchObject({ status: 'closed', total: '600.00', contractTotal: '1000.00', lines: [{ quantity: '60', gross: '600.00' }] });
  });

  it('with less to ship it goes on: shipped, delivered, closed, and what was paid too much is free', () => {
    const order = released('60');
    order.deliver({ id: 's', no: 'FH', lines: [{ line: 1, quantity: '60' }] }, '2026-03-10');
    expect(order.amend(terms([line('60')]), at).toString()).toBe('400.00');
    expect(order).toMatchObject({ status: 'closed', total: '600.00', received: '600.00' });
  });
});
