import { eventually } from '@tradewind/client/eventually';
import { contractCopiesApi } from '@tradewind/contracts/contracts/contract-copies.api';
import { contractsApi, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import type { PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import { quotesApi, type QuotedItem, type QuoteView } from '@tradewind/contracts/contracts/quotes.api';
import { creditApi as creditProfilesApi } from '@tradewind/contracts/customers/credit.api';
import { customersApi, type CustomerView } from '@tradewind/contracts/customers/customers.api';
import type { LeadSource } from '@tradewind/contracts/customers/customers.events';
import { interactionsApi } from '@tradewind/contracts/customers/interactions.api';
import { leadsApi, type LeadView, type QualifyLead } from '@tradewind/contracts/customers/leads.api';
import { opportunitiesApi, type OpportunityView } from '@tradewind/contracts/customers/opportunities.api';
import { creditApi } from '@tradewind/contracts/orders/credit.api';
import { invoicesApi, type InvoiceView } from '@tradewind/contracts/orders/invoices.api';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi, type ReceiptView } from '@tradewind/contracts/orders/receipts.api';
import { shipmentsApi, type ShipmentView } from '@tradewind/contracts/orders/shipments.api';
import { inDays, type Course } from './course.ts';
import type { Staff } from './staff.ts';

// The main flow, one function per chapter: the history of the demo and the walk tell it with the same words.
// Within a chapter time passes between its steps; the next chapter goes on from there.

/** A company as a rep comes across it. */
export interface Prospect {
  readonly name: string;
  readonly creditCode: string;
  readonly industry: string;
  readonly address: string;
  readonly contact: string;
  readonly position: string;
  readonly phone: string;
  readonly need: string;
  readonly source: LeadSource;
}

export interface Converted {
  readonly customerId: string;
  readonly opportunityId: string;
}

export const captureLead = ({ rep }: Staff, { name, creditCode, contact, phone, need, source }: Prospect, course: Course): Promise<LeadView> =>
  rep.actor.call(leadsApi.captureLead, { source, companyName: name, creditCode, contactName: contact, contactPhone: phone, need }, course.now());

/** First contact: who answered, and what was said. */
export async function contactLead({ rep }: Staff, { id: leadId }: LeadView, { contact }: Prospect, course: Course): Promise<LeadView> {
  await course.pass(20);
  return rep.actor.call(leadsApi.contactLead, { leadId, note: `与${contact}电话沟通，约定上门拜访` }, course.now());
}

/** CUS-12: screened, found good enough, and made a customer with an opportunity. */
export async function convertLead({ rep }: Staff, { id: leadId, need }: LeadView, marks: QualifyLead, course: Course): Promise<Converted> {
  await course.pass(24);
  await rep.actor.call(leadsApi.qualifyLead, { leadId, ...marks }, course.now());
  await course.pass(2);
  const { customerId, opportunityId } = await rep.actor.call(
    leadsApi.convertLead,
    { leadId, ...(need !== null && { title: need.slice(0, 60) }) },
    course.now(),
  );
  if (customerId === null || opportunityId === null) throw new Error(`Lead ${leadId} became no customer`);
  return { customerId, opportunityId };
}

/** CUS-05: the file is completed to the company's standard. */
export async function completeFile(
  { rep }: Staff,
  { customerId }: Converted,
  { industry, address, contact, position, phone }: Prospect,
  course: Course,
): Promise<CustomerView> {
  const { version, contacts } = await rep.actor.call(customersApi.getCustomer, { customerId }, course.now());
  const preferences = '货到前一天电话通知，优先整车发运';
  const complete = await rep.actor.call(customersApi.updateCustomer, { customerId, industry, address, preferences }, { ...course.now(), ifMatch: version });
  if (contacts.length > 0) return complete;
  return rep.actor.call(customersApi.addContact, { customerId, name: contact, position, phone }, course.now());
}

/** CUS-16, CUS-17: visit, needs and confirmed intent, up to the proposal. */
export async function understandNeeds(
  { rep }: Staff,
  { customerId, opportunityId }: Converted,
  { contact, need }: Prospect,
  course: Course,
): Promise<OpportunityView> {
  await course.pass(6);
  await rep.actor.call(opportunitiesApi.advanceOpportunity, { opportunityId, to: 'contact' }, course.now());
  await rep.actor.call(
    interactionsApi.recordInteraction,
    { customerId, kind: 'conversation', text: `上门拜访${contact}，查看现场，介绍产品与样品` },
    course.now(),
  );
  await course.pass(20);
  await rep.actor.call(opportunitiesApi.advanceOpportunity, { opportunityId, to: 'needs' }, course.now());
  await rep.actor.call(opportunitiesApi.recordNeeds, { opportunityId, needs: need, intent: `${contact}当面确认采购意向` }, course.now());
  return rep.actor.call(opportunitiesApi.advanceOpportunity, { opportunityId, to: 'proposal' }, course.now());
}

export interface Offer {
  readonly lines: readonly QuotedItem[];
  readonly payment: PaymentKind;
  /** Days from the quote until the goods are to be there. */
  readonly deliverInDays: number;
}

export async function draftQuote(
  { rep }: Staff,
  { customerId, opportunityId }: Converted,
  { lines, payment, deliverInDays }: Offer,
  course: Course,
): Promise<QuoteView> {
  await course.pass(5);
  return rep.actor.call(quotesApi.draftQuote, { customerId, opportunityId, lines, payment, deliverBy: inDays(course, deliverInDays) }, course.now());
}

/** ORD-02, ORD-03: issued at list prices. */
export async function issueQuote({ rep }: Staff, { id: quoteId }: QuoteView, course: Course): Promise<QuoteView> {
  await course.pass(2);
  return rep.actor.call(quotesApi.issueQuote, { quoteId }, course.now());
}

export async function acceptQuote({ rep }: Staff, { id: quoteId, opportunityId }: QuoteView, saidBy: string, course: Course): Promise<QuoteView> {
  await course.pass(30);
  if (opportunityId) await rep.actor.call(opportunitiesApi.advanceOpportunity, { opportunityId, to: 'negotiation' }, course.now());
  return rep.actor.call(quotesApi.acceptQuote, { quoteId, saidBy, note: '微信确认' }, course.now());
}

/** CON-06, CON-09: drafted by the system from the accepted quote and the template in force. */
export async function draftContract(
  { rep }: Staff,
  { id: quoteId, payment, deliverBy }: QuoteView,
  templateCode: string,
  course: Course,
): Promise<ContractView> {
  await course.pass(3);
  return rep.actor.call(contractsApi.draftContract, { quoteId, templateCode, payment, deliverBy: deliverBy ?? inDays(course, 20) }, course.now());
}

export async function submitContract({ rep }: Staff, { id: contractId }: ContractView, course: Course): Promise<ContractView> {
  await course.pass(1);
  return rep.actor.call(contractsApi.submitContract, { contractId }, course.now());
}

/** CON-01..03: the sales manager verifies, legal and finance review side by side, audit approves. */
export async function reviewContract({ manager, head }: Staff, { id: contractId }: ContractView, course: Course): Promise<ContractView> {
  const agree = { contractId, approve: true };
  await course.pass(3);
  await manager.actor.call(contractsApi.decideContract, { ...agree, step: 'sales', comment: '价格与交期核实无误' }, course.now());
  await course.pass(5);
  await head.legal.actor.call(contractsApi.decideContract, { ...agree, step: 'legal' }, course.now());
  await head.finance.actor.call(contractsApi.decideContract, { ...agree, step: 'finance' }, course.now());
  await course.pass(4);
  return head.auditor.actor.call(contractsApi.decideContract, { ...agree, step: 'audit' }, course.now());
}

export async function signContract(
  { assistant, branchManager }: Staff,
  { id: contractId }: ContractView,
  customerSignatory: string,
  course: Course,
): Promise<ContractView> {
  await course.pass(8);
  const signature = { signedOn: course.today(), customerSignatory, ourSignatory: branchManager.name };
  return assistant.actor.call(contractsApi.signContract, { contractId, ...signature }, course.now());
}

/** CON-08: only the seal makes it valid. */
export async function sealContract({ head }: Staff, { id: contractId }: ContractView, course: Course): Promise<ContractView> {
  await course.pass(3);
  return head.office.actor.call(contractsApi.sealContract, { contractId, sealedOn: course.today(), sealNo: 'HTZ-01', copies: 4 }, course.now());
}

/** CON-13: every department says that its copy arrived. */
export async function acknowledgeCopies({ finance, service, branchManager }: Staff, { copies }: ContractView, course: Course): Promise<void> {
  await course.pass(2);
  const receivers = { finance, 'customer-service': service, branch: branchManager };
  for (const { id: copyId, recipient } of copies) await receivers[recipient].actor.call(contractCopiesApi.acknowledgeCopy, { copyId }, course.now());
}

/** The order opens by itself when the contract takes effect. */
export const orderOf = ({ clerk }: Staff, { id: contractId, no }: ContractView): Promise<OrderView> =>
  eventually(async () => {
    const [order] = (await clerk.actor.call(ordersApi.findOrders, { contractId })).items;
    if (!order) throw new Error(`No order yet for contract ${no}`);
    return order;
  });

/** ORD-09: stock first, then the customer. */
export async function checkStock({ clerk }: Staff, { id: orderId }: OrderView, course: Course): Promise<OrderView> {
  await course.pass(2);
  return clerk.actor.call(ordersApi.checkStock, { orderId }, course.now());
}

export async function recordConsent({ clerk }: Staff, { id: orderId }: OrderView, who: string, course: Course): Promise<OrderView> {
  await course.pass(1);
  return clerk.actor.call(ordersApi.recordConsent, { orderId, who, how: 'phone' }, course.now());
}

export async function confirmOrder({ clerk }: Staff, { id: orderId }: OrderView, course: Course): Promise<OrderView> {
  await course.pass(1);
  return clerk.actor.call(ordersApi.confirmOrder, { orderId }, course.now());
}

/** ORD-27: reported by the rep; counts only once finance confirmed it. */
export async function reportReceipt(
  { rep }: Staff,
  { id: orderId, customerName, open }: OrderView,
  voucherNo: string,
  course: Course,
  amount = open,
): Promise<ReceiptView> {
  await course.pass(20);
  const receipt = { orderId, amount, paidBy: customerName, method: 'transfer', receivedOn: course.today(), voucherNo } as const;
  return rep.actor.call(receiptsApi.reportReceipt, receipt, course.now());
}

/** ORD-07 */
export async function confirmReceipt({ finance }: Staff, { id: receiptId }: ReceiptView, course: Course): Promise<ReceiptView> {
  await course.pass(3);
  return finance.actor.call(receiptsApi.confirmReceipt, { receiptId }, course.now());
}

export async function releaseOrder({ clerk }: Staff, { id: orderId }: OrderView, course: Course): Promise<OrderView> {
  await course.pass(1);
  return clerk.actor.call(ordersApi.releaseOrder, { orderId }, course.now());
}

/** ORD-22: carrier and quality certificate belong to the plan. */
export async function planShipment(
  { logistics }: Staff,
  { id: orderId }: OrderView,
  warehouse: string,
  certificateNo: string,
  course: Course,
): Promise<ShipmentView> {
  await course.pass(3);
  const plan = { orderId, warehouse, carrier: '德邦物流', qualityCertificateNo: certificateNo, plannedFor: course.today() };
  return logistics.actor.call(shipmentsApi.planShipment, plan, course.now());
}

export async function dispatchShipment({ logistics }: Staff, { id: shipmentId }: ShipmentView, waybillNo: string, course: Course): Promise<ShipmentView> {
  await course.pass(4);
  return logistics.actor.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo, dispatchedOn: course.today() }, course.now());
}

