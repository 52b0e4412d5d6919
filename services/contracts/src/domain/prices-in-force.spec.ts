import type { PriceBand } from '@tradewind/contracts/contracts/price-lists.api';
import { Quantity } from '@tradewind/domain/quantity';
import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import { aCustomer, anApprovedException, aProduct, at, inForce, someone } from '../../test/examples.js';
import { PriceList } from './price-list.js';
import { covers, type Buyer } from './price-scope.js';
import { listPrice, priced, type PricesInForce } from './prices-in-force.js';
import type { Product } from './product.js';
import { Quote } from './quote.js';

const cement = aProduct('C425');
const gypsum = aProduct('G10');
const PRODUCTS = [cement, gypsum];
const KNOWN = { unit: { known: true, store: null }, tiers: ['A', 'B'] };
const wang = someone('wang');

interface Wish {
  readonly name: string;
  readonly region?: string;
  readonly tier?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly items: readonly { readonly product: Product; readonly price: string; readonly bands?: readonly PriceBand[] }[];
}

const aDraft = ({ items, ...wish }: Wish): PriceList =>
  PriceList.draft(
    { validFrom: '2026-03-01', ...wish, items: items.map(({ product, ...item }) => ({ productId: product.id, unit: product.unit, ...item })) },
    PRODUCTS,
    someone('products'),
    KNOWN,
  );

function approved(drafts: readonly PriceList[]): PriceList[] {
  const lists: PriceList[] = [];
  for (const draft of drafts) {
    draft.approve(lists, someone('gm'), at('2026-03-01'));
    lists.push(draft);
  }
  return lists;
}

const buyerIn = (org: string, tier: string, store: string | null = null): Buyer => ({ org, tier, store });
const pricesFor = (lists: readonly PriceList[], buyer: Buyer | null): PricesInForce => ({
  ...{ on: '2026-03-10', products: PRODUCTS, exceptions: [], stores: [] },
  ...{ lists, buyer },
});

describe('ORD-03 Each customer has one list price: that of the narrowest list for them', () => {
  const scoped = (price: string, scope: { region?: string; tier?: string } = {}): PriceList =>
    aDraft({ name: `at ${price}`, ...scope, items: [{ product: cement, price }] });
  const lists = approved([
    scoped('350'),
    scoped('345', { tier: 'A' }),
    scoped('340', { region: 'hq.east' }),
    scoped('335', { region: 'hq.east', tier: 'A' }),
    scoped('348', { region: 'hq.east.bj' }),
  ]);

  it.each([
    ['350', 'hq.west.xa', 'B', 'everybody'],
    ['345', 'hq.west.xa', 'A', 'a tier before everybody'],
    ['340', 'hq.east.sh', 'B', 'a region before a tier'],
    ['335', 'hq.east.sh', 'A', 'in one region the tier before all tiers'],
    ['348', 'hq.east.bj.sales', 'A', 'the nearest unit before those above it, whatever they say of tiers'],
    ['350', 'hq.eastern', 'B', 'a unit is not within another of a similar name'],
  ])('%s at %s in tier %s: %s', (price, org, tier) => {
    expect(listPrice(cement.id, '1', pricesFor(lists, buyerIn(org, tier)))?.price).toBe(price);
  });

  it('of whom nothing is known has the price of everybody', () => {
    expect(listPrice(cement.id, '1', pricesFor(lists, null))?.price).toBe('350');
  });

  it('ORD-05: a store sells to every tier alike', () => {
    const inStore = (tier: string): string | undefined =>
      listPrice(cement.id, '1', pricesFor(lists, buyerIn('hq.west.xa.shop', tier, 'hq.west.xa.shop')))?.price;
    expect([inStore('A'), inStore('B')]).toEqual(['350', '350']);
  });

  it('a narrower list that does not have the product leaves it to the wider one', () => {
    const both = approved([scoped('350'), aDraft({ name: 'Plaster', region: 'hq.east', items: [{ product: gypsum, price: '9' }] })]);
    expect(listPrice(cement.id, '1', pricesFor(both, buyerIn('hq.east.bj', 'A')))?.price).toBe('350');
  });

  it('a product that only others have a price for is on no list for this customer', () => {
    const [east] = approved([scoped('340', { region: 'hq.east' })]);
    expect(() => priced([{ productId: cement.id, quantity: '1' }], pricesFor([east!], buyerIn('hq.west', 'A')), 'c')).toThrow(
      'C425 is on no price list in force for this customer',
    );
  });
});

