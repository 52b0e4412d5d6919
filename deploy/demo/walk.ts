import { eventually } from '@tradewind/client/eventually';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { quotesApi, type QuoteView } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { shipmentsApi, type ShipmentView } from '@tradewind/contracts/orders/shipments.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { Quantity } from '@tradewind/domain/quantity';
import type { Cast } from './cast.ts';
import { WAREHOUSE } from './catalogue.ts';
import { RealTime } from './course.ts';
import { creditCode } from './credit-code.ts';
import * as chapter from './deal.ts';
import { NotAsRegulated, type Narration } from './narration.ts';

/** What a walk is made of. */
export interface Walk {
  readonly cast: Cast;
  readonly narration: Narration;
  /** Digits that no other walk has: its company, vouchers and waybills are made of it. */
  readonly run: string;
  readonly template: string;
  /** SKUs to sell; the first ones of the price list when left out. */
  readonly skus: readonly string[];
}

const course = new RealTime();

const prospectOf = (run: string): chapter.Prospect => ({
  name: `北京信德${run.slice(-7)}贸易有限公司`,
  creditCode: creditCode('110105', `MA${run.slice(-7)}`),
  industry: '建材贸易',
  address: '北京市朝阳区东三环中路 1 号',
  contact: '王建军',
  position: '采购经理',
  phone: `138${run.slice(-8)}`,
  need: '办公楼大厅地面砖与瓷砖胶',
  source: 'exhibition',
});

/** CUS: a lead becomes a customer; nobody else can take the company, nobody elsewhere sees it. */
export async function becomeCustomer({ cast, narration: tell, run }: Walk): Promise<chapter.Converted> {
  const { rep, otherRep, stranger } = cast;
  const prospect = prospectOf(run);
  tell.chapter('线索到客户', 'From lead to customer');
  const lead = await chapter.captureLead(cast, prospect, course);
  tell.did(rep, `录入线索 ${prospect.name}`, 'captures a lead', lead.status);
  const again = { source: 'phone', companyName: prospect.name } as const;
  await tell.refused(otherRep, leadsApi.captureLead, again, { status: 422, requirement: 'CUS-14', zh: '再次录入同一公司', en: 'captures the same company' });
  const contacted = await chapter.contactLead(cast, lead, prospect, course);
  tell.did(rep, '首次联系', 'makes first contact', contacted.status);
  const weak = { leadId: lead.id, potential: 1, fit: 2, credit: 1 };
  await tell.refused(rep, leadsApi.qualifyLead, weak, { status: 422, requirement: 'CUS-12', zh: '得分不足仍要转为合格', en: 'qualifies below the mark' });
  const converted = await chapter.convertLead(cast, contacted, { potential: 4, fit: 4, credit: 4 }, course);
  const { no, version } = await chapter.completeFile(cast, converted, prospect, course);
  tell.did(rep, '筛选合格，转为客户并补全档案', 'qualifies and converts it, completes the file', no);
  const { customerId } = converted;
  await tell.refused(
    rep,
    customersApi.updateCustomer,
    { customerId, industry: '装饰工程' },
    { status: 412, zh: '用旧版本修改客户', en: 'changes the file with a stale If-Match' },
    { ifMatch: version - 1 },
  );
  await tell.refused(
    stranger,
    customersApi.getCustomer,
    { customerId },
    { status: 404, zh: '查看其他分公司的客户', en: 'looks at a customer of another branch' },
  );
  const { no: opportunityNo, stage } = await chapter.understandNeeds(cast, converted, prospect, course);
  tell.did(rep, '拜访客户、确认需求与意向', 'visits, records needs and intent', `${opportunityNo} ${stage}`);
  return converted;
}

