import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { eventually } from '@tradewind/client/eventually';
import { HttpActor } from '@tradewind/client/http-actor';
import { returnVisitsApi } from '@tradewind/contracts/after-sales/return-visits.api';
import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { serviceStatisticsApi } from '@tradewind/contracts/after-sales/service-statistics.api';
import { surveysApi } from '@tradewind/contracts/after-sales/surveys.api';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { productsApi } from '@tradewind/contracts/contracts/products.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { interactionsApi } from '@tradewind/contracts/customers/interactions.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import { purchasesApi } from '@tradewind/contracts/customers/purchases.api';
import { partnerAppsApi } from '@tradewind/contracts/identity/partner-apps.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { creditApi } from '@tradewind/contracts/orders/credit.api';
import { invoicesApi } from '@tradewind/contracts/orders/invoices.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { receivablesApi } from '@tradewind/contracts/orders/receivables.api';
import { salesLedgerApi } from '@tradewind/contracts/orders/sales-ledger.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { addDays, businessMonth } from '@tradewind/domain/business-date';
import type { Operation } from '@tradewind/kernel/operation';
import { connectNats } from '@tradewind/runtime/nats';
import { allowInsecureRequests, clientCredentialsGrant, ClientSecretBasic, ClientSecretPost, Configuration } from 'openid-client';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { baseUrl } from './support/company.ts';
import { anOrder, confirmed, delivered, paid, today } from './support/orders.ts';
import { aPartner, aSecret, askForToken, signed, signedIn, tokenOf, type Partner } from './support/partners.ts';

/** Everything a dealer's portal needs, and some that knows no customers. */
const DEALER_SCOPES = [
  ordersApi.findOrders,
  ordersApi.getOrder,
  shipmentsApi.findShipments,
  shipmentsApi.getShipment,
  receivablesApi.findReceivables,
  receivablesApi.getReceivable,
  receiptsApi.findReceipts,
  receiptsApi.getReceipt,
  invoicesApi.findInvoices,
  invoicesApi.getInvoice,
  salesLedgerApi.salesLedger,
  creditApi.getCreditAccount,
  stockApi.findStock,
  contractsApi.findContracts,
  contractsApi.getContract,
  contractsApi.contractText,
  quotesApi.findQuotes,
  quotesApi.getQuote,
  productsApi.findProducts,
  priceListsApi.findPriceLists,
  priceListsApi.getPriceList,
  customersApi.findCustomers,
  customersApi.getCustomer,
  customersApi.updateCustomer,
  opportunitiesApi.findOpportunities,
  opportunitiesApi.getOpportunity,
  opportunitiesApi.openOpportunity,
  interactionsApi.findInteractions,
  purchasesApi.listPurchases,
  serviceFilesApi.findServiceFiles,
  serviceFilesApi.getServiceFile,
  ticketsApi.findTickets,
  ticketsApi.getTicket,
  ticketsApi.openTicket,
  returnVisitsApi.findReturnVisits,
  surveysApi.findSurveys,
  serviceStatisticsApi.serviceStatistics,
].map(({ id }) => id);

/** A dealer and all that we have of it. */
interface Dealing {
  readonly customerId: string;
  readonly name: string;
  readonly quoteId: string;
  readonly contractId: string;
  readonly orderId: string;
  readonly shipmentId: string;
  readonly receiptId: string;
  readonly receivableId: string;
  readonly invoiceId: string;
  readonly opportunityId: string;
  readonly serviceFileId: string;
  readonly ticketId: string;
}

const until = <T>(find: () => Promise<{ items: readonly T[] }>): Promise<T> =>
  eventually(async () => {
    const [first] = (await find()).items;
    if (!first) throw new Error('not there yet');
    return first;
  });

