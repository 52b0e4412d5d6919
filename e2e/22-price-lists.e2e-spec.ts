import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { priceListsApi, type DraftPriceList, type EffectivePrice, type PriceBand, type PriceListView } from '@tradewind/contracts/contracts/price-lists.api';
import { productsApi, type ProductView } from '@tradewind/contracts/contracts/products.api';
import { proposalsApi } from '@tradewind/contracts/contracts/proposals.api';
import { quotesApi, type QuotedItem, type QuoteView } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { unitsApi } from '@tradewind/contracts/identity/units.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { builder, player, type Player } from './support/company.ts';
import { PASSWORD } from './support/head-office.ts';

const today = businessDate(new Date());
const unique = (word: string): string => `${word}${randomBytes(4).toString('hex')}`;

let cast: Cast;
let elsewhere: Cast;
/** Customers of the branch: an ordinary one, a key account; and one of another branch. */
let ordinary: string;
let key: string;
let away: string;
let cement: ProductView;

type Scope = Pick<DraftPriceList, 'region' | 'tier'>;
interface Priced {
  readonly price: string;
  readonly bands?: readonly PriceBand[];
}

const aProduct = (name: string): Promise<ProductView> =>
  cast.products.call(productsApi.createProduct, { sku: unique('JM-'), name, unit: '吨', taxRate: '0.13', standardCost: '250' });

const aDraft = (product: ProductView, priced: Priced, scope: Scope = {}, name = unique('价目')): Promise<PriceListView> =>
  cast.products.call(priceListsApi.draftPriceList, { name, validFrom: today, ...scope, items: [{ productId: product.id, unit: '吨', ...priced }] });

async function inForce(product: ProductView, priced: Priced, scope: Scope = {}, name = unique('价目')): Promise<PriceListView> {
  const { id: priceListId } = await aDraft(product, priced, scope, name);
  return cast.gm.call(priceListsApi.approvePriceList, { priceListId });
}

async function aCustomer(rep: Player, tier?: string): Promise<string> {
  const { id: customerId } = await rep.call(customersApi.createCustomer, { name: unique('价目客户') });
  if (tier !== undefined) await inTier(customerId, tier, rep);
  return customerId;
}

const inTier = (customerId: string, tier: string, rep: Player = cast.rep): Promise<unknown> =>
  rep.call(customersApi.changeTier, { customerId, tier, reason: '年度评级' });

const quote = (customerId: string, line: Partial<QuotedItem> = {}, product = cement, rep: Player = cast.rep): Promise<QuoteView> =>
  rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: product.id, quantity: '1', ...line }] });

const unitPrices = ({ lines }: { readonly lines: QuoteView['lines'] }): string[] => lines.map(({ unitPrice }) => unitPrice);

async function priceFor(rep: Player, product: ProductView, customerId?: string): Promise<EffectivePrice | undefined> {
  const { items } = await rep.call(priceListsApi.getEffectivePrices, customerId === undefined ? {} : { customerId });
  const found = items.filter(({ productId }) => productId === product.id);
  expect(found.length).toBeLessThan(2);
  return found[0];
}

const general = unique('全国价目');
const branchKey = unique('重点客户价目');

beforeAll(async () => {
  [cast, elsewhere] = await Promise.all([aBranch('泉州分公司'), aBranch('漳州分公司')]);
  cement = await aProduct('普通水泥');
  [ordinary, key, away] = await Promise.all([aCustomer(cast.rep), aCustomer(cast.rep, 'key'), aCustomer(elsewhere.rep, 'key')]);
  await inForce(cement, { price: '350', bands: [{ from: '100', price: '340' }, { from: '500', price: '325.5' }] }, {}, general); // prettier-ignore
  await inForce(cement, { price: '345' }, { tier: 'key' });
  await inForce(cement, { price: '348' }, { region: cast.org });
  await inForce(cement, { price: '339' }, { region: cast.org, tier: 'key' }, branchKey);
});

