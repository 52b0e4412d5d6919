import { eventually } from '@tradewind/client/eventually';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import * as care from '../../deploy/demo/care.ts';
import { TEMPLATE, WAREHOUSE } from '../../deploy/demo/catalogue.ts';
import type { Chance } from '../../deploy/demo/chance.ts';
import { RealTime } from '../../deploy/demo/course.ts';
import { creditCode } from '../../deploy/demo/credit-code.ts';
import * as chapter from '../../deploy/demo/deal.ts';
import type { Staff } from '../../deploy/demo/staff.ts';
import { isRefusal } from './careful-actor.ts';

const course = new RealTime();
/** A fact may have to wait until a killed service or bus is back. */
const UNTIL_IT_ARRIVES_MS = 300_000;

export interface Deal {
  readonly staff: Staff;
  readonly chance: Chance;
  readonly productIds: readonly string[];
  /** Seven characters that no other deal has. */
  readonly mark: string;
  /** What people look at between two steps. */
  readonly look: () => Promise<void>;
}

/** 数电票 are numbered with twenty digits. */
const taxNumberOf = (mark: string): string => `${mark.charCodeAt(0)}`.padStart(14, '2') + mark.slice(1);

const prospectOf = (mark: string): chapter.Prospect => ({
  name: `成都信德${mark}建材有限公司`,
  creditCode: creditCode('510105', `MA${mark}`),
  industry: '建材贸易',
  address: '成都市青羊区蜀都大道 1 号',
  contact: '王建军',
  position: '采购经理',
  phone: `138${mark.replace(/\D/g, '0').padStart(8, '0')}`,
  need: '办公楼大厅地面砖',
  source: 'exhibition',
});

/** From the lead to the closed ticket: five services, some fifty commands, with one step that the regulation refuses. */
export async function deal(it: Deal): Promise<void> {
  const delivered = await fulfilled(it, await contracted(it, await won(it)));
  await cared(it, delivered);
}

async function won({ staff, mark, look }: Deal): Promise<chapter.Converted> {
  const prospect = prospectOf(mark);
  const lead = await chapter.captureLead(staff, prospect, course);
  await look();
  const contacted = await chapter.contactLead(staff, lead, prospect, course);
  const converted = await chapter.convertLead(staff, contacted, { potential: 4, fit: 5, credit: 4 }, course);
  await look();
  await chapter.completeFile(staff, converted, prospect, course);
  await chapter.understandNeeds(staff, converted, prospect, course);
  return converted;
}

async function contracted({ staff, chance, productIds, look }: Deal, converted: chapter.Converted) {
  const lines = [{ productId: chance.one(productIds), quantity: String(chance.whole(1, 5)) }];
  const quote = await chapter.draftQuote(staff, converted, { lines, payment: 'prepay', deliverInDays: 25 }, course);
  await look();
  const accepted = await chapter.acceptQuote(staff, await chapter.issueQuote(staff, quote, course), '王建军', course);
  const contract = await chapter.submitContract(staff, await chapter.draftContract(staff, accepted, TEMPLATE, course), course);
  await look();
  await chapter.reviewContract(staff, contract, course);
  await chapter.signContract(staff, contract, '王建军', course);
  const sealed = await chapter.sealContract(staff, contract, course);
  await look();
  await chapter.acknowledgeCopies(staff, sealed, course);
  return sealed;
}

async function fulfilled({ staff, mark, look }: Deal, contract: Awaited<ReturnType<typeof contracted>>) {
  const order = await eventually(() => chapter.orderOf(staff, contract), UNTIL_IT_ARRIVES_MS);
  await chapter.checkStock(staff, order, course);
  await chapter.recordConsent(staff, order, '王建军', course);
  const confirmed = await chapter.confirmOrder(staff, order, course);
  await notBeforePayment(staff, order.id);
  const receipt = await chapter.reportReceipt(staff, confirmed, `V-${mark}`, course);
  await look();
  await chapter.confirmReceipt(staff, receipt, course);
  await chapter.releaseOrder(staff, order, course);
  const planned = await chapter.planShipment(staff, order, WAREHOUSE, `ZB-${mark}`, course);
  await look();
  await chapter.dispatchShipment(staff, planned, `YD-${mark}`, course);
  const delivered = await chapter.deliverShipment(staff, planned, '王建军', course);
  await chapter.issueInvoice(staff, await chapter.requestInvoice(staff, order, course), taxNumberOf(mark), course);
  return delivered;
}

/** ORD-06: whatever is broken at the moment, goods never go before the money. */
async function notBeforePayment({ clerk }: Staff, orderId: string): Promise<void> {
  const released = await clerk.actor.call(ordersApi.releaseOrder, { orderId }).catch((error: unknown) => {
    if (isRefusal(error, 'order.payment-missing')) return null;
    throw error;
  });
  if (released) throw new Error(`Order ${orderId} was released before it was paid`);
}

async function cared({ staff, look }: Deal, delivered: Awaited<ReturnType<typeof fulfilled>>): Promise<void> {
  const file = await eventually(() => care.serviceFileOf(staff, delivered), UNTIL_IT_ARRIVES_MS);
  const matter = { kind: 'quality', whatHappened: '边角破损', reportedBy: '王建军 来电' } as const;
  const ticket = await care.openTicket(staff, file, matter, course);
  await care.answerTicket(staff, ticket, course);
  await look();
  await care.agreeOnSolution(staff, ticket, '补货更换', course);
  await care.resolveTicket(staff, ticket, '已更换', course);
  await look();
  await care.visitAgain(staff, ticket, course);
  await care.closeTicket(staff, ticket, course);
  await care.answerSurvey(staff, await care.sendSurvey(staff, file, course), [5, 4, 5], course);
}
