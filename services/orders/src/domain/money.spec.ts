import { Money } from '@tradewind/domain/money';
import { anAgreedOrder, at, CREDIT, eventsOf, guo, lin, PREPAY, wu } from '../../test/examples.js';
import { CreditAccount } from './credit-account.js';
import { Invoice } from './invoice.js';
import { Receipt } from './receipt.js';
import { Receivable } from './receivable.js';
import { Shipment } from './shipment.js';

const anOrderAwaitingPayment = () => {
  const order = anAgreedOrder();
  order.confirm(PREPAY, wu, at, null);
  return order;
};
const report = { amount: '1000.00', paidBy: '渝北建材', method: 'transfer', receivedOn: '2026-03-10', voucherNo: 'T-1' } as const;
const aReceipt = (given: Partial<typeof report> = {}, order = anOrderAwaitingPayment()) =>
  Receipt.report({ orderId: order.id, ...report, ...given }, order, 'SK', lin, at);

describe('ORD-27 The receipt record', () => {
  it('is not for money that is still to come', () => {
    expect(() => Receipt.report({ orderId: 'x', ...report, receivedOn: '2026-03-11' }, anOrderAwaitingPayment(), 'SK', lin, at)).toThrow('is not here yet');
  });

  it('is not for an order that is over', () => {
    const order = anOrderAwaitingPayment();
    order.cancel('客户取消', at);
    expect(() => aReceipt({}, order)).toThrow('nothing is owed on it any more');
  });
});

describe('ORG-14 Who reports money does not confirm it', () => {
  it('is confirmed by somebody else, once', () => {
    const receipt = aReceipt();
    expect(() => {
      receipt.confirm(lin, at);
    }).toThrow('Nobody confirms a receipt they reported');
    receipt.confirm(guo, at);
    expect(receipt).toMatchObject({ status: 'confirmed', unallocated: '1000.00', decidedBy: 'guo' });
    expect(eventsOf(receipt)).toEqual(['orders.receipt-confirmed.v1']);
    expect(() => {
      receipt.confirm(guo, at);
    }).toThrow('Cannot confirm what is confirmed');
  });

  it('may be rejected with a reason, and counts for nothing', () => {
    const receipt = aReceipt();
    receipt.reject('未到账', guo, at);
    expect(receipt).toMatchObject({ status: 'rejected', rejectReason: '未到账', unallocated: '0.00' });
    expect(() => {
      receipt.confirm(guo, at);
    }).toThrow('Cannot confirm what is rejected');
  });
});

describe('ORD-07 Confirmed money is allocated, never more than it is', () => {
  it('keeps the rest visible', () => {
    const receipt = aReceipt();
    receipt.confirm(guo, at);
    receipt.allocate('a', Money.of('600.00'));
    expect(receipt).toMatchObject({ status: 'confirmed', unallocated: '400.00' });
    expect(() => {
      receipt.allocate('b', Money.of('400.01'));
    }).toThrow('Nothing can be allocated');
    receipt.allocate('b', Money.of('400.00'));
    expect(receipt).toMatchObject({ status: 'allocated', unallocated: '0.00' });
  });

  it('is free again when its order is cancelled', () => {
    const receipt = aReceipt();
    receipt.confirm(guo, at);
    receipt.allocate('a', Money.of('1000.00'));
    receipt.free('a');
    expect(receipt).toMatchObject({ status: 'confirmed', unallocated: '1000.00', allocations: [] });
  });
});

describe('ORD-26 Receivables', () => {
  const aReceivable = () => {
    const order = anOrderAwaitingPayment();
    return Receivable.openFor(order, { shipmentId: order.id, amount: Money.of('1000.00'), deliveredOn: '2026-03-10' }, 'YS');
  };
  const on = (date: string) => new Date(`${date}T02:00:00Z`);

  it('is due so many days after delivery as was agreed', () => {
    expect(aReceivable()).toMatchObject({ status: 'open', open: '1000.00', dueOn: '2026-04-09' });
  });

  it('is paid in parts, and takes no more than is open', () => {
    const receivable = aReceivable();
    expect(receivable.settle(Money.of('400.00'), 'r1', at).toString()).toBe('400.00');
    expect(receivable).toMatchObject({ status: 'part-paid', open: '600.00' });
    expect(receivable.settle(Money.of('700.00'), 'r2', at).toString()).toBe('600.00');
    expect(receivable).toMatchObject({ status: 'paid', open: '0.00', paid: '1000.00', paidOn: '2026-03-10' });
    expect(eventsOf(receivable)).toEqual(['orders.receivable-opened.v1', 'orders.receivable-paid.v1']);
  });

  it('is overdue the day after the due date, says so once, and can still be paid (CUS-36)', () => {
    const receivable = aReceivable();
    receivable.fallDue(on('2026-04-09'));
    expect(receivable.status).toBe('open');
    receivable.fallDue(on('2026-04-10'));
    receivable.fallDue(on('2026-04-11'));
    receivable.settle(Money.of('1.00'), 'r1', on('2026-04-12'));
    expect(receivable.status).toBe('overdue');
    receivable.settle(Money.of('999.00'), 'r2', on('2026-04-12'));
    expect(eventsOf(receivable)).toEqual(['orders.receivable-opened.v1', 'orders.receivable-overdue.v1', 'orders.receivable-paid.v1']);
  });
});