describe('ORD-03 A price list may be for a region, for a customer tier, or for both', () => {
  it('and each customer is quoted what the narrowest list says for them', async () => {
    const quoted = await Promise.all([
      quote(ordinary),
      quote(key),
      quote(away, {}, cement, elsewhere.rep),
      quote(await aCustomer(elsewhere.rep), {}, cement, elsewhere.rep),
    ]);
    expect(quoted.flatMap(unitPrices)).toEqual(['348', '339', '345', '350']);
  });

  it('and the quote says from which list, in which version', async () => {
    const { pricedFrom } = await quote(key);
    expect(pricedFrom).toMatchObject([{ productId: cement.id, priceListName: branchKey, listVersion: 1, region: cast.org, tier: 'key' }]);
  });

  it('the seller sees the prices of the customer, and without one those of everybody, with their bands', async () => {
    await expect(priceFor(cast.rep, cement, key)).resolves.toMatchObject({ price: '339', priceListName: branchKey, bands: [] });
    await expect(priceFor(cast.rep, cement)).resolves.toMatchObject({
      price: '350',
      priceListName: general,
      bands: [
        { from: '100', price: '340' },
        { from: '500', price: '325.5' },
      ],
    });
  });

  it('nobody sees the prices of a customer out of their reach', async () => {
    await expect(priceFor(elsewhere.rep, cement, key)).rejects.toMatchObject({ status: 404, code: 'customer.not-found' });
  });

  it('the general price is refused to a customer with a list of their own, naming list, price and the way forward', async () => {
    await expect(quote(key, { price: '350' })).rejects.toMatchObject({
      status: 422,
      code: 'quote.price-off-list',
      problem: {
        rule: {
          ...{ requirement: 'ORD-03', clause: '003-T §5.3' },
          facts: { sku: cement.sku, given: '350', listed: '339', list: branchKey },
          waysForward: expect.arrayContaining([expect.objectContaining({ operation: 'contracts.getEffectivePrices' })]) as unknown,
        },
      },
    });
  });

  it('a second list for the same customers is refused, whatever it is called', async () => {
    for (const scope of [{}, { region: 'hq' }, { tier: 'key' }, { region: cast.org }, { region: cast.org, tier: 'key' }])
      await expect(inForce(cement, { price: '300' }, scope)).rejects.toMatchObject({
        status: 422,
        code: 'price-list.priced-by-another-list',
        problem: { rule: { requirement: 'ORD-03', facts: { productIds: [cement.id] } } },
      });
  });

  it('a new version of a list stays for whom the list is', async () => {
    await expect(inForce(cement, { price: '300' }, {}, branchKey)).rejects.toMatchObject({
      ...{ status: 422, code: 'price-list.scope-changed' },
      problem: { rule: { facts: { list: branchKey, region: cast.org, tier: 'key' } } },
    });
  });

  it('a list for nobody is not drafted: a unit that is not there, a tier of no scheme', async () => {
    await expect(aDraft(cement, { price: '1' }, { region: `${cast.org}.nowhere` })).rejects.toMatchObject({ status: 422, code: 'price-list.region-unknown' });
    await expect(aDraft(cement, { price: '1' }, { tier: 'diamond' })).rejects.toMatchObject({ status: 422, code: 'customer.tier-unknown' });
  });

  it('a product that is priced for others only is not quoted', async () => {
    const lime = await aProduct('石灰');
    await inForce(lime, { price: '100' }, { tier: 'large' });
    await expect(quote(ordinary, {}, lime)).rejects.toMatchObject({ status: 422, code: 'quote.not-on-price-list' });
  });
});

describe('ORD-03 A price by quantity', () => {
  let gravel: ProductView;
  beforeAll(async () => {
    gravel = await aProduct('碎石');
    await inForce(gravel, { price: '80', bands: [{ from: '100', price: '72.5' }] });
  });

  it('applies from its quantity on, to all of the line', async () => {
    const quoted = await Promise.all(['99.999999', '100', '250'].map((quantity) => quote(ordinary, { quantity }, gravel)));
    expect(quoted.flatMap(unitPrices)).toEqual(['80', '72.5', '72.5']);
    await expect(quote(ordinary, { quantity: '99', price: '72.5' }, gravel)).rejects.toMatchObject({ code: 'quote.price-off-list' });
  });

  it('changing the quantity of a draft prices it anew', async () => {
    const { id: quoteId } = await quote(ordinary, { quantity: '100' }, gravel);
    await expect(cast.rep.call(quotesApi.reviseQuote, { quoteId, lines: [{ productId: gravel.id, quantity: '10' }] })).resolves.toMatchObject({
      total: '800.00',
    });
  });

  it('is refused where bands are out of order, or dearer for more', async () => {
    const draft = (...bands: PriceBand[]) => aDraft(gravel, { price: '80', bands });
    const rule = { requirement: 'ORD-03', clause: '003-T §5.3' };
    await expect(draft({ from: '0', price: '70' })).rejects.toMatchObject({ status: 422, code: 'price-list.bands-out-of-order', problem: { rule } });
    await expect(draft({ from: '100', price: '70' }, { from: '100', price: '60' })).rejects.toMatchObject({ code: 'price-list.bands-out-of-order' });
    await expect(draft({ from: '100', price: '81' })).rejects.toMatchObject({ status: 422, code: 'price-list.band-dearer', problem: { rule } });
  });

  it('an exception is measured against the price before all bands', async () => {
    const wish = { customerId: ordinary, productId: gravel.id, maxQuantity: '500', validUntil: addDays(today, 10), reason: '老客户' };
    await expect(cast.rep.call(priceExceptionsApi.requestPriceException, { ...wish, floorPrice: '70' })).resolves.toMatchObject({ listPrice: '80' });
  });
});

