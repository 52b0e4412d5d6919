import { randomUUID } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import type { Cast } from './cast.ts';
import type { Catalogue } from './catalogue.ts';
import { PASSWORD } from './head-office.ts';
import { today } from './orders.ts';
import type { Stubborn } from './stubborn.ts';

export const PER_DEAL = 20;
const patiently = <T>(attempt: () => Promise<T>): Promise<T> => eventually(attempt, 120_000);

/** Who works, with what, by a client that does not give up. */
export interface Shop {
  readonly cast: Cast;
  readonly goods: Catalogue;
  readonly client: Stubborn;
}

/** From a new customer to the delivered goods: five services, some twenty commands, three facts on the way. */
export async function aDeal({ cast, goods, client }: Shop): Promise<string> {
  const { id: customerId } = await client.command(cast.rep, customersApi.createCustomer, { name: `岭南建材 ${randomUUID()}` });
  const lines = [{ productId: goods.productId, quantity: String(PER_DEAL) }];
  const { id: quoteId } = await client.command(cast.rep, quotesApi.draftQuote, { customerId, lines });
  await client.command(cast.rep, quotesApi.issueQuote, { quoteId });
  await client.command(cast.rep, quotesApi.acceptQuote, { quoteId, saidBy: '刘洋' });
  const contract = { quoteId, templateCode: goods.templateCode, payment: 'prepay' as const, deliverBy: today() };
  const { id: contractId } = await client.command(cast.rep, contractsApi.draftContract, contract);
  await client.command(cast.rep, contractsApi.submitContract, { contractId });
  for (const [who, step] of [
    [cast.manager, 'sales'],
    [cast.legal, 'legal'],
    [cast.hqFinance, 'finance'],
    [cast.auditor, 'audit'],
  ] as const)
    await client.command(who, contractsApi.decideContract, { contractId, step, approve: true });
  await client.command(cast.manager, contractsApi.signContract, { contractId, signedOn: today(), customerSignatory: '刘洋', ourSignatory: '李慧' });
  await client.command(cast.office, contractsApi.sealContract, { contractId, sealedOn: today(), sealNo: '合同专用章-01', copies: 4 });
  const order = await patiently(async () => {
    const { items } = await client.ask(cast.clerk, ordersApi.findOrders, { contractId });
    if (!items[0]) throw new Error('no order yet');
    return items[0];
  });
  const orderId = order.id;
  await client.command(cast.clerk, ordersApi.checkStock, { orderId });
  await client.command(cast.clerk, ordersApi.recordConsent, { orderId, who: '刘洋', how: 'phone' });
  await client.command(cast.clerk, ordersApi.confirmOrder, { orderId });
  const receipt = { orderId, amount: order.total, paidBy: '岭南建材', method: 'transfer' as const, receivedOn: today(), voucherNo: `V-${orderId}` };
  const { id: receiptId } = await client.command(cast.rep, receiptsApi.reportReceipt, receipt);
  await client.command(cast.finance, receiptsApi.confirmReceipt, { receiptId });
  await client.command(cast.clerk, ordersApi.releaseOrder, { orderId });
  const shipping = { orderId, warehouse: 'CK-01', carrier: '顺达物流', qualityCertificateNo: `ZB-${orderId}` };
  const { id: shipmentId } = await client.command(cast.logistics, shipmentsApi.planShipment, shipping);
  await client.command(cast.logistics, shipmentsApi.dispatchShipment, { shipmentId, waybillNo: `YD-${shipmentId}` });
  await client.command(cast.logistics, shipmentsApi.deliverShipment, { shipmentId, deliveredOn: today(), signedBy: '刘洋' });
  const serviceFileId = await patiently(async () => {
    const { items } = await client.ask(cast.service, serviceFilesApi.findServiceFiles, { customerId });
    if (!items[0]) throw new Error('no service file yet');
    return items[0].id;
  });
  await client.command(cast.service, ticketsApi.openTicket, { serviceFileId, kind: 'quality', whatHappened: '边角破损', reportedBy: '刘洋' });
  return orderId;
}

/** EXP-01..13: a budget that is put in force, and a claim from its draft to the cashier. */
export async function aSpending({ cast, client }: Pick<Shop, 'cast' | 'client'>): Promise<string> {
  const plan = { category: 'travel', amount: '10000.00', purpose: '拜访客户', use: '按月' };
  const { id: budgetId } = await client.command(cast.branchManager, budgetsApi.draftBudget, { year: parseInt(today(), 10), org: cast.org, lines: [plan] });
  await client.command(cast.branchManager, budgetsApi.submitBudget, { budgetId });
  await client.command(cast.hqFinance, budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
  await client.command(cast.gm, budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
  const spent = { category: 'travel', amount: '300.00', reason: '拜访客户', spentOn: today(), voucherNo: `FP-${budgetId}`, voucherKind: 'e-invoice' as const };
  const { id: claimId } = await client.command(cast.rep, claimsApi.draftClaim, { budgetId, lines: [spent] });
  await client.command(cast.rep, claimsApi.submitClaim, { claimId });
  await client.command(cast.manager, claimsApi.decideClaim, { claimId, step: 'department', approve: true });
  await client.command(cast.finance, claimsApi.decideClaim, { claimId, step: 'finance', approve: true });
  await client.command(cast.cashier, claimsApi.payClaim, { claimId, paymentReference: `FK-${claimId}` });
  return claimId;
}

let years = parseInt(today().slice(0, 4), 10);
/** What is done beside selling: a rule, a colleague, a target, a budget. */
export async function aDayAtTheOffice({ cast, client }: Shop): Promise<void> {
  years += 1;
  const value = { dueDays: years % 30 };
  const policy = { key: 'return-visit', org: cast.org, effectiveFrom: today(), value, reason: `because ${randomUUID()}` };
  const { id: policyId } = await client.command(cast.admin, policiesApi.propose, policy);
  await client.command(cast.gm, policiesApi.approve, { policyId });
  const hire = { name: '新同事', login: `k${randomUUID().slice(0, 13)}`, password: PASSWORD, posts: [{ post: 'sales-rep', org: `${cast.org}.sales` }] };
  await client.command(cast.admin, organisationApi.hire, hire);
  await client.command(cast.branchManager, targetsApi.draftTarget, { year: years, kpi: 'sales-amount', personId: cast.rep.id, yearly: '120000.00' });
  await client.command(cast.branchManager, budgetsApi.draftBudget, {
    year: years,
    org: cast.org,
    lines: [{ category: 'travel', amount: '1000.00', purpose: '拜访客户', use: '按月' }],
  });
}