describe('ORD-04 Nobody quotes a price that is not this customer’s at this quantity', () => {
  const general = aDraft({ name: 'Spring', items: [{ product: cement, price: '350', bands: [{ from: '100', price: '330' }] }] });
  const own = aDraft({ name: 'Key accounts', tier: 'A', items: [{ product: cement, price: '360' }] });
  const lists = approved([general, own]);
  const org = 'hq.bj.sales';
  const forTier = (tier: string): PricesInForce => pricesFor(lists, buyerIn(org, tier));
  const quoted = (quantity: string, tier = 'B', price?: string): Quote =>
    Quote.draft({ lines: [{ productId: cement.id, quantity, ...(price !== undefined && { price }) }] }, aCustomer({ tier }), forTier(tier), wang);

  it('the general price is refused to whom another list is for, with list, price and the way forward', () => {
    const attempt = (): Quote => quoted('1', 'A', '350');
    expect(attempt).toThrow('The price list says 360 for C425 to this customer at this quantity ("Key accounts"), not 350');
    expect(attempt).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({
          code: 'quote.price-off-list',
          facts: { sku: 'C425', list: 'Key accounts', listed: '360', given: '350' },
          rule: expect.objectContaining({ requirement: 'ORD-03', clause: '003-T §5.3' }) as unknown,
        }) as unknown,
      }) as Error,
    );
  });

  it('the price of a band is refused below its quantity, and the price below it from there on', () => {
    expect(() => quoted('99.999999', 'B', '330')).toThrow('says 350');
    expect(() => quoted('100', 'B', '350')).toThrow('says 330');
    expect([quoted('99').total, quoted('100').total]).toEqual(['34650.00', '33000.00']);
  });

  it('changing the quantity prices anew', () => {
    const quote = quoted('100');
    quote.revise({ lines: [{ productId: cement.id, quantity: '10' }] }, forTier('B'));
    expect(quote).toMatchObject({ lines: [{ unitPrice: '350' }], total: '3500.00' });
  });

  it('a customer who came into another tier is not issued the price of the one before', () => {
    const quote = quoted('1');
    expect(() => quote.issue('BJ-BJ-2026-000001', 30, forTier('A'), at('2026-03-10'))).toThrow(
      'or the tier or unit of the customer, has changed since the draft',
    );
    quote.revise({}, forTier('A'));
    quote.issue('BJ-BJ-2026-000001', 30, forTier('A'), at('2026-03-10'));
    expect(quote.lines).toMatchObject([{ unitPrice: '360' }]);
  });

  it('a quote says which list each of its lines is from, and for whom that was', () => {
    const quote = quoted('1', 'A');
    const fromKeyAccounts = { productId: cement.id, priceListId: own.id, priceListName: 'Key accounts', listVersion: 1, region: null, tier: 'A' };
    expect(quote.pricedFrom).toEqual([fromKeyAccounts]);
    quote.revise({}, forTier('B'));
    expect(quote.pricedFrom).toMatchObject([{ priceListName: 'Spring', tier: null }]);
  });

  it('a copy has the price of the customer as they are now', () => {
    expect(quoted('1').copy(aCustomer({ tier: 'A' }), forTier('A'), wang).lines).toMatchObject([{ unitPrice: '360' }]);
  });

  it('an exception never takes a price above what the band says', () => {
    const exception = anApprovedException(cement, { floorPrice: '340' }, { listPrice: '350' });
    const prices = { ...forTier('B'), exceptions: [exception] };
    const item = { productId: cement.id, priceExceptionId: exception.id };
    expect(priced([{ ...item, quantity: '10' }], prices, aCustomer().id)).toMatchObject([{ unitPrice: '340' }]);
    expect(() => priced([{ ...item, quantity: '100' }], prices, aCustomer().id)).toThrow('says 330');
  });
});

// Any lists at all, of which those are in force that could be approved one after another.
const UNITS = ['hq', 'hq.east', 'hq.east.bj', 'hq.east.bj.sales', 'hq.west'];
const DAYS = ['2026-03-01', '2026-03-05', '2026-03-10', '2026-03-20'];
const bands = fc.uniqueArray(fc.constantFrom(1, 10, 50, 100), { maxLength: 3 }).map((from) => from.sort((a, b) => a - b));
const anItem = fc
  .record({ product: fc.constantFrom(...PRODUCTS), price: fc.integer({ min: 100, max: 999 }), bands })
  .map(({ product, price, bands: from }) => ({
    ...{ product, price: String(price) },
    bands: from.map((quantity, i) => ({ from: String(quantity), price: String(price - 10 * (i + 1)) })),
  }));