describe('ORD-04 A price stays with nobody whose price it is not', () => {
  it('a customer who comes into another tier is not issued the price from before; revised or copied, the quote has theirs', async () => {
    const customerId = await aCustomer(cast.rep);
    const { id: quoteId } = await quote(customerId);
    await inTier(customerId, 'key');
    await expect(cast.rep.call(quotesApi.issueQuote, { quoteId })).rejects.toMatchObject({ status: 422, code: 'quote.prices-outdated' });
    await expect(cast.rep.call(quotesApi.reviseQuote, { quoteId, payment: 'credit' })).resolves.toMatchObject({ total: '339.00' });
    await cast.rep.call(quotesApi.issueQuote, { quoteId });
    await inTier(customerId, 'ordinary');
    await expect(cast.rep.call(quotesApi.copyQuote, { quoteId })).resolves.toMatchObject({ total: '348.00' });
  });

  it('a proposal has the prices of its customer, and is not accepted at those of another tier', async () => {
    const customerId = await aCustomer(cast.rep, 'key');
    const wish = { title: '水泥供应方案', needs: '高标号水泥', delivery: '送货到工地', afterSales: '二十四小时响应' };
    const proposal = await cast.rep.call(proposalsApi.draftProposal, { customerId, ...wish, lines: [{ productId: cement.id, quantity: '1' }] });
    expect(unitPrices(proposal.current)).toEqual(['339']);
    const { id: proposalId } = proposal;
    await cast.rep.call(proposalsApi.presentProposal, { proposalId, form: 'meeting', to: '采购部', said: '可以' });
    await inTier(customerId, 'ordinary');
    await expect(cast.rep.call(proposalsApi.acceptProposal, { proposalId, saidBy: '张经理' })).rejects.toMatchObject({
      status: 422,
      code: 'proposal.prices-outdated',
    });
  });
});

describe('ORD-05 A store sells at uniform, marked prices (统一售价、明码标价)', () => {
  it('to every tier alike; and no list makes it otherwise', async () => {
    const region = await builder().unit(cast.org, unique('s'), 'store', '鲤城门店');
    const keeper = player(await builder().hire({ name: '店长', login: unique('shop-'), password: PASSWORD, post: 'sales-rep', org: region }));
    await expect(aDraft(cement, { price: '300' }, { region, tier: 'key' })).rejects.toMatchObject({
      ...{ status: 422, code: 'price-exception.store-prices-uniform' },
      problem: { rule: { requirement: 'ORD-05', facts: { store: region } } },
    });
    const customers = [await aCustomer(keeper), await aCustomer(keeper, 'key')];
    const quoted = await Promise.all(customers.map((customerId) => quote(customerId, {}, cement, keeper)));
    expect(quoted.flatMap(unitPrices)).toEqual(['348', '348']);
  });
});

describe('ORG-05 A list goes with the unit whose customers it is for', () => {
  it('when the branch comes under a region', async () => {
    const sand = await aProduct('河砂');
    const moving = await aBranch('莆田分公司');
    const { id: priceListId } = await inForce(sand, { price: '60' }, { region: moving.org });
    const region = await builder().unit('hq', unique('r'), 'region', '闽中区域');
    const { items } = await cast.admin.call(organisationApi.findUnits, { kind: 'branch', limit: 200 });
    const branch = items.find(({ path }) => path === moving.org)!;
    await cast.admin.call(unitsApi.moveUnit, { unitId: branch.id, parent: region, reason: '区域调整' });
    await eventually(async () => {
      const list = await cast.products.call(priceListsApi.getPriceList, { priceListId });
      expect(list.region).toBe(`${region}.${moving.branch}`);
    });
  });
});