async function dealingsOf(cast: Cast, { productId, sku, templateCode }: Catalogue): Promise<Dealing> {
  const name = `经销商${randomBytes(4).toString('hex')}`;
  const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name });
  const { id: opportunityId } = await cast.rep.call(opportunitiesApi.openOpportunity, { customerId, title: `${name} 明年订货` });
  await cast.rep.call(interactionsApi.recordInteraction, { customerId, kind: 'conversation', text: `${name} 来访` });
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId, quantity: '100' }] });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
  const { id: contractId } = await cast.rep.call(contractsApi.draftContract, { quoteId, templateCode, payment: 'prepay', deliverBy: addDays(today(), 60) });
  const order = await confirmed(cast, await anOrder(cast, { goods: { productId, sku }, customerId }));
  const { id: receiptId } = await paid(cast, order);
  await cast.clerk.call(ordersApi.releaseOrder, { orderId: order.id });
  const { id: shipmentId } = await delivered(cast, order);
  const { id: invoiceId } = await cast.rep.call(invoicesApi.requestInvoice, { orderId: order.id });
  const { id: receivableId } = await until(() => cast.finance.call(receivablesApi.findReceivables, { customerId }));
  const { id: serviceFileId } = await until(() => cast.service.call(serviceFilesApi.findServiceFiles, { customerId }));
  const complaint = { serviceFileId, kind: 'quality', whatHappened: `${name} 三块开裂`, reportedBy: '刘工' } as const;
  const { id: ticketId } = await cast.service.call(ticketsApi.openTicket, complaint);
  await until(() => cast.rep.call(purchasesApi.listPurchases, { customerId }));
  const orderId = order.id;
  return { customerId, name, quoteId, contractId, orderId, shipmentId, receiptId, receivableId, invoiceId, opportunityId, serviceFileId, ticketId };
}

/** One record of each kind, and the input that names it. */
const RECORDS: readonly (readonly [op: Operation, of: (one: Dealing) => object])[] = [
  [ordersApi.getOrder, ({ orderId }) => ({ orderId })],
  [shipmentsApi.getShipment, ({ shipmentId }) => ({ shipmentId })],
  [receivablesApi.getReceivable, ({ receivableId }) => ({ receivableId })],
  [receiptsApi.getReceipt, ({ receiptId }) => ({ receiptId })],
  [invoicesApi.getInvoice, ({ invoiceId }) => ({ invoiceId })],
  [contractsApi.getContract, ({ contractId }) => ({ contractId })],
  [contractsApi.contractText, ({ contractId }) => ({ contractId })],
  [quotesApi.getQuote, ({ quoteId }) => ({ quoteId })],
  [customersApi.getCustomer, ({ customerId }) => ({ customerId })],
  [opportunitiesApi.getOpportunity, ({ opportunityId }) => ({ opportunityId })],
  [interactionsApi.findInteractions, ({ customerId }) => ({ customerId })],
  [purchasesApi.listPurchases, ({ customerId }) => ({ customerId })],
  [creditApi.getCreditAccount, ({ customerId }) => ({ customerId })],
  [serviceFilesApi.getServiceFile, ({ serviceFileId }) => ({ serviceFileId })],
  [ticketsApi.getTicket, ({ ticketId }) => ({ ticketId })],
];

const LISTS: readonly Operation[] = [
  ordersApi.findOrders,
  shipmentsApi.findShipments,
  receivablesApi.findReceivables,
  receiptsApi.findReceipts,
  invoicesApi.findInvoices,
  salesLedgerApi.salesLedger,
  contractsApi.findContracts,
  quotesApi.findQuotes,
  customersApi.findCustomers,
  opportunitiesApi.findOpportunities,
  serviceFilesApi.findServiceFiles,
  ticketsApi.findTickets,
];

let cast: Cast;
let mine: Dealing;
let theirs: Dealing;
let dealer: Partner;
let erp: HttpActor;

beforeAll(async () => {
  cast = await aBranch('重庆分公司');
  const catalogue = await aCatalogue(cast, { price: '11.3', cost: '6.5', onHand: '100000', validFrom: today() });
  mine = await dealingsOf(cast, catalogue);
  theirs = await dealingsOf(cast, catalogue);
  dealer = await aPartner({ scopes: DEALER_SCOPES, org: cast.org, customerId: mine.customerId });
  erp = await signedIn(dealer);
}, 60_000);

