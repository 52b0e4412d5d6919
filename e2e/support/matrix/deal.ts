import { returnVisitsApi } from '@tradewind/contracts/after-sales/return-visits.api';
import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { surveysApi } from '@tradewind/contracts/after-sales/surveys.api';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { eventually } from '@tradewind/client/eventually';
import { amendmentsApi } from '@tradewind/contracts/contracts/amendments.api';
import { terminationsApi } from '@tradewind/contracts/contracts/terminations.api';
import { contractCopiesApi } from '@tradewind/contracts/contracts/contract-copies.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { disputesApi } from '@tradewind/contracts/contracts/disputes.api';
import { partnerAgreementsApi } from '@tradewind/contracts/contracts/partner-agreements.api';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { proposalsApi } from '@tradewind/contracts/contracts/proposals.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { requirementReviewsApi } from '@tradewind/contracts/contracts/requirement-reviews.api';
import { serviceContractsApi } from '@tradewind/contracts/contracts/service-contracts.api';
import { creditApi as creditProfilesApi } from '@tradewind/contracts/customers/credit.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { dataSubjectsApi } from '@tradewind/contracts/customers/data-subjects.api';
import { interactionsApi } from '@tradewind/contracts/customers/interactions.api';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { payoutsApi } from '@tradewind/contracts/expenses/payouts.api';
import { supplementsApi } from '@tradewind/contracts/expenses/supplements.api';
import { delegationsApi } from '@tradewind/contracts/identity/delegations.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { creditApi } from '@tradewind/contracts/orders/credit.api';
import { invoicesApi } from '@tradewind/contracts/orders/invoices.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { receivablesApi } from '@tradewind/contracts/orders/receivables.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { bonusesApi } from '@tradewind/contracts/performance/bonuses.api';
import { monthsApi } from '@tradewind/contracts/performance/months.api';
import { scorecardsApi } from '@tradewind/contracts/performance/scorecards.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { PROCESSES_APIS, type ProcessService } from '@tradewind/contracts/processes/processes.api';
import { businessDate } from '@tradewind/domain/business-date';
import type { Page } from '@tradewind/contracts/page';
import { agreementTemplates } from '../agreement-templates.ts';
import type { Cast } from '../cast.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Kind } from './doors.ts';

/** The objects of one place, by kind. */
export type Objects = Readonly<Partial<Record<Kind, string | undefined>>>;

/** Who sells where, what, and which word every text of theirs holds. */
export interface Deal {
  readonly cast: Cast;
  readonly goods: Catalogue;
  readonly word: string;
  /** In the names of companies and goods, and in numbers of papers, which travel; the same word where it is not said. */
  readonly mark?: string;
}

const start = (): Date => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 3, 2));
};

/** Working day `n` of last month, ten o'clock in Shanghai. */
export const day = (n: number): Date => new Date(start().getTime() + n * 86_400_000);
export const dateOf = (n: number): string => day(n).toISOString().slice(0, 10);
export const monthOf = (n: number): string => dateOf(n).slice(0, 7);
const on = (n: number): { readonly asOf: Date } => ({ asOf: day(n) });

const only = async <V extends { readonly id: string }>(find: () => Promise<Page<V>>): Promise<V> =>
  eventually(async () => {
    const [first] = (await find()).items;
    if (!first) throw new Error('nothing there yet');
    return first;
  });

/** One object of every kind, made the way people make them. */
export async function objectsOf(deal: Deal): Promise<Objects> {
  const target = await aTarget(deal);
  const sale = await aSale(deal);
  const [goods, money, people] = await Promise.all([afterTheSale(deal, sale), expenses(deal), aboutPeople(deal, sale.customer)]);
  return { target, ...sale, ...goods, ...money, ...people };
}

async function aboutPeople({ cast, word }: Deal, customerId: string): Promise<Objects> {
  const { contacts } = await cast.rep.call(customersApi.addContact, { customerId, name: word, phone: '13900139000' });
  const asked = { kind: 'export', customerId, reason: word, receivedOn: dateOf(2) } as const;
  const { id: request } = await cast.legal.call(dataSubjectsApi.fileSubjectRequest, asked);
  const away = { personId: cast.rep.id, deputyId: cast.otherRep.id, until: new Date(Date.now() + 3_600_000).toISOString(), reason: word };
  const { id: delegation } = await cast.rep.call(delegationsApi.delegate, { ...away, permissions: ['lead:read'] });
  const { items: sessions } = await cast.rep.call(signInApi.findMySessions, {});
  return { contact: contacts[0]?.contactId, request, delegation, session: sessions[0]?.id };
}