const aWish: fc.Arbitrary<Wish> = fc.record(
  {
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    region: fc.constantFrom(...UNITS),
    tier: fc.constantFrom('A', 'B'),
    validFrom: fc.constantFrom(...DAYS),
    validTo: fc.constantFrom('2026-03-12', '2026-03-31'),
    items: fc.uniqueArray(anItem, { minLength: 1, maxLength: 2, selector: ({ product }) => product.id }),
  },
  { requiredKeys: ['name', 'items'] },
);

function inForceAmong(wishes: readonly Wish[]): PriceList[] {
  const lists: PriceList[] = [];
  for (const wish of wishes) {
    const list = approvedAfter(lists, wish);
    if (!list) continue;
    for (const before of lists.filter((each) => each.yieldsTo(list))) before.giveWayTo(list, at('2026-03-01'));
    lists.push(list);
  }
  return lists;
}

/** Null where it is refused. */
function approvedAfter(lists: readonly PriceList[], wish: Wish): PriceList | null {
  try {
    const list = aDraft(wish);
    list.approve(lists, someone('gm'), at('2026-03-01'));
    return list;
  } catch (refusal) {
    if (refusal instanceof Fault) return null;
    throw refusal;
  }
}

describe('ORD-03 Whatever lists were approved', () => {
  const seen = { prices: 0, scoped: 0, banded: 0, contested: 0 };

  it('each product has at most one price for a customer, a quantity and a day, whatever the order of the lists', () => {
    const buyers = UNITS.slice(1).flatMap((org) => ['A', 'B', 'C'].map((tier) => buyerIn(org, tier)));
    fc.assert(
      fc.property(fc.array(aWish, { minLength: 2, maxLength: 10 }), fc.constantFrom(...buyers, null), fc.constantFrom(...DAYS), (wishes, buyer, day) => {
        const lists = inForceAmong(wishes).filter((list) => list.holdsOn(day));
        for (const { id } of PRODUCTS) {
          for (const quantity of ['1', '49', '100']) {
            const found = listPrice(id, quantity, { lists, buyer });
            const orders = [lists.toReversed(), lists.toSorted((a, b) => a.name.localeCompare(b.name)), [...lists.slice(1), ...lists.slice(0, 1)]];
            for (const other of orders) expect(listPrice(id, quantity, { lists: other, buyer })).toEqual(found);
            assertNarrowest(lists, id, buyer, found?.list);
            count(lists, id, quantity, buyer);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('(the runs before met scopes, bands, and several lists with a price for one customer)', () => {
    for (const often of Object.values(seen)) expect(often).toBeGreaterThan(100);
  });

  /** Said again in other words: of all lists for the buyer that have the product, none is for a smaller unit, or for the tier where this is not. */
  function assertNarrowest(lists: readonly PriceList[], productId: string, buyer: Buyer | null, found: PriceList | undefined): void {
    const candidates = lists.filter((list) => list.priceOf(productId) !== null && covers(list, buyer));
    expect(found === undefined).toBe(candidates.length === 0);
    const better = candidates.filter((list) => {
      const [mine, theirs] = [found?.region ?? 'hq', list.region ?? 'hq'];
      return theirs.length > mine.length || (theirs === mine && list.tier !== null && found?.tier === null);
    });
    expect(better).toEqual([]);
    expect(candidates.filter((list) => list.region === found?.region && list.tier === found.tier).length).toBe(found ? 1 : 0);
  }

  function count(lists: readonly PriceList[], productId: string, quantity: string, buyer: Buyer | null): void {
    const found = listPrice(productId, quantity, { lists, buyer });
    if (!found) return;
    seen.prices += 1;
    if (found.list.region !== null || found.list.tier !== null) seen.scoped += 1;
    if (!Quantity.of(found.price).covers(Quantity.of(found.list.priceOf(productId) ?? '0'))) seen.banded += 1;
    if (lists.filter((list) => list.priceOf(productId) !== null && covers(list, buyer)).length > 1) seen.contested += 1;
  }
});

describe('ORD-03 What is quoted is what the list says for the customer', () => {
  it('from one list for everybody as before', () => {
    const [list] = approved([aDraft({ name: 'Spring', items: [{ product: cement, price: '350' }] })]);
    expect(priced([{ productId: cement.id, quantity: '2' }], inForce(list!, PRODUCTS), aCustomer().id)).toMatchObject([{ unitPrice: '350', gross: '700.00' }]);
  });
});