export async function deliverShipment({ logistics }: Staff, { id: shipmentId }: ShipmentView, signedBy: string, course: Course): Promise<ShipmentView> {
  await course.pass(30);
  return logistics.actor.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: course.today(), signedBy }, course.now());
}

export async function requestInvoice({ rep }: Staff, { id: orderId }: OrderView, course: Course): Promise<InvoiceView> {
  await course.pass(2);
  return rep.actor.call(invoicesApi.requestInvoice, { orderId }, course.now());
}

/** ORD-23 */
export async function issueInvoice({ finance }: Staff, { id: invoiceId }: InvoiceView, taxNumber: string, course: Course): Promise<InvoiceView> {
  await course.pass(4);
  return finance.actor.call(invoicesApi.issueInvoice, { invoiceId, taxNumber }, course.now());
}

export interface CreditWish {
  readonly limit: string;
  readonly termDays: number;
  readonly validUntil: string;
  readonly guarantee?: string;
}

export async function applyForCredit({ rep }: Staff, { customerId }: Converted, wish: CreditWish, course: Course): Promise<void> {
  await course.pass(4);
  const assessment = { paymentRecord: 4, finances: 4, relationship: 5 };
  await rep.actor.call(creditProfilesApi.applyForCredit, { customerId, ...wish, grounds: '合作多年，历次付款及时', assessment }, course.now());
}

/** CUS-30, CUS-31: sales, then finance; orders may be taken on credit once the account is there. */
export async function grantCredit({ manager, head }: Staff, { customerId }: Converted, course: Course): Promise<void> {
  await course.pass(5);
  await manager.actor.call(creditProfilesApi.decideCredit, { customerId, step: 'sales', approve: true }, course.now());
  await course.pass(5);
  await head.finance.actor.call(creditProfilesApi.decideCredit, { customerId, step: 'finance', approve: true }, course.now());
  await eventually(() => manager.actor.call(creditApi.getCreditAccount, { customerId }));
}