async function aTarget({ cast }: Deal): Promise<string> {
  const about = { year: day(0).getUTCFullYear(), kpi: 'sales-amount', personId: cast.rep.id, yearly: '120000.00' } as const;
  const { id: targetId } = await eventually(() => cast.branchManager.call(targetsApi.draftTarget, about, on(0)));
  await cast.branchManager.call(targetsApi.issueTarget, { targetId }, on(0));
  await cast.rep.call(targetsApi.acknowledgeTarget, { targetId }, on(0));
  return targetId;
}

type Sold =
  | 'lead'
  | 'customer'
  | 'opportunity'
  | 'priceException'
  | 'proposal'
  | 'quote'
  | 'requirementReview'
  | 'contract'
  | 'copy'
  | 'dispute'
  | 'order'
  | 'amendment'
  | 'termination'
  | 'serviceContract'
  | 'partnerAgreement';
type Sale = Readonly<Record<Sold, string>>;

async function aSale(deal: Deal): Promise<Sale> {
  const { cast, goods, word, mark = word } = deal;
  const found = { source: 'exhibition', companyName: `建材 ${mark}`, contactName: word, contactPhone: '13800138000', need: `地砖 ${word}` } as const;
  const { id: lead } = await cast.rep.call(leadsApi.captureLead, found, on(1));
  await cast.rep.call(leadsApi.contactLead, { leadId: lead, note: word }, on(1));
  await cast.rep.call(leadsApi.qualifyLead, { leadId: lead, potential: 5, fit: 4, credit: 4 }, on(2));
  const { customerId, opportunityId } = await cast.rep.call(leadsApi.convertLead, { leadId: lead, title: mark }, on(2));
  if (customerId === null || opportunityId === null) throw new Error('no customer');
  await cast.rep.call(interactionsApi.recordInteraction, { customerId, kind: 'conversation', text: word }, on(2));
  await credit(deal, customerId);
  const priceException = await aPriceException(deal, customerId);
  const proposal = await aProposal(deal, { customerId, opportunityId });
  const quote = await anAcceptedQuote(deal, { customerId, opportunityId });
  const wanted = { quoteId: quote, deliverBy: dateOf(20), requirements: [{ about: 'packing', text: word }] } as const;
  const { id: requirementReview } = await cast.rep.call(requirementReviewsApi.requestRequirementReview, wanted, on(4));
  const terms = { quoteId: quote, templateCode: goods.templateCode, payment: 'prepay', deliverBy: dateOf(20) } as const;
  const { id: contract } = await cast.rep.call(contractsApi.draftContract, terms, on(4));
  const copy = await concluded(deal, contract);
  const { id: dispute } = await cast.legal.call(
    disputesApi.openDispute,
    { contractId: contract, kind: 'dispute', raisedOn: dateOf(8), title: word, facts: word },
    on(8),
  );
  const { id: order } = await only(() => cast.clerk.call(ordersApi.findOrders, { contractId: contract }));
  const changes = await changesOf(deal, contract);
  const agreements = await agreementsOf(deal, customerId);
  return {
    lead,
    customer: customerId,
    opportunity: opportunityId,
    priceException,
    proposal,
    quote,
    requirementReview,
    contract,
    copy,
    dispute,
    order,
    ...changes,
    ...agreements,
  };
}

/** An amendment that was given up, and a termination that nobody has decided on: the contract goes on. */
async function changesOf({ cast, word }: Deal, contractId: string): Promise<Pick<Sale, 'amendment' | 'termination'>> {
  const { id: amendment } = await cast.rep.call(amendmentsApi.draftAmendment, { contractId, reason: word, deliverBy: dateOf(25) }, on(8));
  await cast.rep.call(amendmentsApi.voidAmendment, { amendmentId: amendment, reason: word }, on(8));
  const wish = { contractId, ground: 'agreement', reason: word, endsOn: dateOf(9), settlement: word } as const;
  const { id: termination } = await cast.rep.call(terminationsApi.requestTermination, wish, on(9));
  return { amendment, termination };
}

/** Drafts that were given up: a service contract, and an agreement for selling everything. */
async function agreementsOf({ cast, goods, word }: Deal, customerId: string): Promise<Pick<Sale, 'serviceContract' | 'partnerAgreement'>> {
  const { service: serviceCode, partner: partnerCode } = await agreementTemplates(cast, on(1));
  const period = { validFrom: dateOf(5), validUntil: dateOf(300) };
  const items = [{ productId: goods.productId, quantity: '4', content: word }];
  const promise = { customerId, templateCode: serviceCode, items, responseHours: '4', resolutionHours: '24', payWithinDays: 30, ...period };
  const { id: serviceContract } = await cast.rep.call(serviceContractsApi.draftServiceContract, promise, on(5));
  await cast.rep.call(serviceContractsApi.voidServiceContract, { serviceContractId: serviceContract, reason: word }, on(5));
  const terms = { regions: [{ code: '530100', name: word }], productIds: [], exclusive: false, discount: '0.1', commission: '0.05', settlementDays: 30 };
  const wish = { customerId, templateCode: partnerCode, ...terms, ...period };
  const { id: partnerAgreement } = await cast.rep.call(partnerAgreementsApi.draftPartnerAgreement, wish, on(5));
  await cast.rep.call(partnerAgreementsApi.voidPartnerAgreement, { partnerAgreementId: partnerAgreement, reason: word }, on(5));
  return { serviceContract, partnerAgreement };
}

