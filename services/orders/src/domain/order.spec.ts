import type { ContractEffectivePayload } from '@tradewind/contracts/contracts/contracts.events';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { Money } from '@tradewind/domain/money';
import { aLine, anAgreedOrder, anOrder, at, CREDIT, eventsOf, PREPAY, wu } from '../../test/examples.js';
import type { Order } from './order.js';

const refusal = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};
const fault = (code: string, requirement: string, facts: object = {}): object => {
  const data: unknown = expect.objectContaining({
    code,
    rule: expect.objectContaining({ requirement }) as object,
    facts: expect.objectContaining(facts) as object,
  });
  return expect.objectContaining({ data }) as object;
};
const conflict = { code: 'state.illegal-transition' };

const aPrepaidOrder = (given: Partial<ContractEffectivePayload> = {}): Order => {
  const order = anAgreedOrder(given);
  order.confirm(PREPAY, wu, at, null);
  return order;
};
const aReleasedOrder = (given: Partial<ContractEffectivePayload> = {}): Order => {
  const order = aPrepaidOrder(given);
  order.receive(Money.of(order.total));
  order.release(null, wu, at);
  return order;
};
const delivered = (order: Order, quantity: string): Order => {
  order.dispatch(order.planShipment([{ line: 1, quantity }]));
  order.deliver({ id: 's', no: 'FH', lines: [{ line: 1, quantity }] }, '2026-03-10');
  return order;
};

describe('ORD-16 Order equals contract', () => {
  it('opens with the lines, the total and the spec of the contract (ORD-08)', () => {
    const order = anOrder();
    expect(order).toMatchObject({ status: 'draft', total: '1000.00', payment: 'prepay', lines: [{ sku: 'C425', spec: 'P·O 42.5' }] });
    expect(eventsOf(order)).toEqual(['orders.order-opened.v1']);
  });

  it('has no operation that edits lines', () => {
    const bodies = ordersApi.operations.filter(({ isCommand }) => isCommand).flatMap(({ spec: { body } }) => (body ? [body.name] : []));
    expect(bodies).toEqual(['RecordConsent', 'CancelOrder']);
  });
});

describe('ORD-09 Check stock first, tell the customer, get consent, then issue', () => {
  it('records what is there, line by line', () => {
    const order = anOrder();
    order.checkStock(['60'], wu, at);
    expect(order).toMatchObject({ status: 'stock-checked', stockCheckedBy: 'wu', progress: [{ available: '60' }] });
  });

  it('takes no consent before the stock check', () => {
    expect(
      refusal(() => {
        anOrder().recordConsent({ who: '张', how: 'phone' }, wu, at);
      }),
    ).toMatchObject(conflict);
    const order = anOrder();
    order.checkStock(['60'], wu, at);
    expect(
      refusal(() => {
        order.recordConsent({ who: '张', how: 'phone', agreedAt: '2026-03-10T01:59:59Z' }, wu, at);
      }),
    ).toEqual(fault('order.consent-before-check', 'ORD-09'));
  });

  it('takes no consent that is still to come', () => {
    const order = anOrder();
    order.checkStock(['60'], wu, at);
    expect(
      refusal(() => {
        order.recordConsent({ who: '张', how: 'phone', agreedAt: '2026-03-11T00:00:00Z' }, wu, at);
      }),
    ).toEqual(fault('order.consent-in-future', 'ORD-16'));
  });

  it('is not confirmed without consent, and a new check voids the old one', () => {
    const order = anAgreedOrder();
    order.checkStock(['10'], wu, at);
    expect(order.consent).toBeNull();
    expect(
      refusal(() => {
        order.confirm(PREPAY, wu, at, null);
      }),
    ).toMatchObject(conflict);
  });
});

describe('ORD-06 Payment before goods', () => {
  it('awaits the share the policy asks for', () => {
    const order = anAgreedOrder();
    order.confirm({ ...PREPAY, prepaidShare: '0.3' }, wu, at, null);
    expect(order).toMatchObject({ status: 'awaiting-payment', paymentTerms: 'payment@hq/1' });
    expect(order.required.toString()).toBe('300.00');
  });

  it('awaits nothing when the policy asks for nothing', () => {
    const order = anAgreedOrder();
    order.confirm({ ...PREPAY, prepaidShare: '0' }, wu, at, null);
    expect(order.status).toBe('confirmed');
  });

  it('plans and dispatches nothing before release', () => {
    expect(refusal(() => aPrepaidOrder().planShipment(undefined))).toEqual(fault('order.not-released', 'ORD-06', { required: '1000.00', confirmed: '0.00' }));
    expect(
      refusal(() => {
        aPrepaidOrder().dispatch([{ line: 1, quantity: '1' }]);
      }),
    ).toEqual(fault('order.not-released', 'ORD-06'));
  });
});

