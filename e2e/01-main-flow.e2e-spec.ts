import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { returnVisitsApi } from '@tradewind/contracts/after-sales/return-visits.api';
import { surveysApi } from '@tradewind/contracts/after-sales/surveys.api';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { eventually } from '@tradewind/client/eventually';
import { contractCopiesApi } from '@tradewind/contracts/contracts/contract-copies.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import { purchasesApi } from '@tradewind/contracts/customers/purchases.api';
import { invoicesApi } from '@tradewind/contracts/orders/invoices.api';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { salesLedgerApi } from '@tradewind/contracts/orders/sales-ledger.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { bonusesApi } from '@tradewind/contracts/performance/bonuses.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { monthsApi } from '@tradewind/contracts/performance/months.api';
import { scorecardsApi } from '@tradewind/contracts/performance/scorecards.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';

const firstOfLastMonth = (): Date => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 3, 2));
};

/** Working day `n` of last month, ten o'clock in Shanghai. */
const day = (n: number): Date => new Date(firstOfLastMonth().getTime() + n * 86_400_000);
const dateOf = (n: number): string => day(n).toISOString().slice(0, 10);
const month = dateOf(0).slice(0, 7);

describe('The main flow: from a lead to the last yuan of the bonus', () => {
  let cast: Cast;
  let goods: Catalogue;
  let customerId: string;
  let opportunityId: string;
  let quoteId: string;
  let contractId: string;
  let order: OrderView;
  let shipmentId: string;
  let ticketId: string;

  beforeAll(async () => {
    cast = await aBranch('成都分公司');
    goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: '1000', validFrom: dateOf(0), asOf: day(0) });
  });

  it('§3.3 gives the sales representative a target, who acknowledges it (PER-20, PER-24)', async () => {
    // performance learns of newly hired people by event
    const { id: targetId } = await eventually(() =>
      cast.branchManager.call(
        targetsApi.draftTarget,
        { year: parseInt(month.slice(0, 4), 10), kpi: 'sales-amount', personId: cast.rep.id, yearly: '120000.00' },
        { asOf: day(0) },
      ),
    );
    await cast.branchManager.call(targetsApi.issueTarget, { targetId }, { asOf: day(0) });
    await cast.rep.call(targetsApi.acknowledgeTarget, { targetId }, { asOf: day(0) });
  });

  it('§3.1 captures a lead, screens it, and makes it a customer with an opportunity (CUS-11, CUS-12, CUS-16)', async () => {
    const { id: leadId } = await cast.rep.call(
      leadsApi.captureLead,
      { source: 'exhibition', companyName: `蜀锦装饰工程 ${cast.branch}`, contactName: '刘洋', contactPhone: '13800138000', need: '办公楼地砖' },
      { asOf: day(1) },
    );
    await cast.rep.call(leadsApi.contactLead, { leadId, note: '电话沟通，约定面谈' }, { asOf: day(1) });
    await cast.rep.call(leadsApi.qualifyLead, { leadId, potential: 5, fit: 4, credit: 4 }, { asOf: day(2) });
    const converted = await cast.rep.call(leadsApi.convertLead, { leadId, title: '办公楼地砖' }, { asOf: day(2) });
    ({ customerId, opportunityId } = { customerId: converted.customerId!, opportunityId: converted.opportunityId! });
    await expect(cast.rep.call(customersApi.getCustomer, { customerId })).resolves.toMatchObject({
      status: 'prospect',
      ownerId: cast.rep.id,
      branch: cast.branch,
    });
  });

  it('§3.3 quotes at the price of the list, and the customer accepts (ORD-02, ORD-03)', async () => {
    const quote = await cast.rep.call(
      quotesApi.draftQuote,
      { customerId, opportunityId, lines: [{ productId: goods.productId, quantity: '200' }] },
      { asOf: day(3) },
    );
    quoteId = quote.id;
    expect(quote).toMatchObject({ total: '11300.00', net: '10000.00', tax: '1300.00' });
    await cast.rep.call(quotesApi.issueQuote, { quoteId }, { asOf: day(3) });
    await expect(cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '刘洋' }, { asOf: day(4) })).resolves.toMatchObject({ status: 'accepted' });
  });

  it('§3.4 drafts the contract from the template and has it reviewed by four (CON-01, CON-02, CON-03, CON-06)', async () => {
    const drafted = await cast.rep.call(
      contractsApi.draftContract,
      { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: dateOf(20) },
      { asOf: day(4) },
    );
    contractId = drafted.id;
    await expect(cast.rep.call(contractsApi.submitContract, { contractId }, { asOf: day(5) })).resolves.toMatchObject({
      status: 'in-review',
      no: expect.stringMatching(/^T[0-9A-F]+-HT-\d{4}-\d{6}$/) as string,
    });
    await cast.manager.call(contractsApi.decideContract, { contractId, step: 'sales', approve: true }, { asOf: day(5) });
    await Promise.all([
      cast.legal.call(contractsApi.decideContract, { contractId, step: 'legal', approve: true }, { asOf: day(6) }),
      cast.hqFinance.call(contractsApi.decideContract, { contractId, step: 'finance', approve: true }, { asOf: day(6) }),
    ]);
    await expect(cast.auditor.call(contractsApi.decideContract, { contractId, step: 'audit', approve: true }, { asOf: day(7) })).resolves.toMatchObject({
      status: 'approved',
    });
  });

  it('§3.4 is binding only when signed and sealed, and its copies are acknowledged (CON-08, CON-12, CON-13)', async () => {
    const signing = { contractId, signedOn: dateOf(8), customerSignatory: '刘洋', ourSignatory: '李慧' };
    await cast.manager.call(contractsApi.signContract, signing, { asOf: day(8) });
    await expect(
      cast.office.call(contractsApi.sealContract, { contractId, sealedOn: dateOf(8), sealNo: '合同专用章-01', copies: 4 }, { asOf: day(8) }),
    ).resolves.toMatchObject({ status: 'effective' });
    const { items } = await cast.finance.call(contractCopiesApi.findCopies, { contractId });
    const copyFor = (recipient: string): string => items.find((copy) => copy.recipient === recipient)!.id;
    await cast.finance.call(contractCopiesApi.acknowledgeCopy, { copyId: copyFor('finance') }, { asOf: day(8) });
    await expect(cast.service.call(contractCopiesApi.acknowledgeCopy, { copyId: copyFor('customer-service') }, { asOf: day(8) })).resolves.toMatchObject({
      status: 'acknowledged',
    });
  });

  it('§3.5 opens the order and wins the opportunity by the contract alone (ORD-16, ORD-17)', async () => {
    order = await eventually(async () => {
      const { items } = await cast.clerk.call(ordersApi.findOrders, { contractId });
      expect(items).toHaveLength(1);
      return items[0]!;
    });
    expect(order).toMatchObject({ status: 'draft', total: '11300.00', salesRepId: cast.rep.id });
    await eventually(async () => {
      expect(await cast.rep.call(opportunitiesApi.getOpportunity, { opportunityId })).toMatchObject({ stage: 'won' });
    });
    await expect(cast.rep.call(customersApi.getCustomer, { customerId })).resolves.toMatchObject({ status: 'active' });
  });

  it('§6.2 checks stock, asks the customer, confirms, and waits for the money (ORD-06, ORD-09)', async () => {
    const orderId = order.id;
    await cast.clerk.call(ordersApi.checkStock, { orderId }, { asOf: day(9) });
    await cast.clerk.call(ordersApi.recordConsent, { orderId, who: '刘洋', how: 'phone' }, { asOf: day(9) });
    await expect(cast.clerk.call(ordersApi.confirmOrder, { orderId }, { asOf: day(9) })).resolves.toMatchObject({
      status: 'awaiting-payment',
      required: '11300.00',
    });
    await expect(cast.clerk.call(ordersApi.releaseOrder, { orderId }, { asOf: day(9) })).rejects.toMatchObject({
      status: 422,
      problem: { rule: { requirement: 'ORD-06' } },
    });
  });

  it('§8.8 releases the goods when finance has confirmed what sales reported (ORD-07, ORD-18)', async () => {
    const { id: receiptId } = await cast.rep.call(
      receiptsApi.reportReceipt,
      { orderId: order.id, amount: '11300.00', paidBy: '蜀锦装饰', method: 'transfer', receivedOn: dateOf(10), voucherNo: `V-${cast.branch}` },
      { asOf: day(10) },
    );
    await cast.finance.call(receiptsApi.confirmReceipt, { receiptId }, { asOf: day(10) });
    await expect(cast.clerk.call(ordersApi.releaseOrder, { orderId: order.id }, { asOf: day(11) })).resolves.toMatchObject({
      status: 'released',
      paymentSecured: true,
    });
  });

  it('§3.5.2 ships, delivers, invoices and closes the order (ORD-13, ORD-19, ORD-22)', async () => {
    const shipment = await cast.logistics.call(
      shipmentsApi.planShipment,
      { orderId: order.id, warehouse: 'CK-01', carrier: '顺达物流', qualityCertificateNo: `ZB-${cast.branch}` },
      { asOf: day(11) },
    );
    shipmentId = shipment.id;
    await cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId, waybillNo: `YD-${cast.branch}` }, { asOf: day(12) });
    await cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId, deliveredOn: dateOf(14), signedBy: '刘洋' }, { asOf: day(14) });
    const { id: invoiceId } = await cast.rep.call(invoicesApi.requestInvoice, { orderId: order.id }, { asOf: day(14) });
    await cast.finance.call(
      invoicesApi.issueInvoice,
      { invoiceId, taxNumber: `2651${cast.branch.replace(/\D/g, '').padEnd(16, '0').slice(0, 16)}` },
      { asOf: day(14) },
    );
    await eventually(async () => {
      expect(await cast.clerk.call(ordersApi.getOrder, { orderId: order.id })).toMatchObject({ status: 'closed', open: '0.00' });
    });
    const { items } = await cast.rep.call(salesLedgerApi.salesLedger, { customerId });
    expect(items).toMatchObject([
      { orderNo: order.no, total: '11300.00', received: '11300.00', delivered: '11300.00', invoiced: '11300.00', receivable: '0.00' },
    ]);
  });

  it('fulfils the contract and writes the purchase to the customer file (CON-14, CUS-37)', async () => {
    await eventually(async () => {
      expect(await cast.rep.call(contractsApi.getContract, { contractId })).toMatchObject({ status: 'fulfilled' });
    });
    await eventually(async () => {
      expect((await cast.rep.call(purchasesApi.listPurchases, { customerId })).items.length).toBeGreaterThan(0);
    });
  });

  it('§3.6 serves the customer within 24 and 48 hours, visits again and asks (AFS-01, AFS-02, AFS-13, AFS-18)', async () => {
    const serviceFile = await eventually(async () => {
      const { items } = await cast.service.call(serviceFilesApi.findServiceFiles, { customerId });
      expect(items).toHaveLength(1);
      return items[0]!;
    });
    const opened = await cast.service.call(
      ticketsApi.openTicket,
      { serviceFileId: serviceFile.id, kind: 'quality', whatHappened: '三箱地砖边角破损', reportedBy: '刘洋' },
      { asOf: day(15) },
    );
    ticketId = opened.id;
    const later = { asOf: new Date(day(15).getTime() + 3_600_000) };
    await cast.service.call(ticketsApi.acknowledgeTicket, { ticketId, reply: '已受理，今日到场查看' }, later);
    await cast.service.call(ticketsApi.startWork, { ticketId, findings: '运输颠簸所致' }, later);
    await cast.service.call(ticketsApi.proposeSolution, { ticketId, solution: '补发三箱' }, later);
    await cast.service.call(ticketsApi.recordAgreement, { ticketId, agreed: true, how: 'phone', customerSaid: '同意' }, later);
    await cast.service.call(ticketsApi.resolveTicket, { ticketId, carriedOut: '已补发', toldHow: 'phone', toldCustomer: '补发三箱已签收' }, { asOf: day(16) });
    const { items: visits } = await cast.service.call(returnVisitsApi.findReturnVisits, { ticketId });
    await cast.service.call(
      returnVisitsApi.completeReturnVisit,
      { returnVisitId: visits[0]!.id, how: 'phone', customerSaid: '满意', qualityMark: 5, shippingMark: 4 },
      { asOf: day(18) },
    );
    await expect(cast.service.call(ticketsApi.closeTicket, { ticketId }, { asOf: day(18) })).resolves.toMatchObject({ status: 'closed' });
    const { id: surveyId } = await cast.service.call(
      surveysApi.sendSurvey,
      {
        ticketId,
        channel: 'questionnaire',
        questions: [
          { code: 'quality', text: '产品质量' },
          { code: 'service', text: '服务态度' },
        ],
      },
      { asOf: day(18) },
    );
    await expect(
      cast.service.call(
        surveysApi.recordSurveyAnswer,
        {
          surveyId,
          answers: [
            { code: 'quality', mark: 4 },
            { code: 'service', mark: 5 },
          ],
        },
        { asOf: day(19) },
      ),
    ).resolves.toMatchObject({ status: 'scored' });
  });

  it('§4 closes the month: a scorecard of five KPIs whose every figure opens to its facts (PER-01..06, PER-09)', async () => {
    await eventually(async () => {
      const { items } = await cast.branchManager.call(factsApi.listFacts, { personId: cast.rep.id, month });
      expect(items.map(({ kind }) => kind).sort()).toEqual(expect.arrayContaining(['delivered', 'new-customer', 'received', 'satisfaction', 'signed']));
    });
    const { id: cycleId } = await cast.hqFinance.call(monthsApi.closeMonth, { branch: cast.branch, month });
    await cast.hqFinance.call(monthsApi.publishScorecards, { cycleId });
    const { items: cards } = await cast.rep.call(scorecardsApi.findScorecards, { month });
    const card = await cast.rep.call(scorecardsApi.getScorecard, { scorecardId: cards[0]!.id });
    expect(card.kpis.map(({ code }) => code).sort()).toEqual(['growth-rate', 'new-customers', 'sales-amount', 'sales-profit', 'satisfaction']);
    const sales = card.kpis.find(({ code }) => code === 'sales-amount')!;
    expect(sales).toMatchObject({ actual: '11300.00', target: '10000.00', achievement: '1.13' });
    expect(sales.factIds).toHaveLength(1);
    await expect(cast.hqFinance.call(monthsApi.checkMonth, { cycleId })).resolves.toMatchObject({ same: true, differences: [] });
  });

  it('§4.3 explains the bonus to the last yuan, and another person approves it (PER-13, PER-14, ORG-14)', async () => {
    const { items } = await cast.rep.call(bonusesApi.findBonuses, { month });
    const bonus = await cast.rep.call(bonusesApi.getBonus, { bonusId: items[0]!.id });
    const cents = (amount: string): number => parseInt(amount.replace('.', ''), 10);
    expect(bonus.explanation.reduce((sum, { amount }) => sum + cents(amount), 0)).toBe(cents(bonus.amount));
    expect(cents(bonus.amount)).toBeGreaterThan(0);
    await expect(cast.rep.call(bonusesApi.approveBonus, { bonusId: bonus.id })).rejects.toMatchObject({ status: 403 });
    await expect(cast.gm.call(bonusesApi.approveBonus, { bonusId: bonus.id })).resolves.toMatchObject({ status: 'approved' });
  });

  it('shows none of this to another branch (C-15)', async () => {
    const elsewhere = await aBranch('北京分公司');
    await expect(elsewhere.rep.call(customersApi.getCustomer, { customerId })).rejects.toMatchObject({ status: 404 });
    await expect(elsewhere.manager.call(contractsApi.getContract, { contractId })).rejects.toMatchObject({ status: 404 });
    await expect(elsewhere.clerk.call(ordersApi.getOrder, { orderId: order.id })).rejects.toMatchObject({ status: 404 });
    await expect(elsewhere.clerk.call(ordersApi.cancelOrder, { orderId: order.id, reason: 'x' })).rejects.toMatchObject({ status: 404 });
    await expect(elsewhere.service.call(ticketsApi.getTicket, { ticketId })).rejects.toMatchObject({ status: 404 });
    await expect(elsewhere.logistics.call(shipmentsApi.getShipment, { shipmentId })).rejects.toMatchObject({ status: 404 });
    for (const list of [
      elsewhere.manager.call(customersApi.findCustomers, {}),
      elsewhere.manager.call(contractsApi.findContracts, {}),
      elsewhere.clerk.call(ordersApi.findOrders, {}),
    ]) {
      expect((await list).items).toEqual([]);
    }
  });
});