/** By the clock on the wall the quote is long over: now and then the watch is quicker than the customer, and it is quoted anew. */
async function anAcceptedQuote({ cast, goods, word }: Deal, about: { customerId: string; opportunityId: string }): Promise<string> {
  const lines = [{ productId: goods.productId, quantity: '200' }];
  return eventually(async () => {
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { ...about, lines }, on(3));
    await cast.rep.call(quotesApi.issueQuote, { quoteId }, on(3));
    await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: word }, on(4));
    return quoteId;
  });
}

async function aPriceException({ cast, goods, word }: Deal, customerId: string): Promise<string> {
  const wish = { customerId, productId: goods.productId, floorPrice: '50', maxQuantity: '100', validUntil: dateOf(80), reason: word };
  const { id } = await cast.rep.call(priceExceptionsApi.requestPriceException, wish, on(3));
  return id;
}

async function aProposal({ cast, goods, word, mark = word }: Deal, about: { customerId: string; opportunityId: string }): Promise<string> {
  const lines = [{ productId: goods.productId, quantity: '200' }];
  const wish = { ...about, title: mark, needs: word, lines, delivery: word, afterSales: word };
  const { id } = await cast.rep.call(proposalsApi.draftProposal, wish, on(2));
  return id;
}

async function credit({ cast, word }: Deal, customerId: string): Promise<void> {
  const assessment = { paymentRecord: 4, finances: 4, relationship: 4 };
  const terms = { customerId, limit: '50000.00', termDays: 30, validUntil: dateOf(300), grounds: word, assessment };
  await cast.rep.call(creditProfilesApi.applyForCredit, terms, on(3));
  await cast.manager.call(creditProfilesApi.decideCredit, { customerId, step: 'sales', approve: true }, on(3));
  await cast.hqFinance.call(creditProfilesApi.decideCredit, { customerId, step: 'finance', approve: true }, on(3));
  await eventually(() => cast.hqFinance.call(creditApi.getCreditAccount, { customerId }));
}

/** Reviewed by four, signed and sealed; gives the copy of finance. */
async function concluded({ cast, word }: Deal, contractId: string): Promise<string> {
  await cast.rep.call(contractsApi.submitContract, { contractId }, on(5));
  await cast.manager.call(contractsApi.decideContract, { contractId, step: 'sales', approve: true }, on(5));
  await cast.legal.call(contractsApi.decideContract, { contractId, step: 'legal', approve: true }, on(6));
  await cast.hqFinance.call(contractsApi.decideContract, { contractId, step: 'finance', approve: true }, on(6));
  await cast.auditor.call(contractsApi.decideContract, { contractId, step: 'audit', approve: true }, on(7));
  const signing = { contractId, signedOn: dateOf(8), customerSignatory: word, ourSignatory: '李慧' };
  await cast.manager.call(contractsApi.signContract, signing, on(8));
  await cast.office.call(contractsApi.sealContract, { contractId, sealedOn: dateOf(8), sealNo: '合同专用章-01', copies: 4 }, on(8));
  const { items } = await cast.finance.call(contractCopiesApi.findCopies, { contractId });
  const copy = items.find(({ recipient }) => recipient === 'finance');
  if (!copy) throw new Error('no copy for finance');
  return copy.id;
}