describe('INT-04, ORG-13 A dealer sees its own, and of the others not that they exist', () => {
  it.each(RECORDS.map(([op, of]) => [op.id, op, of] as const))('%s: its own yes, another dealer’s is not there', async (_, op, of) => {
    const own = await erp.call(op, of(mine)).catch((error: unknown) => error);
    const foreign = await erp.call(op, of(theirs)).catch((error: unknown) => error);
    if (op.id !== creditApi.getCreditAccount.id) expect(own).not.toBeInstanceOf(Error);
    expect(foreign).toMatchObject({ status: 404 });
    expect(JSON.stringify((foreign as { problem: object }).problem)).not.toContain(theirs.name);
  });

  it.each(LISTS.map((op) => [op.id, op] as const))('%s holds its own rows and 0 bytes of others', async (_, op) => {
    const response = await erp.request(op, {});
    const text = await response.text();
    expect(response.status).toBe(200);
    expect((JSON.parse(text) as { items: object[] }).items.length).toBeGreaterThan(0);
    for (const canary of Object.values(theirs)) expect(text).not.toContain(canary);
  });

  it('finds nothing of others by asking for them', async () => {
    for (const op of [ordersApi.findOrders, ticketsApi.findTickets, receivablesApi.findReceivables, salesLedgerApi.salesLedger] as Operation[])
      await expect(erp.call(op, { customerId: theirs.customerId })).resolves.toMatchObject({ items: [] });
    await expect(erp.call(customersApi.findCustomers, { q: theirs.name })).resolves.toMatchObject({ items: [] });
  });

  it('counts only its own in figures', async () => {
    const month = businessMonth(new Date());
    const { months } = await erp.call(serviceStatisticsApi.serviceStatistics, { from: month, to: month });
    expect(months).toMatchObject([{ branch: cast.branch, tickets: 1 }]);
  });

  it('sees the price list for everybody, and no list that is for others (ORD-03)', async () => {
    const { items: all } = await cast.products.call(priceListsApi.findPriceLists, {});
    const [general] = all.filter(({ region, tier }) => region === null && tier === null);
    const named = { name: `重点客户 ${randomUUID()}`, validFrom: today(), tier: 'key', region: cast.org, items: general!.items };
    const { id: priceListId } = await cast.products.call(priceListsApi.draftPriceList, named);
    const { items } = await erp.call(priceListsApi.findPriceLists, { limit: 200 });
    expect(items.map(({ id }) => id)).toContain(general!.id);
    expect(items.filter(({ region, tier }) => region !== null || tier !== null)).toEqual([]);
    await expect(erp.call(priceListsApi.getPriceList, { priceListId: general!.id })).resolves.toMatchObject({ name: general!.name });
    await expect(erp.call(priceListsApi.getPriceList, { priceListId })).rejects.toMatchObject({ status: 404, code: 'price-list.not-found' });
  });

  it('sees what is the same for everybody', async () => {
    expect((await erp.call(productsApi.findProducts, {})).items.length).toBeGreaterThan(0);
    expect((await erp.call(stockApi.findStock, {})).items.length).toBeGreaterThan(0);
  });

  it('is not shown what goods cost us (S8)', async () => {
    for (const [op, input] of [
      [contractsApi.getContract, { contractId: mine.contractId }],
      [productsApi.findProducts, {}],
      [quotesApi.getQuote, { quoteId: mine.quoteId }],
      [ordersApi.getOrder, { orderId: mine.orderId }],
    ] as [Operation, object][])
      expect(await (await erp.request(op, input)).text()).not.toMatch(/cost|profit/i);
    await expect(cast.rep.call(contractsApi.getContract, { contractId: mine.contractId })).resolves.toMatchObject({ lines: [{ unitCost: '6.5' }] });
  });

  it('changes nothing of others: not there either', async () => {
    const key = randomUUID();
    const change = { customerId: theirs.customerId, industry: '建材' };
    await expect(erp.call(customersApi.updateCustomer, change, { key, ifMatch: 1 })).rejects.toMatchObject({ status: 404 });
    const complaint = { serviceFileId: theirs.serviceFileId, kind: 'quality', whatHappened: '开裂', reportedBy: '刘工' } as const;
    await expect(erp.call(ticketsApi.openTicket, complaint, { key })).rejects.toMatchObject({ status: 404 });
  });
});

