import { orderNotFound } from '@tradewind/contracts/orders/orders.api';
import { Money } from '@tradewind/domain/money';
import { Quantity } from '@tradewind/domain/quantity';
import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import { aLine, anOrder, at, CREDIT, guo, lin, PREPAY, someone, wu } from '../../test/examples.js';
import { CreditAccount } from './credit-account.js';
import type { Order } from './order.js';
import { Receipt } from './receipt.js';
import { Receivable } from './receivable.js';
import { Shipment } from './shipment.js';
import { StockItem } from './stock-item.js';
import { objectionTo } from './order-amendment.js';
import { availability, lapsedReservations, reservationPlan } from './stock-plan.js';

const VERBS = [
  'check',
  'consent',
  'confirm',
  'prepay',
  'release',
  'plan',
  'dispatch',
  'deliver',
  'report',
  'confirm-receipt',
  'reallocate',
  'cancel',
  'close',
  'hold',
  'unhold',
  'amend',
] as const;
type Verb = (typeof VERBS)[number];
interface Step {
  readonly verb: Verb;
  readonly order: number;
  readonly nth: number;
  readonly size: number;
}

const step: fc.Arbitrary<Step> = fc.record({ verb: fc.constantFrom(...VERBS), order: fc.nat(2), nth: fc.nat(4), size: fc.integer({ min: 1, max: 120 }) });
/** The way an order goes, for as far as it goes. */
const THE_WAY: readonly Verb[] = [
  'check',
  'consent',
  'confirm',
  'report',
  'confirm-receipt',
  'confirm-receipt',
  'release',
  'plan',
  'dispatch',
  'deliver',
  'plan',
  'dispatch',
  'deliver',
  'report',
  'confirm-receipt',
  'close',
];
const way = fc
  .tuple(fc.nat(2), fc.array(step, { minLength: THE_WAY.length, maxLength: THE_WAY.length }), fc.integer({ min: 1, max: THE_WAY.length }))
  .map(([order, steps, far]) => steps.slice(0, far).map((one, i): Step => ({ ...one, order, verb: THE_WAY[i] ?? one.verb })));