/** ORD-02, ORD-03: quoted from the price list only, and once however often it is sent. */
export async function quote({ cast, narration: tell, run, skus }: Walk, converted: chapter.Converted): Promise<QuoteView> {
  const { rep } = cast;
  tell.chapter('报价', 'Quote');
  const { items } = await rep.actor.call(priceListsApi.getEffectivePrices, {});
  const goods = (skus.length > 0 ? items.filter(({ sku }) => skus.includes(sku)) : items).slice(0, 2);
  if (goods.length === 0) throw new NotAsRegulated('No product has a price in force: approve a price list first');
  for (const { productId, sku, name } of goods) await stockUp(cast, { productId, sku, name });
  const lines = goods.map(({ productId }, i) => ({ productId, quantity: String(20 * (i + 1)) }));
  const { customerId, opportunityId } = converted;
  const offList = { customerId, opportunityId, lines: [{ ...lines[0]!, price: '0.01' }] };
  await tell.refused(rep, quotesApi.draftQuote, offList, { status: 422, requirement: 'ORD-03', zh: '擅自报价 0.01', en: 'quotes a price of their own' });

  const wanted = { customerId, opportunityId, lines, payment: 'prepay' } as const;
  const key = `walk-${run}-quote`;
  const first = await rep.actor.call(quotesApi.draftQuote, wanted, { key });
  const replay = await rep.actor.request(quotesApi.draftQuote, wanted, { key });
  const { id } = (await replay.json()) as QuoteView;
  if (id !== first.id || replay.headers.get('idempotent-replayed') !== 'true') throw new NotAsRegulated('The same Idempotency-Key made a second quote');
  tell.did(rep, '起草报价；同一 Idempotency-Key 重发仍是同一张', 'drafts a quote; the replayed key gives the same one', `${first.total} ${first.currency}`);
  const other = { ...wanted, lines: lines.slice(0, 1), payment: 'credit' } as const;
  await tell.refused(
    rep,
    quotesApi.draftQuote,
    other,
    { status: 422, zh: '同一 Idempotency-Key 用于另一请求', en: 'uses the key for another request' },
    { key },
  );
  const issued = await chapter.issueQuote(cast, first, course);
  tell.did(rep, '发出报价单', 'issues it', `${issued.no} 有效至 valid until ${issued.validUntil}`);
  const accepted = await chapter.acceptQuote(cast, issued, '王建军', course);
  tell.did(rep, '登记客户接受', 'records that the customer accepted', accepted.status);
  return accepted;
}

async function stockUp(
  { warehouse }: Cast,
  { productId, sku, name }: { readonly productId: string; readonly sku: string; readonly name: string },
): Promise<void> {
  const { items } = await warehouse.actor.call(stockApi.findStock, { productId, warehouse: WAREHOUSE });
  const [item] = items;
  if (item && Quantity.of(item.free).covers(Quantity.of('100'))) return;
  const onHand = Quantity.of(item?.onHand ?? '0')
    .plus(Quantity.of('1000'))
    .toString();
  await warehouse.actor.call(stockApi.recordStock, { productId, sku, name, warehouse: WAREHOUSE, onHand });
}

/** CON: drafted by the system, reviewed by four, signed, sealed, copied, and an order by itself. */
export async function contractAndOrder({ cast, narration: tell, template }: Walk, accepted: QuoteView): Promise<OrderView> {
  const { rep, secondManager, head, manager, assistant } = cast;
  tell.chapter('合同会审、签订、盖章', 'Contract: review, signature, seal');
  const draft = await chapter.draftContract(cast, accepted, template, course);
  const { id: contractId } = draft;
  tell.did(rep, '系统依范本生成合同', 'has the system draft the contract', `${draft.templateCode} v${draft.templateVersion}`);
  const submitted = await secondManager.actor.call(contractsApi.submitContract, { contractId });
  tell.did(secondManager, '提交会审', 'submits it for review', `${submitted.no} ${submitted.status}`);
  const sign = { contractId, signedOn: course.today(), customerSignatory: '王建军', ourSignatory: cast.branchManager.name };
  const seal = { contractId, sealedOn: course.today(), sealNo: 'HTZ-01', copies: 4 };
  await tell.refused(head.office, contractsApi.sealContract, seal, {
    status: 422,
    requirement: 'CON-03',
    zh: '会审前盖章',
    en: 'applies the seal before the review',
  });
  await tell.refused(assistant, contractsApi.signContract, sign, { status: 422, requirement: 'CON-03', zh: '会审前签订', en: 'signs before the review' });
  const own = { contractId, step: 'sales', approve: true };
  await tell.refused(secondManager, contractsApi.decideContract, own, {
    status: 422,
    requirement: 'ORG-14',
    zh: '审批自己提交的合同',
    en: 'reviews what they submitted',
  });
  const early = { contractId, step: 'audit', approve: true };
  await tell.refused(head.auditor, contractsApi.decideContract, early, {
    status: 422,
    requirement: 'ORG-07',
    zh: '未轮到即核定',
    en: 'approves before their turn',
  });
  const approved = await chapter.reviewContract(cast, draft, course);
  tell.did(manager, '核实；法务、财务会审；审计核定', 'verifies; legal, finance and audit agree', approved.status);
  const signed = await chapter.signContract(cast, approved, '王建军', course);
  tell.did(assistant, '登记双方签字', 'records the signatures', signed.status);
  const effective = await chapter.sealContract(cast, signed, course);
  tell.did(head.office, '加盖合同章', 'applies the contract seal', `${effective.no} ${effective.status}`);
  await chapter.acknowledgeCopies(cast, effective, course);
  tell.did(cast.finance, '财务、客服、分公司签收副本', 'finance, service and the branch acknowledge their copies', `${effective.copies.length}`);
  const order = await chapter.orderOf(cast, effective);
  tell.did(cast.clerk, '合同生效后订单自动生成', 'finds the order that opened by itself', `${order.no} ${order.status}`);
  return order;
}

