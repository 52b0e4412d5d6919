import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { priceListsApi, type PriceListView } from '@tradewind/contracts/contracts/price-lists.api';
import { productsApi, type ProductView } from '@tradewind/contracts/contracts/products.api';
import { quotesApi, type QuotedItem, type QuoteView } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';

const today = businessDate(new Date());
const inDays = (days: number): Date => new Date(`${addDays(today, days)}T10:00:00+08:00`);
const unique = (word: string): string => `${word}${randomBytes(4).toString('hex')}`;

let cast: Cast;
let customerId: string;
let cement: ProductView;
let gypsum: ProductView;
let listName: string;

const aProduct = (name: string, taxRate = '0.13'): Promise<ProductView> =>
  cast.products.call(productsApi.createProduct, { sku: unique('SN-'), name, spec: '42.5R 优等品', unit: '吨', taxRate, standardCost: '250.5' });

async function inForce(name: string, prices: readonly (readonly [ProductView, string])[], validFrom = today): Promise<PriceListView> {
  const items = prices.map(([{ id: productId }, price]) => ({ productId, price, unit: '吨' }));
  const { id: priceListId } = await cast.products.call(priceListsApi.draftPriceList, { name, validFrom, items });
  return cast.gm.call(priceListsApi.approvePriceList, { priceListId });
}

const aQuote = (lines: QuotedItem[] = [{ productId: cement.id, quantity: '100' }]): Promise<QuoteView> =>
  cast.rep.call(quotesApi.draftQuote, { customerId, lines });

async function anIssuedQuote(): Promise<QuoteView> {
  const { id: quoteId } = await aQuote();
  return cast.rep.call(quotesApi.issueQuote, { quoteId });
}

beforeAll(async () => {
  cast = await aBranch('北京分公司');
  [cement, gypsum] = await Promise.all([aProduct('普通水泥'), aProduct('石膏粉', '0.09')]);
  listName = unique('水泥价目');
  await inForce(listName, [
    [cement, '350.5'],
    [gypsum, '120.333333'],
  ]);
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: unique('渝北建材') }));
});

describe('ORD-03 Prices only from the company price list (003-T §5.3)', () => {
  it('shows the prices in force to everybody', async () => {
    const { items } = await cast.rep.call(priceListsApi.getEffectivePrices, {});
    expect(items).toContainEqual(expect.objectContaining({ productId: cement.id, price: '350.5', taxRate: '0.13', priceListName: listName }));
  });

  it('lets nobody put a list into force that they drafted, and sales people draft none', async () => {
    const items = [{ productId: cement.id, price: '1', unit: '吨' }];
    const draft = { name: unique('自定价'), validFrom: today, items };
    await expect(cast.rep.call(priceListsApi.draftPriceList, draft)).rejects.toMatchObject({ status: 403 });
    const { id: priceListId } = await cast.products.call(priceListsApi.draftPriceList, draft);
    await expect(cast.products.call(priceListsApi.approvePriceList, { priceListId })).rejects.toMatchObject({ status: 403 });
  });

  it('refuses a second price for a product that is already priced', async () => {
    await expect(inForce(unique('另一价目'), [[cement, '300']])).rejects.toMatchObject({ status: 422, code: 'price-list.priced-by-another-list' });
  });

  it('refuses a list with a product twice, in the wrong unit or with a price below zero', async () => {
    const draft = (items: { productId: string; price: string; unit: string }[]) =>
      cast.products.call(priceListsApi.draftPriceList, { name: unique('价目'), validFrom: today, items });
    const item = { productId: cement.id, price: '1', unit: '吨' };
    await expect(draft([item, item])).rejects.toMatchObject({ status: 400, code: 'price-list.priced-twice' });
    await expect(draft([{ ...item, unit: '件' }])).rejects.toMatchObject({ status: 400, code: 'price-list.other-unit' });
    await expect(draft([{ ...item, price: '-1' }])).rejects.toMatchObject({ status: 400 });
  });

  it('takes a new version into force from its day, and the version before gives way', async () => {
    const sand = await aProduct('河砂');
    const name = unique('砂石价目');
    const first = await inForce(name, [[sand, '80']]);
    const second = await inForce(name, [[sand, '88']], addDays(today, 30));
    expect([first.listVersion, second.listVersion]).toEqual([1, 2]);
    const priceOn = async (asOf: Date) =>
      (await cast.rep.call(priceListsApi.getEffectivePrices, {}, { asOf })).items.find(({ productId }) => productId === sand.id)?.price;
    expect([await priceOn(inDays(29)), await priceOn(inDays(30))]).toEqual(['80', '88']);
    await expect(cast.rep.call(priceListsApi.getPriceList, { priceListId: first.id })).resolves.toMatchObject({
      status: 'effective',
      supersededFrom: addDays(today, 30),
    });
  });
});