describe('ORD-07 Release only after finance confirmed the receipt', () => {
  it('says what is missing and who may go on', () => {
    const order = aPrepaidOrder();
    order.receive(Money.of('999.99'));
    const refused = refusal(() => {
      order.release(null, wu, at);
    });
    expect(refused).toEqual(fault('order.payment-missing', 'ORD-06', { required: '1000.00', confirmed: '999.99', missing: '0.01' }));
    expect(refused).toMatchObject({ data: { rule: { waysForward: [{ operation: 'orders.reportReceipt' }, { operation: 'orders.confirmReceipt' }] } } });
  });

  it('releases to the cent, and tells production and logistics (ORD-18)', () => {
    const order = aReleasedOrder();
    expect(order).toMatchObject({ status: 'released', releasedBy: 'wu' });
    expect(eventsOf(order)).toEqual(['orders.order-opened.v1', 'orders.order-confirmed.v1', 'orders.order-released.v1']);
  });

  it('takes no more than is owed', () => {
    const order = aPrepaidOrder();
    expect(order.receive(Money.of('1500.00')).toString()).toBe('1000.00');
    expect(order.receive(Money.of('1.00')).toString()).toBe('0.00');
  });
});

describe('ORD-06 Credit instead of payment before goods', () => {
  const onCredit = () => {
    const order = anAgreedOrder({ payment: 'credit' });
    order.confirm(CREDIT, wu, at, null);
    return order;
  };

  it('is released while reserved credit carries what is open', () => {
    const order = onCredit();
    order.release({ held: false, reserved: Money.of('1000.00') }, wu, at);
    expect(order.status).toBe('released');
  });

  it.each([
    ['not-granted', null],
    ['held', { held: true, reserved: Money.of('1000.00') }],
    ['exceeded', { held: false, reserved: Money.of('999.99') }],
  ])('is refused when credit is %s', (because, standing) => {
    expect(
      refusal(() => {
        onCredit().release(standing, wu, at);
      }),
    ).toEqual(fault('order.credit-unavailable', 'ORD-06', { because, needs: '1000.00' }));
  });

  it('waits while credit is held, and goes on when it is free (CUS-36)', () => {
    const order = onCredit();
    order.holdCredit();
    expect(order).toMatchObject({ status: 'credit-hold', isPaymentSecured: false });
    order.freeCredit();
    expect(order.status).toBe('confirmed');
  });

  it('may switch to payment before goods before or after confirmation', () => {
    const early = anAgreedOrder({ payment: 'credit' });
    early.switchToPrepay(PREPAY);
    expect(early).toMatchObject({ status: 'customer-confirmed', payment: 'prepay' });
    const late = onCredit();
    late.switchToPrepay(PREPAY);
    expect(late).toMatchObject({ status: 'awaiting-payment', payment: 'prepay', dueDays: 30 });
    expect(late.exposure.isZero()).toBe(true);
    expect(
      refusal(() => {
        late.switchToPrepay(PREPAY);
      }),
    ).toMatchObject({ code: 'order.already-prepay' });
  });

  it('cannot switch once it is released', () => {
    const order = onCredit();
    order.release({ held: false, reserved: Money.of('1000.00') }, wu, at);
    expect(
      refusal(() => {
        order.switchToPrepay(PREPAY);
      }),
    ).toMatchObject(conflict);
  });
});

