import { randomBytes } from 'node:crypto';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi, type ReceiptView } from '@tradewind/contracts/orders/receipts.api';
import { shipmentsApi, type ShipmentView } from '@tradewind/contracts/orders/shipments.api';
import { newId } from '@tradewind/kernel/ids';
import type { Operation } from '@tradewind/kernel/operation';
import fc from 'fast-check';
import type { Cast } from './cast.ts';
import type { Player } from './company.ts';
import { today } from './orders.ts';

/** What the order is for: 100 boxes at 1,130.00, paid in full before they leave. */
const QUANTITY = 100;
const TOTAL = 113_000;

type Part<State> = { readonly id: string; state: State } & { readonly size: number };

/** The regulation of an order as a child would write it down: no money, no transactions, only what may follow what. Amounts in fen, goods in boxes. */
export class OrderModel {
  status: OrderView['status'] = 'draft';
  received = 0;
  planned = 0;
  shipped = 0;
  delivered = 0;
  readonly receipts: Part<'reported' | 'confirmed' | 'rejected'>[] = [];
  readonly shipments: Part<'planned' | 'dispatched' | 'delivered' | 'cancelled'>[] = [];

  is(...statuses: readonly OrderView['status'][]): boolean {
    return statuses.includes(this.status);
  }

  /** The last delivery of what is paid closes the order. */
  settle(): void {
    if (this.delivered === QUANTITY && this.received === TOTAL) this.status = 'closed';
    else if (this.delivered === QUANTITY) this.status = 'delivered';
    else if (this.shipped === QUANTITY) this.status = 'shipped';
    else if (this.shipped > 0) this.status = 'partly-shipped';
  }
}

/** The order in the running platform, and who works on it. */
export interface RealOrder {
  readonly cast: Cast;
  readonly orderId: string;
}

interface Said {
  readonly status: number;
  readonly text: string;
}

interface Request {
  readonly actor: Player;
  readonly op: Operation;
  readonly input: object;
}

/** One command: whether it may be, how it is asked for, and what is then. */
export interface Step {
  readonly name: string;
  may(model: OrderModel): boolean;
  request(model: OrderModel, real: RealOrder): Request;
  happens(model: OrderModel, reply: string): void;
}

/** The platform has to say and do what the model says, and for the same key the same once more (R6). */
export async function taken(step: Step, model: OrderModel, real: RealOrder): Promise<void> {
  const may = step.may(model);
  const request = step.request(model, real);
  const key = newId();
  const first = await said(request, key);
  expect(`${step.name}: ${outcomeOf(first)}`).toBe(`${step.name}: ${may ? 'done' : `refused ${first.text}`}`);
  const again = await said(request, key);
  if (may) expect(again).toEqual(first);
  if (may) step.happens(model, first.text);
  await compare(model, real);
}

interface Said {
  readonly status: number;
  readonly text: string;
}

async function said({ actor, op, input }: Request, key: string): Promise<Said> {
  const response = await actor.request(op, input, { key });
  return { status: response.status, text: await response.text() };
}

const REFUSALS = [403, 404, 409, 412, 422];
const outcomeOf = ({ status, text }: Said): string => (status < 300 ? 'done' : `${REFUSALS.includes(status) ? 'refused' : status} ${text}`);

const inYuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

const inBoxes = (quantity = ''): number => parseInt(quantity, 10);

/** After every step, done or refused: the platform shows what the model knows, to the fen and to the box. */
async function compare(model: OrderModel, { cast, orderId }: RealOrder): Promise<void> {
  const { status, received, lines } = await cast.clerk.call(ordersApi.getOrder, { orderId });
  const [line] = lines;
  expect({ status, received, planned: inBoxes(line?.planned), shipped: inBoxes(line?.shipped), delivered: inBoxes(line?.delivered) }).toEqual({
    status: model.status,
    received: inYuan(model.received),
    planned: model.planned,
    shipped: model.shipped,
    delivered: model.delivered,
  });
}

/** A command on the order itself. */
const onOrder = (
  op: { readonly name: string },
  given: { readonly by?: 'clerk' | 'manager'; readonly input?: object; readonly may: Step['may']; readonly happens: Step['happens'] },
): Step => ({
  name: op.name,
  may: given.may,
  request: (_, { cast, orderId }) => ({ actor: cast[given.by ?? 'clerk'], op: op as Operation, input: { orderId, ...given.input } }),
  happens: given.happens,
});

const to =
  (status: OrderView['status']): Step['happens'] =>
  (model) => {
    model.status = status;
  };

const checkStock = onOrder(ordersApi.checkStock, {
  may: (model) => model.is('draft', 'stock-checked', 'customer-confirmed'),
  happens: to('stock-checked'),
});
const recordConsent = onOrder(ordersApi.recordConsent, {
  input: { who: '刘洋', how: 'phone' },
  may: (model) => model.is('stock-checked', 'customer-confirmed'),
  happens: to('customer-confirmed'),
});
const confirm = onOrder(ordersApi.confirmOrder, { may: (model) => model.is('customer-confirmed'), happens: to('awaiting-payment') });
const release = onOrder(ordersApi.releaseOrder, {
  may: (model) => model.is('awaiting-payment') && model.received === TOTAL,
  happens: to('released'),
});
const cancel = onOrder(ordersApi.cancelOrder, {
  input: { reason: '客户取消' },
  may: (model) => model.is('draft', 'stock-checked', 'customer-confirmed', 'awaiting-payment', 'released'),
  happens: (model) => {
    Object.assign(model, { status: 'cancelled', received: 0, planned: 0 });
    for (const shipment of model.shipments) if (shipment.state === 'planned') shipment.state = 'cancelled';
  },
});