describe('S6 A partner app calls what it was given by name', () => {
  it('may not what its permission would allow as well', async () => {
    const narrow = await signedIn(await aPartner({ scopes: [ordersApi.findOrders.id], org: cast.org }));
    await expect(narrow.call(ordersApi.findOrders, {})).resolves.toHaveProperty('items');
    await expect(narrow.call(ordersApi.getOrder, { orderId: mine.orderId })).rejects.toMatchObject({ status: 403, code: 'access.not-in-scope' });
    await expect(narrow.call(signInApi.me, {})).rejects.toMatchObject({ status: 403, code: 'access.not-in-scope' });
    await expect(narrow.call(customersApi.findCustomers, {})).rejects.toMatchObject({ status: 403 });
    await expect(narrow.call(partnerAppsApi.findPartnerApps, {})).rejects.toMatchObject({ status: 403 });
  });

  it('sees the rows of its unit and those below, and no other branch’s', async () => {
    const other = await aBranch('成都分公司');
    const [here, elsewhere] = await Promise.all([cast.org, other.org].map(async (org) => signedIn(await aPartner({ scopes: [ordersApi.getOrder.id], org }))));
    await expect(here?.call(ordersApi.getOrder, { orderId: theirs.orderId })).resolves.toMatchObject({ id: theirs.orderId });
    await expect(elsewhere?.call(ordersApi.getOrder, { orderId: theirs.orderId })).rejects.toMatchObject({ status: 404 });
  });

  it('is registered by the administrator alone, and only with operations that apps may have', async () => {
    const app = { name: 'ERP', scopes: [ordersApi.getOrder.id], org: cast.org, allowedAddresses: [], quotaPerMinute: 60 };
    await expect(cast.gm.call(partnerAppsApi.registerPartnerApp, app)).rejects.toMatchObject({ status: 403 });
    for (const scopes of [['orders.nonsense'], [contractsApi.decideContract.id], [partnerAppsApi.addPartnerSecret.id]])
      await expect(cast.admin.call(partnerAppsApi.registerPartnerApp, { ...app, scopes })).rejects.toMatchObject({
        status: 422,
        problem: { rule: { requirement: 'ORG-13' } },
      });
    await expect(cast.admin.call(partnerAppsApi.registerPartnerApp, { ...app, allowedAddresses: ['everywhere'] })).rejects.toMatchObject({ status: 400 });
  });
});