/** Paid, shipped, invoiced, served, visited, asked; the month closed. */
async function afterTheSale(deal: Deal, { order: orderId, customer: customerId, contract }: Sale): Promise<Objects> {
  const { cast, word, mark = word } = deal;
  await cast.clerk.call(ordersApi.checkStock, { orderId }, on(9));
  await cast.clerk.call(ordersApi.recordConsent, { orderId, who: word, how: 'phone' }, on(9));
  const { total } = await cast.clerk.call(ordersApi.confirmOrder, { orderId }, on(9));
  const payment = { orderId, amount: total, paidBy: word, method: 'transfer', receivedOn: dateOf(10), voucherNo: mark } as const;
  const { id: receipt } = await cast.rep.call(receiptsApi.reportReceipt, payment, on(10));
  await cast.finance.call(receiptsApi.confirmReceipt, { receiptId: receipt }, on(10));
  await cast.clerk.call(ordersApi.releaseOrder, { orderId }, on(11));
  const plan = { orderId, warehouse: 'CK-01', carrier: mark, qualityCertificateNo: mark };
  const { id: shipment } = await cast.logistics.call(shipmentsApi.planShipment, plan, on(11));
  await cast.logistics.call(shipmentsApi.dispatchShipment, { shipmentId: shipment, waybillNo: mark }, on(12));
  await cast.logistics.call(shipmentsApi.deliverShipment, { shipmentId: shipment, deliveredOn: dateOf(14), signedBy: word }, on(14));
  const { id: receivable } = await only(() => cast.finance.call(receivablesApi.findReceivables, { orderId }));
  const { id: invoice } = await cast.rep.call(invoicesApi.requestInvoice, { orderId }, on(14));
  const { id: serviceFile } = await only(() => cast.service.call(serviceFilesApi.findServiceFiles, { customerId }));
  const [served, month] = await Promise.all([afterSales(deal, serviceFile), aMonth(deal)]);
  await eventually(() => cast.rep.call(contractsApi.getContract, { contractId: contract }));
  const processes = { contractsProcess: await processAbout(cast, 'contracts', contract), ordersProcess: await processAbout(cast, 'orders', shipment) };
  return { receipt, shipment, receivable, invoice, serviceFile, ...processes, ...served, ...month };
}

async function afterSales({ cast, word }: Deal, serviceFileId: string): Promise<Objects> {
  const complaint = { serviceFileId, kind: 'quality', whatHappened: word, reportedBy: word } as const;
  const { id: ticket } = await cast.service.call(ticketsApi.openTicket, complaint, on(15));
  const visit = { serviceFileId, dueOn: dateOf(20) };
  const { id: returnVisit } = await cast.service.call(returnVisitsApi.scheduleReturnVisit, visit, on(15));
  const questions = [{ code: 'quality', text: word }];
  const { id: survey } = await cast.service.call(surveysApi.sendSurvey, { ticketId: ticket, channel: 'questionnaire', questions }, on(18));
  return { ticket, returnVisit, survey };
}

/** Head office has no month of its own here: it is closed for branches. */
async function aMonth({ cast }: Deal): Promise<Objects> {
  if (cast.branch === 'hq') return {};
  const month = monthOf(14);
  await only(() => cast.branchManager.call(factsApi.listFacts, { personId: cast.rep.id, month, kind: ['delivered'] }));
  const { id: cycle } = await cast.hqFinance.call(monthsApi.closeMonth, { branch: cast.branch, month });
  await cast.hqFinance.call(monthsApi.publishScorecards, { cycleId: cycle });
  const { id: scorecard } = await only(() => cast.rep.call(scorecardsApi.findScorecards, { month }));
  const { id: bonus } = await only(() => cast.rep.call(bonusesApi.findBonuses, { month }));
  await cast.gm.call(bonusesApi.approveBonus, { bonusId: bonus });
  const { id: payout } = await only(() => cast.cashier.call(payoutsApi.findPayouts, { bonusId: bonus }));
  return { cycle, scorecard, bonus, payout, performanceProcess: await processAbout(cast, 'performance', bonus) };
}

async function processAbout(cast: Cast, service: ProcessService, subjectId: string): Promise<string> {
  const { id } = await only(() => cast.hqFinance.call(PROCESSES_APIS[service].findProcesses, { subjectId }));
  return id;
}

async function expenses({ cast, word, mark = word }: Deal): Promise<Objects> {
  const today = businessDate(new Date());
  const lines = [{ category: 'travel', amount: '10000.00', purpose: word, use: word }];
  const plan = { year: parseInt(today, 10), org: cast.rep.org, lines };
  const { id: budget } = await cast.branchManager.call(budgetsApi.draftBudget, plan);
  await cast.branchManager.call(budgetsApi.submitBudget, { budgetId: budget });
  await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId: budget, step: 'finance', approve: true });
  await cast.gm.call(budgetsApi.decideBudget, { budgetId: budget, step: 'leader', approve: true });
  const more = { budgetId: budget, category: 'travel', amount: '10.00', reason: word };
  const { id: supplement } = await cast.branchManager.call(supplementsApi.requestSupplement, more);
  const spent = { category: 'travel', amount: '300.00', reason: word, spentOn: today, voucherNo: `FP-${mark}`, voucherKind: 'e-invoice' } as const;
  const { id: claim } = await cast.rep.call(claimsApi.draftClaim, { budgetId: budget, lines: [spent] });
  await cast.rep.call(claimsApi.submitClaim, { claimId: claim });
  return { budget, supplement, claim };
}