const reportReceipt = (fen: number): Step => ({
  name: `report ${inYuan(fen)}`,
  may: (model) => !model.is('closed', 'cancelled'),
  request: (_, { cast, orderId }) => {
    const receipt = { amount: inYuan(fen), paidBy: '渝北建材', method: 'transfer', receivedOn: today(), voucherNo: randomBytes(6).toString('hex') };
    return { actor: cast.rep, op: receiptsApi.reportReceipt, input: { orderId, ...receipt } };
  },
  happens: (model, reply) => model.receipts.push({ id: (JSON.parse(reply) as ReceiptView).id, state: 'reported', size: fen }),
});

/** The part that is meant; when there is none, a command about something unknown is tried. */
const chosen = <P>(parts: readonly P[], index: number): P | undefined => parts[index % Math.max(1, parts.length)];

const confirmReceipt = (index: number): Step => ({
  name: `confirm receipt ${index}`,
  may: ({ receipts }) => chosen(receipts, index)?.state === 'reported',
  request: ({ receipts }, { cast }) => ({
    actor: cast.finance,
    op: receiptsApi.confirmReceipt,
    input: { receiptId: chosen(receipts, index)?.id ?? newId() },
  }),
  happens: (model) => {
    const receipt = chosen(model.receipts, index);
    if (!receipt) throw new Error('there was none');
    receipt.state = 'confirmed';
    if (!model.is('cancelled')) model.received = Math.min(TOTAL, model.received + receipt.size);
  },
});

const rejectReceipt = (index: number): Step => ({
  ...confirmReceipt(index),
  name: `reject receipt ${index}`,
  request: ({ receipts }, { cast }) => ({
    actor: cast.finance,
    op: receiptsApi.rejectReceipt,
    input: { receiptId: chosen(receipts, index)?.id ?? newId(), reason: '未到账' },
  }),
  happens: ({ receipts }) => {
    Object.assign(chosen(receipts, index) ?? {}, { state: 'rejected' });
  },
});

/** ORG-14: sales reports, finance confirms. */
const confirmOwnReceipt = (index: number): Step => {
  const step = confirmReceipt(index);
  return {
    ...step,
    name: `confirm own receipt ${index}`,
    may: () => false,
    request: (model, real) => ({ ...step.request(model, real), actor: real.cast.rep }),
  };
};

const planShipment = (boxes: number): Step => ({
  name: `plan ${boxes}`,
  may: (model) => model.is('released', 'partly-shipped') && boxes <= QUANTITY - model.planned - model.shipped,
  request: (_, { cast, orderId }) => {
    const plan = { warehouse: 'CK-01', carrier: '顺达物流', qualityCertificateNo: 'ZB-1', lines: [{ line: 1, quantity: String(boxes) }] };
    return { actor: cast.logistics, op: shipmentsApi.planShipment, input: { orderId, ...plan } };
  },
  happens: (model, reply) => {
    model.shipments.push({ id: (JSON.parse(reply) as ShipmentView).id, state: 'planned', size: boxes });
    model.planned += boxes;
  },
});

interface Move {
  readonly op: { readonly name: string };
  readonly input: object;
  readonly from: 'planned' | 'dispatched';
  readonly to: 'dispatched' | 'delivered' | 'cancelled';
}

const moveShipment =
  (move: Move) =>
  (index: number): Step => ({
    name: `${move.op.name} ${index}`,
    may: ({ shipments }) => chosen(shipments, index)?.state === move.from,
    request: ({ shipments }, { cast }) => ({
      actor: cast.logistics,
      op: move.op as Operation,
      input: { shipmentId: chosen(shipments, index)?.id ?? newId(), ...move.input },
    }),
    happens: (model) => {
      const shipment = chosen(model.shipments, index);
      if (!shipment) throw new Error('there was none');
      shipment.state = move.to;
      if (move.from === 'planned') model.planned -= shipment.size;
      if (move.to === 'dispatched') model.shipped += shipment.size;
      if (move.to === 'delivered') model.delivered += shipment.size;
      model.settle();
    },
  });

const dispatch = moveShipment({ op: shipmentsApi.dispatchShipment, input: { waybillNo: 'YD-1' }, from: 'planned', to: 'dispatched' });
const deliver = moveShipment({ op: shipmentsApi.deliverShipment, input: { deliveredOn: today(), signedBy: '刘洋' }, from: 'dispatched', to: 'delivered' });
const cancelShipment = moveShipment({ op: shipmentsApi.cancelShipment, input: { reason: '改期' }, from: 'planned', to: 'cancelled' });

const some = fc.nat(5);

/** The lawful way, a step at a time: sequences of anything at all would end at the first gate. */
const WAY: readonly fc.Arbitrary<Step>[] = [
  fc.constant(checkStock),
  fc.constant(recordConsent),
  fc.constant(confirm),
  fc.constantFrom(113_000, 113_000, 56_500, 200_000).map(reportReceipt),
  some.map(confirmReceipt),
  fc.constant(release),
  fc.constantFrom(100, 60, 40, 1).map(planShipment),
  some.map(dispatch),
  some.map(deliver),
];
const ANYTHING = fc.oneof(...WAY, fc.constant(cancel), some.map(rejectReceipt), some.map(confirmOwnReceipt), some.map(cancelShipment));

/** The lawful way with detours, or up to so many commands of any kind in any order. */
export const orderSteps = (most: number): fc.Arbitrary<readonly Step[]> => {
  const detour = fc.option(ANYTHING, { freq: 2, nil: null });
  const lawful = fc.tuple(...WAY.map((step) => fc.tuple(step, detour))).map((steps) => steps.flat().filter((step) => step !== null));
  return fc.oneof({ weight: 3, arbitrary: lawful }, { weight: 1, arbitrary: fc.array(ANYTHING, { minLength: 3, maxLength: most }) });
};
