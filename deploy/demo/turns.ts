import { returnVisitsApi } from '@tradewind/contracts/after-sales/return-visits.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import * as care from './care.ts';
import { WAREHOUSE } from './catalogue.ts';
import { inDays } from './course.ts';
import { confirmReceipt, reportReceipt } from './deal.ts';
import type { ToldDeal } from './told-deal.ts';

/** What a deal comes to when it does not simply go on. */
export type Turn = (deal: ToldDeal) => Promise<void>;

export const disqualified: Turn = async ({ staff, course, lead }) => {
  await course.pass(30);
  await staff.rep.actor.call(leadsApi.disqualifyLead, { leadId: lead.id, reason: '项目已取消，暂无采购计划' }, course.now());
};

export const recycled: Turn = async ({ staff, course, lead }) => {
  await course.pass(40);
  await staff.rep.actor.call(leadsApi.recycleLead, { leadId: lead.id, reason: '预算推迟到下季度，届时再跟进' }, course.now());
};

export const declined: Turn = async ({ staff, course, quote, plot }) => {
  await course.pass(40);
  await staff.rep.actor.call(quotesApi.declineQuote, { quoteId: quote.id, saidBy: plot.prospect.contact, note: '价格高于预算' }, course.now());
  const opportunityId = quote.opportunityId ?? '';
  await staff.rep.actor.call(opportunitiesApi.loseOpportunity, { opportunityId, reason: '客户选择了其他供应商' }, course.now());
};

export const terminated: Turn = async ({ staff, course, contract }) => {
  await course.pass(6);
  await staff.rep.actor.call(contractsApi.terminateContract, { contractId: contract.id, reason: '客户调整项目，双方协商终止' }, course.now());
};

export const cancelled: Turn = async ({ staff, course, order }) => {
  await course.pass(6);
  await staff.clerk.actor.call(ordersApi.cancelOrder, { orderId: order.id, reason: '客户暂停施工，协商取消' }, course.now());
};

export const rejected: Turn = async ({ staff, course, receipt }) => {
  await course.pass(3);
  await staff.finance.actor.call(receiptsApi.rejectReceipt, { receiptId: receipt.id, reason: '银行流水未查到该笔款项' }, course.now());
};

export const heldUp: Turn = async ({ staff, course, shipment }) => {
  await course.pass(5);
  await staff.logistics.actor.call(shipmentsApi.reportShipmentException, { shipmentId: shipment.id, reason: '高速封路，货车滞留服务区' }, course.now());
};

const RIGHT_NOW = 10_000;

/** Offered anew: the first offer is superseded. */
export const requoted: Turn = async ({ staff, course, quote }) => {
  await course.pass(24);
  const { id: quoteId } = await staff.rep.actor.call(quotesApi.copyQuote, { quoteId: quote.id }, course.now());
  await staff.rep.actor.call(quotesApi.issueQuote, { quoteId }, course.now());
};

/** A first part of the first line is on its way. */
export const partlyShipped: Turn = async ({ staff, course, order, plot }) => {
  const lines = [{ line: 1, quantity: '200' }];
  const plan = { orderId: order.id, warehouse: WAREHOUSE, carrier: '顺丰快运', qualityCertificateNo: `ZB${plot.mark}`, lines };
  const { id: shipmentId } = await staff.logistics.actor.call(shipmentsApi.planShipment, plan, course.now());
  await course.pass(4);
  await staff.logistics.actor.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: `YD${plot.mark}` }, course.now());
};

/** Bought on credit, a part is paid. */
export const partPaid: Turn = async (deal) => {
  const { staff, course, order, plot } = deal;
  const reported = await reportReceipt(staff, order, `HD${plot.mark}`, course, '20000.00');
  const { receivedOn } = await confirmReceipt(staff, reported, course);
  deal.count('received', receivedOn);
};

/** AFS-17: a return visit without any complaint, to be made within so many days. */
export const visitScheduled =
  (days: number): Turn =>
  async ({ staff, course, file }) => {
    await course.pass(20);
    await staff.service.actor.call(returnVisitsApi.scheduleReturnVisit, { serviceFileId: file.id, dueOn: inDays(course, days) }, course.now());
  };

/** Reported just now: both clocks run. */
export const ticketNew: Turn = async ({ staff, course, file }) => {
  await course.pass(RIGHT_NOW);
  await care.openTicket(staff, file, { kind: 'quality', whatHappened: '开箱发现两箱砖破损', reportedBy: '工地负责人 电话反映' }, course);
};

export const ticketProposed: Turn = async (deal) => {
  const { staff, course, file } = deal;
  await course.pass(20);
  const ticket = await care.openTicket(staff, file, { kind: 'service', whatHappened: '发票抬头有误，要求重开', reportedBy: '财务 电话反映' }, course);
  await course.pass(1);
  await care.answerTicket(staff, ticket, course);
  deal.count('care');
  await care.agreeOnSolution(staff, ticket, '红冲后重新开具', course);
};

export const surveySent: Turn = async ({ staff, course, file }) => {
  await course.pass(20);
  await care.sendSurvey(staff, file, course);
};
