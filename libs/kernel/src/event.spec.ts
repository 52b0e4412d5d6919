import { declaredEvents, defineEvent } from './event.js';

class OrderPlaced {
  readonly orderId!: string;
}

describe('R10 Events are published language', () => {
  it('is known to the documents once it is declared', () => {
    const orderPlaced = defineEvent('tests.order-placed.v1', OrderPlaced);
    expect(orderPlaced).toEqual({ type: 'tests.order-placed.v1', payload: OrderPlaced });
    expect(declaredEvents()).toContain(orderPlaced);
  });
});