describe('ORD-06 Credit within its limit only (C-05)', () => {
  const where = { org: 'hq', branch: 'hq', ownerId: 'x' };
  const anAccount = (given: object = {}) => {
    const account = CreditAccount.open('c', where);
    account.grant({ limit: '1500.00', currency: 'CNY', termDays: 45, validUntil: '2026-12-31', ...given });
    return account;
  };
  const order = anAgreedOrder({ payment: 'credit' });
  const other = anAgreedOrder({ payment: 'credit' });
  const because = (account: CreditAccount, amount = '1000.00') => {
    try {
      account.reserve(other, Money.of(amount), at);
    } catch (error) {
      return (error as { data: { facts: object } }).data.facts;
    }
    return null;
  };

  it('says what is needed, what is available and why it does not reach', () => {
    const account = anAccount();
    account.reserve(order, Money.of('1000.00'), at);
    expect(because(account)).toEqual({ needs: '1000.00', available: '500.00', because: 'exceeded' });
    expect(because(account, '500.00')).toBeNull();
    expect(because(anAccount({ validUntil: '2026-03-09' }))).toMatchObject({ because: 'expired', available: '0.00' });
    expect(because(CreditAccount.open('c', where))).toMatchObject({ because: 'not-granted' });
    const held = anAccount();
    held.hold(true);
    expect(because(held)).toMatchObject({ because: 'held' });
    held.hold(false);
    expect(because(held)).toBeNull();
  });

  it('never counts an order twice', () => {
    const account = anAccount();
    account.reserve(order, Money.of('1000.00'), at);
    account.reserve(order, Money.of('1000.00'), at);
    expect(account).toMatchObject({ exposure: '1000.00', entries: [{ orderId: order.id, amount: '1000.00' }] });
  });

  it('falls with payments and is gone when nothing is open', () => {
    const account = anAccount();
    account.reserve(order, Money.of('1000.00'), at);
    account.settle(order.id, Money.of('300.00'));
    expect(account.exposure).toBe('300.00');
    account.settle(order.id, Money.of('900.00'));
    expect(account.exposure).toBe('300.00');
    account.settle(order.id, Money.zero());
    expect(account).toMatchObject({ exposure: '0.00', entries: [] });
    account.settle('unknown', Money.of('900.00'));
    expect(account.exposure).toBe('0.00');
  });

  it('gives nothing new when the limit was lowered below what is used', () => {
    const account = anAccount();
    account.reserve(order, Money.of('1000.00'), at);
    account.grant({ limit: '500.00', currency: 'CNY', termDays: 45, validUntil: '2026-12-31' });
    expect(account.availableAt(at).toString()).toBe('0.00');
    expect(account.exposure).toBe('1000.00');
  });
});

describe('ORD-22 Shipping plan, quality certificate, delivery slip (ORD-13)', () => {
  const aShipment = () => {
    const order = anAgreedOrder({ payment: 'credit' });
    order.confirm(CREDIT, wu, at, null);
    order.release({ held: false, reserved: Money.of('1000.00') }, wu, at);
    const plan = { orderId: order.id, warehouse: 'W1', carrier: '顺达', qualityCertificateNo: 'ZB-1' };
    return Shipment.plan(plan, order, order.planShipment(undefined), 'FH');
  };

  it('carries the lines with their spec', () => {
    expect(aShipment()).toMatchObject({ status: 'planned', qualityCertificateNo: 'ZB-1', lines: [{ line: 1, quantity: '100', spec: 'P·O 42.5' }] });
  });

  it('is delivered on a day between dispatch and today', () => {
    const shipment = aShipment();
    expect(() => {
      shipment.dispatch({ waybillNo: 'Y1', dispatchedOn: '2026-03-11' }, 'CH', at);
    }).toThrow('cannot be right');
    shipment.dispatch({ waybillNo: 'Y1' }, 'CH', at);
    expect(shipment).toMatchObject({ dispatchedOn: '2026-03-10', deliverySlipNo: 'CH' });
    expect(() => {
      shipment.deliver({ deliveredOn: '2026-03-11', signedBy: '张' }, at);
    }).toThrow('cannot be right');
    expect(() => {
      shipment.deliver({ deliveredOn: '2026-03-09', signedBy: '张' }, at);
    }).toThrow('cannot be right');
    shipment.reportException('车辆故障');
    shipment.deliver({ deliveredOn: '2026-03-10', signedBy: '张' }, at);
    expect(shipment).toMatchObject({ status: 'delivered', signedBy: '张', reason: null });
  });

  it('is cancelled only while planned', () => {
    const shipment = aShipment();
    shipment.cancel('改期');
    expect(shipment.status).toBe('cancelled');
    expect(() => {
      shipment.dispatch({ waybillNo: 'Y1' }, 'CH', at);
    }).toThrow('Cannot dispatch what is cancelled');
  });
});

describe('ORD-23 A proper invoice', () => {
  const anInvoice = () => {
    const order = anAgreedOrder({ payment: 'credit' });
    order.confirm(CREDIT, wu, at, null);
    order.release({ held: false, reserved: Money.of('1000.00') }, wu, at);
    order.dispatch(order.planShipment(undefined));
    order.deliver({ id: 's', no: 'FH', lines: [{ line: 1, quantity: '100' }] }, '2026-03-10');
    return Invoice.request(order, order.invoice(undefined), lin, at);
  };

  it('splits tax line by line', () => {
    expect(anInvoice()).toMatchObject({ status: 'requested', gross: '1000.00', net: '884.96', tax: '115.04', no: null });
  });

  it('takes a number of the tax system, 20 digits, once', () => {
    const invoice = anInvoice();
    expect(() => {
      invoice.issue('2644200000000000000X', 'FP', guo, at);
    }).toThrow('20 digits');
    invoice.issue('26442000000000000001', 'BJ-FP-2026-000001', guo, at);
    expect(invoice).toMatchObject({ status: 'issued', no: 'BJ-FP-2026-000001', issuedBy: 'guo' });
    expect(() => {
      invoice.issue('26442000000000000002', 'FP', guo, at);
    }).toThrow('Cannot issue what is issued');
  });
});