describe('ORD-19 On quantity: never more than was ordered', () => {
  it('plans what is left, and no more', () => {
    const order = aReleasedOrder();
    order.planShipment([{ line: 1, quantity: '40' }]);
    expect(refusal(() => order.planShipment([{ line: 1, quantity: '60.000001' }]))).toEqual(fault('shipment.more-than-open', 'ORD-19', { open: '60' }));
    expect(order.planShipment(undefined)).toEqual([{ line: 1, quantity: '60' }]);
    expect(refusal(() => order.planShipment(undefined))).toEqual(fault('shipment.more-than-open', 'ORD-19'));
  });

  it('names each line once, and only lines there are', () => {
    const order = aReleasedOrder();
    expect(refusal(() => order.planShipment([{ line: 2, quantity: '1' }]))).toMatchObject({ code: 'order.line-unknown' });
    expect(
      refusal(() =>
        order.planShipment([
          { line: 1, quantity: '1' },
          { line: 1, quantity: '1' },
        ]),
      ),
    ).toMatchObject({ code: 'order.line-unknown' });
  });

  it('may plan anew what was dropped', () => {
    const order = aReleasedOrder();
    order.dropPlanned(order.planShipment(undefined));
    expect(order.planShipment(undefined)).toEqual([{ line: 1, quantity: '100' }]);
  });

  it('is partly shipped, shipped, then delivered', () => {
    const order = aReleasedOrder();
    delivered(order, '30');
    expect(order.status).toBe('partly-shipped');
    order.dispatch(order.planShipment(undefined));
    expect(order.status).toBe('shipped');
    order.deliver({ id: 's', no: 'FH', lines: [{ line: 1, quantity: '70' }] }, '2026-03-10');
    expect(order.status).toBe('delivered');
  });

  it('is worth the same to the cent, however it was cut', () => {
    const order = aReleasedOrder({ lines: [aLine({ quantity: '3', gross: '1000.00', net: '884.96', tax: '115.04' })] });
    order.takeRecord();
    for (const part of ['1', '1', '1']) delivered(order, part);
    const parts = order.takeRecord().events.filter(({ event }) => event.type === 'orders.shipment-delivered.v1');
    const worth = parts.map(({ payload }) => (payload as { lines: { gross: string; net: string; cost: string }[] }).lines[0]);
    expect(worth.map((line) => line?.gross)).toEqual(['333.33', '333.34', '333.33']);
    expect(Money.sum(worth.map((line) => Money.of(line?.net ?? '0'))).toString()).toBe('884.96');
    expect(worth[0]?.cost).toBe('6.12');
  });
});

describe('ORD-23 Invoices for what was delivered', () => {
  it('never invoices more', () => {
    const order = delivered(aReleasedOrder(), '30');
    expect(refusal(() => order.invoice([{ line: 1, quantity: '31' }]))).toEqual(fault('invoice.more-than-delivered', 'ORD-22', { open: '30' }));
    expect(order.invoice(undefined)).toMatchObject([{ line: 1, quantity: '30' }]);
    expect(refusal(() => order.invoice(undefined))).toEqual(fault('invoice.more-than-delivered', 'ORD-22'));
  });
});

describe('ORD-26 Closing and cancelling', () => {
  it('closes when delivered and paid, not before', () => {
    const order = anAgreedOrder();
    order.confirm({ ...PREPAY, prepaidShare: '0.3' }, wu, at, null);
    order.receive(Money.of('300.00'));
    order.release(null, wu, at);
    delivered(order, '100');
    expect(
      refusal(() => {
        order.close(at);
      }),
    ).toEqual(fault('order.not-paid', 'ORD-26', { open: '700.00' }));
    order.closeIfPaid(at);
    expect(order.status).toBe('delivered');
    order.receive(Money.of('700.00'));
    order.closeIfPaid(at);
    expect(order.status).toBe('closed');
    expect(eventsOf(order)).toContain('orders.order-closed.v1');
  });

  it('is cancelled before shipping and never after', () => {
    const order = aReleasedOrder();
    order.cancel('客户取消', at);
    expect(order).toMatchObject({ status: 'cancelled', received: '0.00' });
    expect(order.owed.isZero()).toBe(true);
    expect(
      refusal(() => {
        delivered(aReleasedOrder(), '1').cancel('too late', at);
      }),
    ).toMatchObject(conflict);
  });

  it('never opens again: every way from cancelled is closed (C-07)', () => {
    const order = anAgreedOrder();
    order.cancel('客户取消', at);
    const verbs = [
      () => {
        order.checkStock(['1'], wu, at);
      },
      () => {
        order.confirm(PREPAY, wu, at, null);
      },
      () => {
        order.release(null, wu, at);
      },
      () => {
        order.switchToPrepay(PREPAY);
      },
      () => {
        order.close(at);
      },
    ];
    for (const verb of verbs) expect(refusal(verb)).toBeDefined();
    expect(order.status).toBe('cancelled');
  });
});