describe('ORD-02 The formal quote: price, payment, delivery, specification (000 §3.3.4)', () => {
  it('is priced by the system, tax split per line, and totals sum the lines', async () => {
    const quote = await aQuote([
      { productId: cement.id, quantity: '100' },
      { productId: gypsum.id, quantity: '3' },
    ]);
    expect(quote).toMatchObject({
      status: 'draft',
      no: null,
      salesRepId: cast.rep.id,
      payment: 'prepay',
      lines: [
        { sku: cement.sku, spec: '42.5R 优等品', unitPrice: '350.5', gross: '35050.00', net: '31017.70', tax: '4032.30' },
        { unitPrice: '120.333333', gross: '361.00', net: '331.19', tax: '29.81' },
      ],
      total: '35411.00',
      net: '31348.89',
      tax: '4062.11',
    });
  });

  it('is issued with its number and its last day, and accepted with the word of the customer', async () => {
    const { id: quoteId, no, validUntil } = await anIssuedQuote();
    expect(no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-BJ-\\d{4}-\\d{6}$`));
    expect(validUntil && validUntil > today).toBe(true);
    await expect(cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理', note: '电话确认' })).resolves.toMatchObject({
      status: 'accepted',
      saidBy: '张经理',
      saidOn: today,
    });
    await expect(cast.rep.call(quotesApi.declineQuote, { quoteId, saidBy: '张经理' })).rejects.toMatchObject({ status: 409, code: 'state.illegal-transition' });
  });

  it('can be declined', async () => {
    const { id: quoteId } = await anIssuedQuote();
    await expect(cast.rep.call(quotesApi.declineQuote, { quoteId, saidBy: '张经理' })).resolves.toMatchObject({ status: 'declined' });
  });

  it('is accepted on its last day and refused on the next, with the way forward', async () => {
    const { id: quoteId, validUntil } = await anIssuedQuote();
    const dayAfter = new Date(`${addDays(validUntil ?? today, 1)}T00:30:00+08:00`);
    await expect(cast.rep.call(quotesApi.getQuote, { quoteId }, { asOf: dayAfter })).resolves.toMatchObject({ status: 'expired' });
    const late = cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' }, { asOf: dayAfter });
    await expect(late).rejects.toMatchObject({
      status: 422,
      code: 'quote.expired',
      problem: { rule: { requirement: 'ORD-02', waysForward: [{ operation: 'contracts.copyQuote' }] } },
    });
    const lastDay = new Date(`${validUntil ?? today}T23:30:00+08:00`);
    await expect(cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' }, { asOf: lastDay })).resolves.toMatchObject({ status: 'accepted' });
  });

  it('is superseded when its copy is issued', async () => {
    const { id: originalId } = await anIssuedQuote();
    const { id: quoteId, replacesId } = await cast.rep.call(quotesApi.copyQuote, { quoteId: originalId });
    expect(replacesId).toBe(originalId);
    await cast.rep.call(quotesApi.issueQuote, { quoteId });
    await expect(cast.rep.call(quotesApi.acceptQuote, { quoteId: originalId, saidBy: '张经理' })).rejects.toMatchObject({ status: 409 });
    await expect(cast.rep.call(quotesApi.getQuote, { quoteId: originalId })).resolves.toMatchObject({ status: 'superseded' });
  });

  it('is found by the name of the customer, its pinyin and its status, by those within reach only', async () => {
    const { id } = await anIssuedQuote();
    const find = async (who: Cast['rep'], q: string) =>
      (await who.call(quotesApi.findQuotes, { q, status: ['issued'], customerId })).items.map((quote) => quote.id);
    await expect(find(cast.rep, '渝北')).resolves.toContain(id);
    await expect(find(cast.manager, 'yubei')).resolves.toContain(id);
    await expect(find(cast.otherRep, '渝北')).resolves.toEqual([]);
    await expect(cast.otherRep.call(quotesApi.getQuote, { quoteId: id })).rejects.toMatchObject({ status: 404 });
    const elsewhere = await aBranch('上海分公司');
    await expect(elsewhere.manager.call(quotesApi.getQuote, { quoteId: id })).rejects.toMatchObject({ status: 404 });
  });
});

describe('ORD-02, ORD-03 What time alone has ended is marked so', () => {
  it('a quote past its last day, and a price list whose successor has begun', async () => {
    const asOf = inDays(-90);
    const clinker = await aProduct('熟料');
    const name = unique('熟料价目');
    const listed = async (validFrom: string): Promise<string> => {
      const items = [{ productId: clinker.id, price: '200', unit: '吨' }];
      const { id: priceListId } = await cast.products.call(priceListsApi.draftPriceList, { name, validFrom, items }, { asOf });
      await cast.gm.call(priceListsApi.approvePriceList, { priceListId }, { asOf });
      return priceListId;
    };
    const priceListId = await listed(addDays(today, -90));
    await listed(addDays(today, -1));
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: clinker.id, quantity: '1' }] }, { asOf });
    await cast.rep.call(quotesApi.issueQuote, { quoteId }, { asOf });
    await eventually(async () => {
      const { items } = await cast.rep.call(quotesApi.findQuotes, { customerId, status: ['expired'] });
      expect(items.map(({ id }) => id)).toContain(quoteId);
      await expect(cast.rep.call(priceListsApi.getPriceList, { priceListId })).resolves.toMatchObject({ status: 'superseded' });
    });
  });
});

describe('ORD-04 Nobody quotes on their own (不得擅自报价)', () => {
  it('refuses a price of one’s own, lower or higher, and says what is lawful', async () => {
    for (const price of ['350', '351']) {
      await expect(aQuote([{ productId: cement.id, quantity: '100', price }])).rejects.toMatchObject({
        status: 422,
        code: 'quote.price-off-list',
        problem: { rule: { requirement: 'ORD-03', clause: '003-T §5.3', facts: { given: price, listed: '350.5' } } },
      });
    }
    await expect(aQuote([{ productId: cement.id, quantity: '100', price: '350.50' }])).resolves.toMatchObject({ total: '35050.00' });
  });

  it('refuses what has no list price', async () => {
    const gravel = await aProduct('碎石');
    await expect(aQuote([{ productId: gravel.id, quantity: '1' }])).rejects.toMatchObject({ status: 422, code: 'quote.not-on-price-list' });
  });

  it('refuses what is discontinued', async () => {
    const old = await aProduct('旧型号');
    await inForce(unique('旧型号价目'), [[old, '10']]);
    await cast.products.call(productsApi.discontinueProduct, { productId: old.id });
    await expect(aQuote([{ productId: old.id, quantity: '1' }])).rejects.toMatchObject({ status: 422, code: 'product.discontinued' });
  });

  it('prices revisions and copies from the list in force, and issues no outdated price', async () => {
    const lime = await aProduct('石灰');
    const name = unique('石灰价目');
    await inForce(name, [[lime, '100']]);
    const { id: quoteId } = await aQuote([{ productId: lime.id, quantity: '2' }]);
    await inForce(name, [[lime, '110']]);
    await expect(cast.rep.call(quotesApi.issueQuote, { quoteId })).rejects.toMatchObject({ status: 422, code: 'quote.prices-outdated' });
    const withOwnPrice = { quoteId, lines: [{ productId: lime.id, quantity: '2', price: '100' }] };
    await expect(cast.rep.call(quotesApi.reviseQuote, withOwnPrice)).rejects.toMatchObject({ code: 'quote.price-off-list' });
    await expect(cast.rep.call(quotesApi.reviseQuote, { quoteId, payment: 'credit' })).resolves.toMatchObject({ total: '220.00', payment: 'credit' });
    await cast.rep.call(quotesApi.issueQuote, { quoteId });
    await inForce(name, [[lime, '120']]);
    await expect(cast.rep.call(quotesApi.copyQuote, { quoteId })).resolves.toMatchObject({ status: 'draft', total: '240.00' });
  });
});

describe('ORD-03 The catalogue', () => {
  it('is kept by who has the duty, with the version they read', async () => {
    const product = await aProduct('瓷砖');
    const change = { productId: product.id, name: '抛光瓷砖' };
    await expect(cast.rep.call(productsApi.updateProduct, change, { ifMatch: 1 })).rejects.toMatchObject({ status: 403 });
    await expect(cast.products.call(productsApi.updateProduct, change)).rejects.toMatchObject({ status: 428 });
    await expect(cast.products.call(productsApi.updateProduct, change, { ifMatch: 9 })).rejects.toMatchObject({ status: 412 });
    await expect(cast.products.call(productsApi.updateProduct, change, { ifMatch: 1 })).resolves.toMatchObject({
      version: 2,
      name: '抛光瓷砖',
      spec: '42.5R 优等品',
    });
    const { items } = await cast.rep.call(productsApi.findProducts, { q: product.sku });
    expect(items).toMatchObject([{ id: product.id, standardCost: '250.5' }]);
  });

  it('names a product once', async () => {
    const again = { sku: cement.sku, name: '水泥', unit: '吨', taxRate: '0.13', standardCost: '1' };
    await expect(cast.products.call(productsApi.createProduct, again)).rejects.toMatchObject({ status: 409, code: 'product.sku-taken' });
  });
});
