import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, OneOf, OrgPath, Quantity, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { notReleased, orderLineUnknown, orderNotFound } from './orders.api.js';
import { stockShort } from './stock.api.js';

export const SHIPMENT_STATUSES = ['planned', 'dispatched', 'exception', 'delivered', 'cancelled'] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

export class ShipmentId {
  @Id() readonly shipmentId!: string;
}

/** How much of one line of the order. */
export class LineQuantity {
  @Count({ min: 1, doc: 'Number of the line in the order' }) readonly line!: number;
  @Quantity({ min: '0.000001' }) readonly quantity!: string;
}

export class PlanShipment {
  @Id() readonly orderId!: string;
  @Code({ doc: 'Warehouse the goods leave from' }) readonly warehouse!: string;
  @Text({ max: 100 }) readonly carrier!: string;
  @Code({ doc: 'Number of the quality certificate 质保书 (ORD-22)' }) readonly qualityCertificateNo!: string;
  @DateOnly({ optional: true, doc: 'Day it is to leave' }) readonly plannedFor?: string;
  @ListOf(() => LineQuantity, { optional: true, doc: 'Everything that is not planned or shipped yet if left out' }) readonly lines?: readonly LineQuantity[];
}

export class DispatchShipment {
  @Code({ doc: 'Waybill of the carrier' }) readonly waybillNo!: string;
  @DateOnly({ optional: true, doc: 'Business date it left; today if left out' }) readonly dispatchedOn?: string;
}

export class DeliverShipment {
  @DateOnly({ doc: 'Business date of delivery, not in the future' }) readonly deliveredOn!: string;
  @Text({ max: 100, doc: 'Who signed for the goods' }) readonly signedBy!: string;
}

export class ReportShipmentException {
  @Text({ max: 500, doc: 'What went wrong on the way' }) readonly reason!: string;
}

export class CancelShipment {
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindShipments extends SearchRequest {
  @AnyOf(SHIPMENT_STATUSES, { name: 'ShipmentStatus' }) readonly status?: ShipmentStatus[];
  @Id({ optional: true }) readonly orderId?: string;
  @Id({ optional: true }) readonly customerId?: string;
}

export class ShipmentLineView extends LineQuantity {
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Text({ max: 200, nullable: true }) readonly spec!: string | null;
  @Text({ max: 20 }) readonly unit!: string;
}

export class ShipmentView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ doc: 'Number of the shipment' }) readonly no!: string;
  @OrgPath() readonly org!: string;
  @OneOf(SHIPMENT_STATUSES, { name: 'ShipmentStatus' }) readonly status!: ShipmentStatus;
  @Id() readonly orderId!: string;
  @Code() readonly orderNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @ListOf(() => ShipmentLineView) readonly lines!: readonly ShipmentLineView[];
  @Code() readonly warehouse!: string;
  @Text() readonly carrier!: string;
  @Code() readonly qualityCertificateNo!: string;
  @DateOnly({ nullable: true }) readonly plannedFor!: string | null;
  @Code({ nullable: true }) readonly waybillNo!: string | null;
  @DateOnly({ nullable: true }) readonly dispatchedOn!: string | null;
  @DateOnly({ nullable: true }) readonly deliveredOn!: string | null;
  @Text({ nullable: true }) readonly signedBy!: string | null;
  @Instant({ nullable: true }) readonly deliveryRecordedAt!: string | null;
  @Code({ nullable: true, doc: 'Number of the delivery slip 出货单 (ORD-13), given on dispatch' }) readonly deliverySlipNo!: string | null;
  @Text({ max: 500, nullable: true, doc: 'Why it is an exception or cancelled' }) readonly reason!: string | null;
}

export const shipmentNotFound = defineFault('shipment.not-found', 'not-found', {
  en: (d: { shipmentId: string }) => `There is no shipment ${d.shipmentId}.`,
  zh: (d) => `没有发运单 ${d.shipmentId}。`,
});

export const moreThanOpen = defineFault(
  'shipment.more-than-open',
  'refused',
  {
    en: (d: { line: number; sku: string; wanted: string; open: string }) =>
      `Line ${d.line} (${d.sku}) has ${d.open} left to ship; ${d.wanted} would be more than was ordered. Plan at most what is left.`,
    zh: (d) => `第 ${d.line} 行（${d.sku}）未发数量为 ${d.open}，${d.wanted} 超出订单。请按未发数量安排发运。`,
  },
  { requirement: 'ORD-19', clause: '004 §3.2.4', waysForward: [{ operation: 'orders.planShipment', whoMay: 'shipment:write' }] },
);

export const shipmentDateWrong = defineFault(
  'shipment.date-wrong',
  'refused',
  {
    en: (d: { given: string; earliest: string | null; today: string }) =>
      `${d.given} cannot be right: the day must be ${d.earliest === null ? '' : `${d.earliest} (dispatch) or later and `}not after today, ${d.today}. Give the day it really happened.`,
    zh: (d) => `日期 ${d.given} 不正确：${d.earliest === null ? '' : `不得早于发货日 ${d.earliest}，`}不得晚于今天 ${d.today}。请填写实际发生日期。`,
  },
  { requirement: 'ORD-32', clause: '003-B a15', waysForward: [{ operation: 'orders.deliverShipment', whoMay: 'shipment:write' }] },
);

export const shipmentsApi = defineApi('orders', {
  planShipment: operation({
    http: 'POST /shipments',
    allow: 'shipment:write',
    summary: 'Plan a shipment of a released order',
    description: 'ORD-22: shipping plan with carrier and quality certificate. At most what is neither planned nor shipped.',
    body: PlanShipment,
    reply: ShipmentView,
    faults: [orderNotFound, notReleased, moreThanOpen, orderLineUnknown],
  }),
  dispatchShipment: operation({
    http: 'POST /shipments/:shipmentId/dispatch',
    allow: 'shipment:write',
    summary: 'The goods leave: stock is deducted and the delivery slip is numbered',
    description: 'ORD-06: refused when the order is not released or the confirmed receipts do not reach what is required.',
    params: ShipmentId,
    body: DispatchShipment,
    reply: ShipmentView,
    faults: [shipmentNotFound, notReleased, stockShort, shipmentDateWrong],
  }),
  deliverShipment: operation({
    http: 'POST /shipments/:shipmentId/deliver',
    allow: 'shipment:write',
    summary: 'The customer signed for the goods; a receivable is opened, advances are set off',
    params: ShipmentId,
    body: DeliverShipment,
    reply: ShipmentView,
    faults: [shipmentNotFound, shipmentDateWrong],
  }),
  reportShipmentException: operation({
    http: 'POST /shipments/:shipmentId/report-exception',
    allow: 'shipment:write',
    summary: 'Something went wrong on the way; it may still be delivered later',
    params: ShipmentId,
    body: ReportShipmentException,
    reply: ShipmentView,
    faults: [shipmentNotFound],
  }),
  cancelShipment: operation({
    http: 'POST /shipments/:shipmentId/cancel',
    allow: 'shipment:write',
    summary: 'Drop a planned shipment; its quantities may be planned anew',
    params: ShipmentId,
    body: CancelShipment,
    reply: ShipmentView,
    faults: [shipmentNotFound],
  }),
  getShipment: operation({
    http: 'GET /shipments/:shipmentId',
    allow: 'order:read',
    summary: 'One shipment',
    params: ShipmentId,
    reply: ShipmentView,
    faults: [shipmentNotFound],
  }),
  findShipments: operation({
    http: 'GET /shipments',
    allow: 'order:read',
    summary: 'Shipments, newest first',
    query: FindShipments,
    reply: page(ShipmentView),
  }),
});
