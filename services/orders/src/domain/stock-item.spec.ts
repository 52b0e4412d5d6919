import { at, someone } from '../../test/examples.js';
import { StockItem } from './stock-item.js';
import { availability, lapsedReservations, reservationPlan } from './stock-plan.js';

const P1 = '018f0000-0000-7000-8000-000000000001';
const P2 = '018f0000-0000-7000-8000-000000000002';
const keeper = someone('keeper');
const anItem = (onHand: string, given: { productId?: string; warehouse?: string } = {}) =>
  StockItem.record({ productId: P1, sku: 'C425', name: '水泥', warehouse: 'W1', onHand, ...given }, keeper, at);

describe('ORD-09 Stock is promised once', () => {
  it('knows what is on hand, promised and free', () => {
    const item = anItem('100');
    item.reserve('a', '60');
    expect([item.reserved.toString(), item.free.toString()]).toEqual(['60', '40']);
  });

  it('promises nothing that is not free', () => {
    const item = anItem('100');
    item.reserve('a', '60');
    expect(() => {
      item.reserve('b', '41');
    }).toThrow('only 40 may be taken');
  });

  it('takes from the order’s own promise first, and never another’s', () => {
    const item = anItem('100');
    item.reserve('a', '60');
    item.reserve('b', '30');
    item.dispatch('a', '65');
    expect(item).toMatchObject({ onHand: '35', reservations: [{ orderId: 'b', quantity: '30' }] });
    expect(() => {
      item.dispatch('a', '6');
    }).toThrow('only 5 may be taken');
  });

  it('never sinks below zero, even when a recount found less than was promised', () => {
    const item = anItem('100');
    item.reserve('a', '60');
    item.recount({ productId: P1, sku: 'C425', name: '水泥', warehouse: 'W1', onHand: '50' }, at);
    expect(item.free.toString()).toBe('0');
    expect(() => {
      item.dispatch('a', '60');
    }).toThrow('only 50 may be taken');
  });

  it('frees what was promised', () => {
    const item = anItem('100');
    item.reserve('a', '60');
    item.release('a', '60');
    expect(item.reservations).toEqual([]);
  });
});

describe('ORD-32 Figures are true', () => {
  it('does not let an old count undo a newer one, nor take one from the future', () => {
    const item = anItem('100');
    const figure = { productId: P1, sku: 'C425', name: '水泥', warehouse: 'W1', onHand: '50' };
    expect(() => {
      item.recount({ ...figure, asOf: '2026-03-09T00:00:00Z' }, at);
    }).toThrow('is older');
    expect(() => {
      item.recount({ ...figure, asOf: '2026-03-11T00:00:00Z' }, at);
    }).toThrow('that moment has not come');
  });
});

describe('ORD-09 What an order finds in stock', () => {
  const items = () => [anItem('60', { warehouse: 'W1' }), anItem('30', { warehouse: 'W2' }), anItem('5', { productId: P2 })];

  it('counts all warehouses, and each good once', () => {
    const demands = [
      { productId: P1, sku: 'C425', quantity: '70' },
      { productId: P1, sku: 'C425', quantity: '50' },
      { productId: P2, sku: 'B', quantity: '1' },
      { productId: 'none', sku: 'X', quantity: '1' },
    ];
    expect(availability(items(), demands)).toEqual(['70', '20', '1', '0']);
  });

  it('reserves over the warehouses what the customer was told', () => {
    expect(reservationPlan(items(), [{ productId: P1, sku: 'C425', quantity: '70' }]).map(({ quantity }) => quantity)).toEqual(['60', '10']);
  });

  it('refuses when somebody was faster, so that the customer is asked again', () => {
    expect(() => reservationPlan(items(), [{ productId: P1, sku: 'C425', quantity: '91' }])).toThrow('only 90 is free now');
  });

  it('lets promises lapse when the goods left from elsewhere', () => {
    const [first, second] = items();
    first?.reserve('a', '60');
    second?.reserve('a', '30');
    const both = [first, second].filter((item) => item !== undefined);
    expect(lapsedReservations(both, 'a', '20').map(({ quantity }) => quantity)).toEqual(['60', '10']);
    expect(lapsedReservations(both, 'a', '90')).toEqual([]);
    expect(lapsedReservations(both, 'a', '200')).toEqual([]);
  });
});