/** Orders on their way, with anything at all in between. */
const story = fc
  .array(
    fc.oneof(
      step.map((one) => [one]),
      way,
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.flat());

const PRODUCT = aLine().productId;
const line = aLine({ quantity: '100', gross: '1000.00' });
const copy = <T extends object>(value: T): T => Object.assign(Object.create(Object.getPrototypeOf(value) as object) as T, value);

/** Three orders of one customer over one stock and one credit account; each verb is done whole or not at all, as in a transaction. */
class World {
  orders: Order[] = [
    anOrder({ payment: 'prepay', lines: [line] }),
    anOrder({ payment: 'credit', lines: [line] }),
    anOrder({ payment: 'credit', lines: [line] }),
  ];
  receipts: Receipt[] = [];
  shipments: Shipment[] = [];
  receivables: Receivable[] = [];
  stock = [aStock('W1', '180'), aStock('W2', '60')];
  account = anAccount();
  /** What was to be paid before release, as it was agreed; kept apart from what the orders believe. */
  agreed = new Map<string, Money>();
  /** What left while money was missing: must stay empty. */
  shippedUnpaid: string[] = [];
  done = 0;

  run({ verb, order: which, nth, size }: Step): void {
    const before = {
      orders: this.orders.map(copy),
      receipts: this.receipts.map(copy),
      shipments: this.shipments.map(copy),
      receivables: this.receivables.map(copy),
      stock: this.stock.map(copy),
      account: copy(this.account),
      agreed: new Map(this.agreed),
    };
    const order = this.orders[which];
    if (!order) return;
    try {
      this.act(verb, order, nth, size);
      this.done += 1;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      Object.assign(this, before);
    }
  }

  private act(verb: Verb, order: Order, nth: number, size: number): void {
    const receipt = this.receipts[nth % Math.max(1, this.receipts.length)];
    const shipment = this.shipments.filter(({ orderId }) => orderId === order.id)[nth % 3];
    const verbs: Record<Verb, () => void> = {
      check: () => {
        order.checkStock(availability(this.stock, order.book.demand), wu, at);
      },
      consent: () => {
        order.recordConsent({ who: '张', how: 'phone' }, wu, at);
      },
      confirm: () => {
        this.confirm(order);
      },
      prepay: () => {
        this.prepay(order);
      },
      release: () => {
        order.release(this.account.standing(order.id), wu, at);
      },
      plan: () => {
        this.plan(order, String(size), nth);
      },
      dispatch: () => {
        if (shipment) this.dispatch(order, shipment);
      },
      deliver: () => {
        if (shipment) this.deliver(order, shipment);
      },
      report: () => {
        this.report(order, `${size * 10}.37`);
      },
      'confirm-receipt': () => {
        if (receipt) this.confirmReceipt(receipt, nth);
      },
      reallocate: () => {
        if (receipt) this.pay(receipt, order);
      },
      cancel: () => {
        this.cancel(order);
      },
      close: () => {
        order.close(at);
      },
      hold: () => {
        this.account.hold(true);
      },
      unhold: () => {
        this.account.hold(false);
      },
      amend: () => {
        this.amend(order, String(size), nth === 0 ? 'credit' : order.payment);
      },
    };
    verbs[verb]();
  }

  private prepay(order: Order): void {
    order.switchToPrepay(PREPAY);
    if (order.isConfirmed) this.agreed.set(order.id, Money.of(order.total));
    this.settle(order);
  }

  /** As its contract was amended: more, less or otherwise paid, where the order can still follow (ORD-16). */
  private amend(order: Order, quantity: string, payment: Order['payment']): void {
    const total = Money.of('10').times(quantity).toString();
    const terms = { amendmentNo: 'BC', lines: [aLine({ quantity, gross: total })], total, net: total, payment, deliverBy: order.deliverBy };
    if (objectionTo(order, terms) !== null) throw orderNotFound({ orderId: order.id });
    let rest = order.amend(terms, at);
    for (const receipt of this.receipts.filter(({ allocations }) => allocations.some(({ orderId }) => orderId === order.id)).reverse())
      if (!rest.isZero()) rest = rest.minus(receipt.freePart(order.id, rest));
    if (order.isConfirmed && order.payment === 'prepay') this.agreed.set(order.id, order.required);
    const left = order.isConfirmed ? order.book.unshipped(PRODUCT) : '0';
    for (const { stockItemId, quantity: lapsed } of lapsedReservations(this.stock, order.id, left)) this.item(stockItemId).release(order.id, lapsed);
    this.settle(order);
  }

  private report(order: Order, amount: string): void {
    const report = { orderId: order.id, amount, paidBy: 'x', method: 'cash', receivedOn: '2026-03-10', voucherNo: 'x' } as const;
    this.receipts.push(Receipt.report(report, order, 'SK', lin, at));
  }

  private confirm(order: Order): void {
    order.confirm(order.payment === 'credit' ? CREDIT : { ...PREPAY, prepaidShare: '0.6' }, wu, at, null);
    if (order.payment === 'prepay') this.agreed.set(order.id, Money.of(order.total).times('0.6'));
    for (const { stockItemId, quantity } of reservationPlan(this.stock, order.book.toldAvailable)) this.item(stockItemId).reserve(order.id, quantity);
    if (order.payment === 'credit') this.account.reserve(order, order.exposure, at);
  }

  private plan(order: Order, quantity: string, nth: number): void {
    const lines = order.planShipment(nth === 0 ? undefined : [{ line: 1, quantity }]);
    this.shipments.push(Shipment.plan({ orderId: order.id, warehouse: nth % 2 ? 'W1' : 'W2', carrier: 'x', qualityCertificateNo: 'x' }, order, lines, 'FH'));
  }

  private dispatch(order: Order, shipment: Shipment): void {
    shipment.dispatch({ waybillNo: 'x' }, 'CH', at);
    order.dispatch(shipment.lines);
    const quantity = shipment.lines[0]?.quantity ?? '0';
    this.stock.find(({ warehouse }) => warehouse === shipment.warehouse)?.dispatch(order.id, quantity);
    for (const { stockItemId, quantity: lapsed } of lapsedReservations(this.stock, order.id, order.book.unshipped(PRODUCT)))
      this.item(stockItemId).release(order.id, lapsed);
    if (order.payment === 'prepay' && !this.confirmedFor(order).covers(this.agreed.get(order.id) ?? Money.zero())) this.shippedUnpaid.push(order.id);
  }

  private deliver(order: Order, shipment: Shipment): void {
    shipment.deliver({ deliveredOn: '2026-03-10', signedBy: 'x' }, at);
    const amount = order.deliver(shipment, '2026-03-10');
    const receivable = Receivable.openFor(order, { shipmentId: shipment.id, amount, deliveredOn: '2026-03-10' }, 'YS');
    receivable.settle(order.applyAdvance(amount), null, at);
    order.closeIfPaid(at);
    this.receivables.push(receivable);
  }

  private confirmReceipt(receipt: Receipt, nth: number): void {
    receipt.confirm(nth === 4 ? lin : guo, at);
    const order = this.orders.find(({ id }) => id === receipt.orderId);
    if (order) this.pay(receipt, order);
  }

  private pay(receipt: Receipt, order: Order): void {
    const due = this.receivables.filter(({ orderId }) => orderId === order.id);
    const taken = order.receive(receipt.rest);
    const shares = order.setOff(due);
    order.closeIfPaid(at);
    receipt.allocate(order.id, taken);
    for (const { id, amount } of shares) due.find((one) => one.id === id)?.settle(amount, receipt.id, at);
    this.settle(order);
  }

  private cancel(order: Order): void {
    order.cancel('x', at);
    for (const receipt of this.receipts) if (receipt.allocations.some(({ orderId }) => orderId === order.id)) receipt.free(order.id);
    for (const shipment of this.shipments) if (shipment.orderId === order.id && shipment.status === 'planned') shipment.cancel('x');
    for (const { stockItemId, quantity } of lapsedReservations(this.stock, order.id, '0')) this.item(stockItemId).release(order.id, quantity);
    this.settle(order);
  }

  private settle(order: Order): void {
    this.account.settle(order.id, order.exposure);
  }

  /** From the receipts themselves, not from what the order believes. */
  confirmedFor({ id }: Order): Money {
    const confirmed = this.receipts.filter(({ status }) => status === 'confirmed' || status === 'allocated');
    return Money.sum(confirmed.flatMap(({ allocations }) => allocations.filter(({ orderId }) => orderId === id).map(({ amount }) => Money.of(amount))));
  }

  private item(id: string): StockItem {
    const found = this.stock.find((item) => item.id === id);
    if (!found) throw new Error('no such stock');
    return found;
  }
}

const aStock = (warehouse: string, onHand: string) =>
  StockItem.record({ productId: PRODUCT, sku: 'C425', name: '水泥', warehouse, onHand }, someone('keeper'), at);

function anAccount(): CreditAccount {
  const account = CreditAccount.open(anOrder().customerId, { org: 'hq', branch: 'hq', ownerId: 'x' });
  account.grant({ limit: '1500.00', currency: 'CNY', termDays: 45, validUntil: '2026-12-31' });
  return account;
}

const after = (steps: readonly Step[]): World => {
  const world = new World();
  steps.forEach((one) => {
    world.run(one);
  });
  return world;
};
const always = (holds: (world: World) => void): void => {
  fc.assert(
    fc.property(story, (steps) => {
      holds(after(steps));
    }),
    { numRuns: 300 },
  );
};

describe('ORD-06 No sequence of verbs ships a prepaid order without the money (C-07, C-10)', () => {
  it('dispatches only with confirmed receipts that reach what is required', () => {
    always(({ shippedUnpaid }) => {
      expect(shippedUnpaid).toEqual([]);
    });
  });

  it('still lets orders through: the stories reach delivery', () => {
    const reached = fc
      .sample(story, 400)
      .map(after)
      .filter(({ receivables }) => receivables.length > 0);
    expect(reached.length).toBeGreaterThan(20);
  });
});

describe('ORD-07 Money is counted once', () => {
  it('never allocates more than a receipt is, and orders know exactly what they were given', () => {
    always((world) => {
      for (const { amount, allocations, status, unallocated } of world.receipts) {
        const allocated = Money.sum(allocations.map((part) => Money.of(part.amount)));
        expect(Money.of(amount).covers(allocated)).toBe(true);
        if (status === 'confirmed' || status === 'allocated') expect(allocated.plus(Money.of(unallocated)).toString()).toBe(amount);
      }
      for (const order of world.orders) {
        expect(Money.of(order.received).toString()).toBe(world.confirmedFor(order).toString());
        expect(Money.of(order.total).covers(Money.of(order.received))).toBe(true);
      }
    });
  });

  it('keeps receivables and advances equal to what came in', () => {
    always(({ orders, receivables }) => {
      for (const order of orders) {
        const own = receivables.filter(({ orderId }) => orderId === order.id);
        expect(Money.sum(own.map(({ paid }) => Money.of(paid))).toString()).toBe(Money.of(order.applied).toString());
        for (const { amount, paid, open } of own) expect(Money.of(paid).plus(Money.of(open)).toString()).toBe(amount);
        if (own.some(({ owed }) => !owed.isZero())) expect(order.unapplied.isZero()).toBe(true);
      }
    });
  });
});

describe('ORD-06 Exposure is the sum of what is open (C-05, C-07)', () => {
  it('equals its recomputation from the orders after any sequence, and no order counts twice', () => {
    always(({ orders, account }) => {
      const open = Money.sum(orders.map(({ exposure }) => exposure));
      expect(account.exposure).toBe(open.toString());
      expect(new Set(account.entries.map(({ orderId }) => orderId)).size).toBe(account.entries.length);
      expect(Money.of(account.limit).covers(Money.of(account.exposure))).toBe(true);
    });
  });
});

describe('ORD-09 Stock is never sold twice (C-29)', () => {
  it('never sinks below zero, promises no more than is there, and loses nothing', () => {
    always(({ stock, orders }) => {
      for (const item of stock) expect(Quantity.of(item.onHand).covers(item.reserved)).toBe(true);
      const left = stock.reduce((sum, { onHand }) => sum.plus(Quantity.of(onHand)), Quantity.zero);
      const shipped = orders.reduce((sum, { progress }) => sum.plus(Quantity.of(progress[0]?.shipped ?? '0')), Quantity.zero);
      expect(left.plus(shipped).toString()).toBe('240');
      for (const { progress, lines } of orders) {
        const { shipped: sent = '0', delivered = '0', planned = '0' } = progress[0] ?? {};
        expect(Quantity.of(lines[0]?.quantity ?? '0').covers(Quantity.of(sent).plus(Quantity.of(planned)))).toBe(true);
        expect(Quantity.of(sent).covers(Quantity.of(delivered))).toBe(true);
      }
    });
  });
});