describe('S6 Client credentials', () => {
  it('gives a token for the id and the secret, as Basic or in the body', async () => {
    const { app, secret } = dealer;
    const response = await askForToken(app.id, secret);
    expect(response.status).toBe(200);
    await expect(response.json()).resolves.toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    const body = { grant_type: 'client_credentials', client_id: app.id, client_secret: secret };
    await expect(new HttpActor(baseUrl(), null).call(signInApi.signIn, body)).resolves.toHaveProperty('access_token');
  });

  it('is what an OAuth library expects', async () => {
    const issuer = { issuer: baseUrl(), token_endpoint: `${baseUrl()}/api/v1/oauth/token` };
    for (const authentication of [ClientSecretBasic, ClientSecretPost]) {
      const client = new Configuration(issuer, dealer.app.id, undefined, authentication(dealer.secret));
      allowInsecureRequests(client); // oxlint-disable-line typescript/no-deprecated -- the test platform speaks plain HTTP
      const { access_token: token } = await clientCredentialsGrant(client);
      const reader = new HttpActor(baseUrl(), null, { headers: { authorization: `Bearer ${token}` } });
      await expect(reader.call(ordersApi.getOrder, { orderId: mine.orderId })).resolves.toMatchObject({ id: mine.orderId });
    }
  });

  it('answers the same to a wrong secret, an unknown app and a suspended one', async () => {
    const { app, secret } = await aPartner({ scopes: [ordersApi.getOrder.id], org: cast.org });
    await cast.admin.call(partnerAppsApi.suspendPartnerApp, { partnerAppId: app.id });
    const answers = await Promise.all([
      askForToken(dealer.app.id, 'tws_wrong'),
      askForToken(randomUUID(), secret),
      askForToken('x', 'y'),
      askForToken(app.id, secret),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    const codes = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { code: string }).code));
    expect(new Set(codes)).toEqual(new Set(['partner-app.credentials-wrong']));
  });

  it('changes its secret without a gap: two are live, the old one is retired, its tokens end within seconds', async () => {
    const old = await aPartner({ scopes: [ordersApi.findOrders.id], org: cast.org });
    const working = await signedIn(old);
    const young = { ...old, ...(await aSecret(old.app.id)) };
    await expect(aSecret(old.app.id)).rejects.toMatchObject({ status: 409, code: 'partner-app.two-secrets-live' });
    await expect(tokenOf(young)).resolves.toEqual(expect.any(String));
    await cast.admin.call(partnerAppsApi.retirePartnerSecret, { partnerAppId: old.app.id, secretId: old.secretId });
    expect((await askForToken(old.app.id, old.secret)).status).toBe(401);
    await eventually(() => expect(working.call(ordersApi.findOrders, {})).rejects.toMatchObject({ status: 401 }));
    await expect((await signedIn(young)).call(ordersApi.findOrders, {})).resolves.toHaveProperty('items');
  });

  it('is given only to addresses that were registered; what a client says of itself before the proxy counts for nothing', async () => {
    const partner = await aPartner({ scopes: [ordersApi.getOrder.id], org: cast.org, allowedAddresses: ['203.0.113.0/24'] });
    const { app, secret } = partner;
    const asked = (address: string) =>
      fetch(`${baseUrl()}/api/v1/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ grant_type: 'client_credentials', client_id: app.id, client_secret: secret }),
      });
    const read = (address: string) => signed(partner, 'GET', `/orders/${mine.orderId}`, '', { headers: { 'x-forwarded-for': address } });
    for (const [address, token, order] of [
      ['203.0.113.7', 200, 200],
      ['203.0.114.7', 403, 403],
      ['203.0.113.7, 198.51.100.1', 403, 403],
    ] as const)
      expect([address, (await asked(address)).status, (await read(address)).status]).toEqual([address, token, order]);
    await expect((await asked('198.51.100.1')).json()).resolves.toMatchObject({ code: 'partner-app.address-not-allowed' });
  });

  it('keeps secrets out of what is shown afterwards', async () => {
    const shown = JSON.stringify(await cast.admin.call(partnerAppsApi.getPartnerApp, { partnerAppId: dealer.app.id }));
    expect(shown).toContain(dealer.secretId);
    expect(shown).not.toMatch(/digest|sealed|tws_/);
  });

  it('takes forms at the token endpoint and nowhere else', async () => {
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=x' };
    expect((await fetch(`${baseUrl()}/api/v1/customers`, form)).status).toBe(400);
  });
});

describe('INT-04 What a partner sends twice is done once', () => {
  const complaint = () => ({ serviceFileId: mine.serviceFileId, kind: 'quality', whatHappened: '外箱破损', reportedBy: '刘工' }) as const;

  it('asks for an Idempotency-Key', async () => {
    await expect(erp.call(ticketsApi.openTicket, complaint())).rejects.toMatchObject({ status: 400, code: 'idempotency.key-needed' });
  });

  it('answers a retry with the same ticket', async () => {
    const key = randomUUID();
    const { id } = await erp.call(ticketsApi.openTicket, complaint(), { key });
    const again = await erp.request(ticketsApi.openTicket, complaint(), { key });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    await expect(again.json()).resolves.toMatchObject({ id });
  });

  it('is handled by somebody of customer service, whom its times count for, and not by the app (AFS-26, PER-06)', async () => {
    const { handlerId, handlerName } = await erp.call(ticketsApi.openTicket, complaint(), { key: randomUUID() });
    expect({ handlerId, handlerName }).toEqual({ handlerId: cast.service.id, handlerName: cast.service.name });
  });

  it('puts the app on the record', async () => {
    const { id: ticketId } = await erp.call(ticketsApi.openTicket, complaint(), { key: randomUUID() });
    await expect(cast.service.call(ticketsApi.getTicket, { ticketId })).resolves.toMatchObject({ customerId: mine.customerId });
  });
});

describe('Signed requests, for ERP middleware without OAuth (api.md)', () => {
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code];
  const order = () => `/orders/${mine.orderId}`;
  const complaint = (what = '外箱破损') => JSON.stringify({ serviceFileId: mine.serviceFileId, kind: 'quality', whatHappened: what, reportedBy: '刘工' });

  it('is read with the rights of the app', async () => {
    expect((await signed(dealer, 'GET', order())).status).toBe(200);
    expect((await signed(dealer, 'GET', `/orders/${theirs.orderId}`)).status).toBe(404);
    await expect(codeOf(await signed(dealer, 'GET', '/leads'))).resolves.toEqual([403, 'access.not-permitted']);
  });

  it('covers the query, in whatever order it is sent', async () => {
    expect((await signed(dealer, 'GET', '/orders?limit=5&customerId=' + mine.customerId)).status).toBe(200);
    const swapped = { sent: { target: `/orders?limit=5&customerId=${mine.customerId}` } };
    expect((await signed(dealer, 'GET', `/orders?customerId=${mine.customerId}&limit=5`, '', swapped)).status).toBe(200);
    const other = { sent: { target: `/orders?customerId=${mine.customerId}&limit=200` } };
    await expect(codeOf(await signed(dealer, 'GET', `/orders?customerId=${mine.customerId}&limit=5`, '', other))).resolves.toEqual([401, 'signature.wrong']);
  });

  it('covers the bytes of the body, Chinese included', async () => {
    expect((await signed(dealer, 'POST', '/tickets', complaint('瓷砖开裂“三块”'))).status).toBe(201);
    const spaced = complaint().replace(',', ', ');
    expect((await signed(dealer, 'POST', '/tickets', spaced)).status).toBe(201);
    await expect(codeOf(await signed(dealer, 'POST', '/tickets', complaint(), { sent: { body: spaced } }))).resolves.toEqual([401, 'signature.wrong']);
    await expect(codeOf(await signed(dealer, 'POST', '/tickets', complaint(), { sent: { target: '/surveys' } }))).resolves.toEqual([401, 'signature.wrong']);
  });

  it('counts once: the same nonce again is refused, also when both come at the same moment', async () => {
    const given = { nonce: randomUUID() };
    expect((await signed(dealer, 'GET', order(), '', given)).status).toBe(200);
    await expect(codeOf(await signed(dealer, 'GET', order(), '', given))).resolves.toEqual([401, 'signature.nonce-used']);
    const racing = { nonce: randomUUID() };
    const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await signed(dealer, 'GET', order(), '', racing)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(4);
  });

  it.each([-301, 301, -86_400])('is refused when its clock is %i s away', async (skew) => {
    const timestamp = Math.floor(Date.now() / 1000) + skew + Math.sign(skew);
    await expect(codeOf(await signed(dealer, 'GET', order(), '', { timestamp }))).resolves.toEqual([401, 'signature.timestamp-off']);
  });

  it('is accepted with a clock that is 4 minutes wrong', async () => {
    for (const skew of [-240, 240]) expect((await signed(dealer, 'GET', order(), '', { timestamp: Math.floor(Date.now() / 1000) + skew })).status).toBe(200);
  });

  it('accepts both live secrets, and not a retired one', async () => {
    const partner = await aPartner({ scopes: [ordersApi.getOrder.id], org: cast.org });
    const young = await aSecret(partner.app.id);
    for (const secret of [partner.secret, young.secret]) expect((await signed(partner, 'GET', order(), '', { secret })).status).toBe(200);
    await cast.admin.call(partnerAppsApi.retirePartnerSecret, { partnerAppId: partner.app.id, secretId: partner.secretId });
    await expect(codeOf(await signed(partner, 'GET', order()))).resolves.toEqual([401, 'signature.wrong']);
    expect((await signed(partner, 'GET', order(), '', { secret: young.secret })).status).toBe(200);
    await cast.admin.call(partnerAppsApi.endPartnerApp, { partnerAppId: partner.app.id });
    await expect(codeOf(await signed(partner, 'GET', order(), '', { secret: young.secret }))).resolves.toEqual([401, 'partner-app.credentials-wrong']);
  });

  it('is refused from an unknown app, with another’s secret, without a part, and in another method', async () => {
    const stranger = await aPartner({ scopes: [ordersApi.getOrder.id], org: cast.org });
    expect((await signed(dealer, 'GET', order(), '', { key: randomUUID() })).status).toBe(401);
    expect((await signed(dealer, 'GET', order(), '', { secret: stranger.secret })).status).toBe(401);
    expect((await signed(dealer, 'GET', order(), '', { headers: { 'x-signature': 'v1=00' } })).status).toBe(401);
    await expect(codeOf(await signed(dealer, 'GET', order(), '', { headers: { 'x-nonce': '' } }))).resolves.toEqual([400, 'request.header-unreadable']);
    const claimed = await signed(dealer, 'POST', '/tickets', complaint(), { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect([400, 401]).toContain(claimed.status);
  });

  it('is checked by operations that nobody reaches but the gateway', async () => {
    const { nats, request } = await onTheBus();
    try {
      for (const op of partnerAppsApi.internal) {
        const { outcome, body } = await request(op);
        expect([op.id, outcome, (JSON.parse(body) as { code: string }).code]).toEqual([op.id, 'fault', 'access.not-signed-in']);
      }
    } finally {
      await nats.close();
    }
    const documented = await (await fetch(`${baseUrl()}/docs/openapi.json`)).text();
    expect(documented).not.toContain('checkSignedRequest');
  });
});

/** The bus itself, with a partner's token and a made-up key: what a service that was broken into could say. */
async function onTheBus() {
  const { headers } = await import('@nats-io/transport-node');
  const nats = await connectNats(process.env.NATS_URL ?? '', 'e2e');
  const token = await tokenOf(dealer);
  const request = async (op: Operation) => {
    const h = headers();
    h.set('tw-token', token);
    h.set('tw-gateway-key', 'let me in');
    h.set('tw-budget', '3000');
    const reply = await nats.request(op.subject, JSON.stringify({ params: {}, query: {}, body: {} }), { headers: h, timeout: 3_000 });
    return { outcome: reply.headers?.get('tw-outcome'), body: reply.string() };
  };
  return { nats, request };
}

describe('S15 A partner asks as often as agreed', () => {
  it('is told how much is left, and 429 with Retry-After when nothing is', async () => {
    const partner = await aPartner({ scopes: [ordersApi.findOrders.id], org: cast.org, quotaPerMinute: 5 });
    const busy = await signedIn(partner);
    const answers: Response[] = [];
    for (let i = 0; i < 12; i++) answers.push(await busy.request(ordersApi.findOrders, { limit: 1 }));
    const [first] = answers;
    expect(first?.headers.get('ratelimit-policy')).toBe('"minute";q=5;w=60');
    expect(first?.headers.get('ratelimit')).toMatch(/^"minute";r=4;t=\d+$/);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(refused.length).toBeLessThanOrEqual(7);
    const wait = parseInt(refused[0]?.headers.get('retry-after') ?? '', 10);
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    await expect(refused[0]?.json()).resolves.toMatchObject({ code: 'request.too-many' });
    expect((await signed(partner, 'GET', '/orders?limit=1')).status).toBe(answers.at(-1)?.status);
  });

  it('does not spend the quota of others with a made-up token', async () => {
    const [head = '', claims = ''] = (await tokenOf(dealer)).split('.');
    const made = await fetch(`${baseUrl()}/api/v1/orders`, { headers: { authorization: `Bearer ${head}.${claims}.AAAA` } });
    expect(made.status).toBe(401);
    expect(made.headers.get('ratelimit-policy')).not.toContain('q=60000;');
  });
});

describe('C-20 The guide for partners says what works', () => {
  const run = promisify(execFile);
  const env = () => ({ ...process.env, TRADEWIND_URL: baseUrl(), APP_ID: dealer.app.id, APP_SECRET: dealer.secret, SERVICE_FILE_ID: mine.serviceFileId });

  it('with a token and curl', async () => {
    const { stdout } = await run('bash', ['docs/how-to/partner-examples/token.sh'], { env: env() });
    expect(stdout).toContain(mine.orderId);
  });

  it('with signed requests and Node', async () => {
    const { stdout } = await run(process.execPath, ['docs/how-to/partner-examples/signed-request.mjs'], { env: env() });
    expect(stdout).toContain(mine.orderId);
    expect(stdout).toContain('the same ticket: true');
  });

  it('with signed requests, curl and openssl', async () => {
    const { stdout } = await run('bash', ['docs/how-to/partner-examples/signed-request.sh'], { env: env() });
    expect(stdout).toContain(mine.orderId);
  });
});