/** ORD: stock, consent, payment before goods, delivery, invoice. */
export async function fulfil({ cast, narration: tell, run }: Walk, opened: OrderView): Promise<ShipmentView> {
  const { rep, clerk, logistics, finance, secondManager } = cast;
  const orderId = opened.id;
  tell.chapter('订单、到款、发货、开票', 'Order, payment, shipment, invoice');
  await chapter.checkStock(cast, opened, course);
  await chapter.recordConsent(cast, opened, '王建军', course);
  const confirmed = await chapter.confirmOrder(cast, opened, course);
  tell.did(
    clerk,
    '查库存、征得客户同意、确认订单',
    'checks stock, records consent, confirms',
    `${confirmed.status}, ${confirmed.required ?? '0'} 待收 required`,
  );
  const plan = { orderId, warehouse: WAREHOUSE, carrier: '德邦物流', qualityCertificateNo: `ZB${run}` };
  await tell.refused(logistics, shipmentsApi.planShipment, plan, { status: 422, requirement: 'ORD-06', zh: '未到款先发货', en: 'ships before payment' });
  await tell.refused(clerk, ordersApi.releaseOrder, { orderId }, { status: 422, requirement: 'ORD-06', zh: '未到款放行', en: 'releases before payment' });
  const report = {
    orderId,
    amount: confirmed.open,
    paidBy: opened.customerName,
    method: 'transfer',
    receivedOn: course.today(),
    voucherNo: `HD${run}`,
  } as const;
  const receipt = await secondManager.actor.call(receiptsApi.reportReceipt, report);
  tell.did(secondManager, '上报到款', 'reports the receipt', `${receipt.no} ${receipt.status}`);
  await refusesTwoPosts(cast, tell, run);
  await tell.refused(rep, receiptsApi.reportReceipt, report, {
    status: 422,
    requirement: 'ORD-27',
    zh: '同一凭证再次上报',
    en: 'reports the same voucher again',
  });
  const seen = await chapter.confirmReceipt(cast, receipt, course);
  tell.did(finance, '财务确认到款', 'confirms the money', seen.status);
  const released = await chapter.releaseOrder(cast, opened, course);
  tell.did(clerk, '放行', 'releases the order', released.status);
  const planned = await chapter.planShipment(cast, opened, WAREHOUSE, `ZB${run}`, course);
  await chapter.dispatchShipment(cast, planned, `YD${run}`, course);
  const delivered = await chapter.deliverShipment(cast, planned, '王建军', course);
  tell.did(logistics, '发运并签收', 'plans, dispatches and delivers', `${delivered.no} ${delivered.deliverySlipNo ?? ''} ${delivered.status}`);
  const requested = await chapter.requestInvoice(cast, opened, course);
  const invoice = await chapter.issueInvoice(cast, requested, `26${run.padStart(18, '0')}`, course);
  tell.did(finance, '开具发票', 'issues the invoice', `${invoice.no ?? ''} ${invoice.gross}`);
  await eventually(async () => {
    const { status } = await rep.actor.call(contractsApi.getContract, { contractId: opened.contractId });
    if (status !== 'fulfilled') throw new NotAsRegulated(`The contract is ${status} although its order is closed`);
  });
  tell.did(rep, '订单关闭，合同履行完毕', 'sees the order closed and the contract fulfilled', opened.contractNo);
  return delivered;
}

/** Nobody can be given what would let them confirm their own receipts. */
async function refusesTwoPosts({ administrator, apart }: Cast, tell: Walk['narration'], run: string): Promise<void> {
  const hire = { name: '金兼', login: `both-${run}`, password: `Both-${run}-Posts`, posts: apart };
  await tell.refused(administrator, organisationApi.hire, hire, {
    status: 422,
    requirement: 'ORG-14',
    zh: '让一人兼任销售与财务，自报自批到款',
    en: 'gives one person a sales and a finance post, to confirm their own receipts',
  });
}
