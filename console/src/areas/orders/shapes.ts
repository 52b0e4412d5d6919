import type { ReplyOf } from '../../api/call.js';

export type Order = ReplyOf<'orders.getOrder'>;
export type OrderLine = Order['lines'][number];
export type OrderStatus = Order['status'];
export type Shipment = ReplyOf<'orders.getShipment'>;
export type Invoice = ReplyOf<'orders.getInvoice'>;
export type StockItem = ReplyOf<'orders.getStock'>;
export type Receipt = ReplyOf<'orders.getReceipt'>;
export type Receivable = ReplyOf<'orders.getReceivable'>;
export type CreditAccount = ReplyOf<'orders.getCreditAccount'>;
