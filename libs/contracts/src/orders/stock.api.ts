import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, Id, Instant, ListOf, Quantity, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';

export class StockItemId {
  @Id() readonly stockItemId!: string;
}

export class RecordStock {
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Code({ doc: 'Code of the warehouse' }) readonly warehouse!: string;
  @Quantity({ doc: 'What is there, reserved goods included' }) readonly onHand!: string;
  @Instant({ optional: true, doc: 'When it was counted; now if left out. Goods dispatched since then must not be in the figure' }) readonly asOf?: string;
}

export class FindStock extends SearchRequest {
  @Id({ optional: true }) readonly productId?: string;
  @Code({ optional: true }) readonly warehouse?: string;
}

export class ReservationView {
  @Id() readonly orderId!: string;
  @Quantity() readonly quantity!: string;
}

export class StockItemView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Code() readonly warehouse!: string;
  @Quantity() readonly onHand!: string;
  @Quantity({ doc: 'For confirmed orders' }) readonly reserved!: string;
  @Quantity({ doc: 'On hand less reserved, never below zero' }) readonly free!: string;
  @Instant() readonly asOf!: string;
  @ListOf(() => ReservationView, { min: 0 }) readonly reservations!: readonly ReservationView[];
}

export const stockItemNotFound = defineFault('stock.not-found', 'not-found', {
  en: (d: { stockItemId: string }) => `There is no stock item ${d.stockItemId}.`,
  zh: (d) => `没有库存记录 ${d.stockItemId}。`,
});

export const stockFigureOld = defineFault('stock.figure-old', 'conflict', {
  en: (d: { asOf: string; known: string }) => `A figure of ${d.known} is known already; one of ${d.asOf} is older and would undo it.`,
  zh: (d) => `已有 ${d.known} 的库存数；${d.asOf} 的数更旧，不能覆盖。`,
});

export const stockFigureInFuture = defineFault(
  'stock.figure-in-future',
  'refused',
  {
    en: (d: { asOf: string }) => `Stock cannot have been counted at ${d.asOf}: that moment has not come. Give the time of the count.`,
    zh: (d) => `盘点时间 ${d.asOf} 尚未到来，请填写真实的盘点时间。`,
  },
  { requirement: 'ORD-32', clause: '003-B a15', waysForward: [{ operation: 'orders.recordStock', whoMay: 'stock:manage' }] },
);

export const stockShort = defineFault(
  'stock.short',
  'refused',
  {
    en: (d: { sku: string; warehouse: string; needs: string; usable: string }) =>
      `${d.needs} of ${d.sku} is to leave warehouse ${d.warehouse}, but only ${d.usable} may be taken there: the rest is missing or reserved for other orders. Record new stock or ship less.`,
    zh: (d) => `${d.warehouse} 仓拟发 ${d.sku} ${d.needs}，可用仅 ${d.usable}，其余缺货或已被其他订单预留。请登记新库存或减少发货数量。`,
  },
  {
    requirement: 'ORD-09',
    clause: '003-T §8.3',
    waysForward: [
      { operation: 'orders.recordStock', whoMay: 'stock:manage' },
      { operation: 'orders.planShipment', whoMay: 'shipment:write' },
    ],
  },
);

export const stockApi = defineApi('orders', {
  recordStock: operation({
    http: 'POST /stock-items',
    allow: 'stock:manage',
    summary: 'Record what is on hand of a product in a warehouse, new or again',
    body: RecordStock,
    reply: StockItemView,
    faults: [stockFigureOld, stockFigureInFuture],
  }),
  getStock: operation({
    http: 'GET /stock-items/:stockItemId',
    allow: 'stock:read',
    summary: 'One stock item',
    params: StockItemId,
    reply: StockItemView,
    faults: [stockItemNotFound],
  }),
  findStock: operation({ http: 'GET /stock-items', allow: 'stock:read', summary: 'Stock, newest item first', query: FindStock, reply: page(StockItemView) }),
});
