import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { productDiscontinued, productNotFound } from '@tradewind/contracts/contracts/products.api';
import { priceExceptionNotFound, storePricesUniform } from '@tradewind/contracts/contracts/price-exceptions.faults';
import { notOnPriceList, priceOffList, quotedTwice, type PriceSource, type QuotedItem } from '@tradewind/contracts/contracts/quotes.api';
import { Quantity } from '@tradewind/domain/quantity';
import { agreedLine } from './agreed-line.js';
import { CURRENCY } from './currency.js';
import { decimalText } from './decimal-text.js';
import type { PriceException } from './price-exception.js';
import type { PriceList } from './price-list.js';
import { covers, narrowestFirst, type Buyer } from './price-scope.js';
import type { Product } from './product.js';

/** The lists that hold at the moment of decision, with the products asked about and the exceptions named: the only source of a price (ORD-03). */
export interface PricesInForce {
  /** Business date they hold on. */
  readonly on: string;
  readonly lists: readonly PriceList[];
  /** As whom the customer buys; null where nobody was asked, since every list is for everybody. */
  readonly buyer: Buyer | null;
  readonly products: readonly Product[];
  readonly exceptions: readonly PriceException[];
  /** Stores among the units the exceptions belong to: they sell at uniform prices (ORD-05). */
  readonly stores: readonly string[];
}

/** Which list says a price, and what it says. */
export interface Listed {
  readonly list: PriceList;
  readonly price: string;
}

/** Lines for one customer, at list prices or under an exception that covers them. A price of one's own is refused, also when it is higher (ORD-03, ORD-04). */
export function priced(items: readonly QuotedItem[], prices: PricesInForce, customerId: string): AgreedLine[] {
  return items.map((item, i) => {
    const { productId, quantity } = item;
    const { product, listed } = offered(productId, quantity, prices);
    if (items.findIndex((other) => other.productId === productId) !== i) throw quotedTwice({ sku: product.sku });
    const exception = exceptionFor(item, listed.price, prices);
    const unitPrice = decimalText(item.price ?? exception?.floorPrice ?? listed.price);
    const offList = { sku: product.sku, given: unitPrice, listed: listed.price, list: listed.list.name };
    if (!exception && unitPrice !== listed.price) throw priceOffList(offList);
    exception?.assertCovers({ productId, sku: product.sku, unitPrice, quantity }, customerId, prices.on);
    if (!Quantity.of(listed.price).covers(Quantity.of(unitPrice))) throw priceOffList(offList);
    return agreedLine(product, quantity, unitPrice, CURRENCY, exception?.id);
  });
}

/**
 * A product that can be quoted, and its list price for the buyer at a quantity: of no quantity in particular, the price before all
 * bands, which is what an exception is measured against.
 */
export function offered(
  productId: string,
  quantity: string | null,
  prices: Pick<PricesInForce, 'on' | 'lists' | 'buyer' | 'products'>,
): { readonly product: Product; readonly listed: Listed } {
  const product = prices.products.find(({ id }) => id === productId);
  if (!product) throw productNotFound({ productId });
  const { sku, status } = product;
  if (status === 'discontinued') throw productDiscontinued({ sku });
  const listed = listPrice(productId, quantity, prices);
  if (!listed) throw notOnPriceList({ sku, on: prices.on });
  return { product, listed };
}

/** The one list price of a product for a buyer at a quantity: what the narrowest of their lists says; null where none has it. */
export function listPrice(productId: string, quantity: string | null, prices: Pick<PricesInForce, 'lists' | 'buyer'>): Listed | null {
  const saying = listsOf(prices).map((list) => ({ list, price: list.priceOf(productId, quantity) }));
  return saying.find((each): each is Listed => each.price !== null) ?? null;
}

/** Which list the price of each line was looked up in. */
export const sourcesOf = (items: readonly Pick<QuotedItem, 'productId' | 'quantity'>[], prices: PricesInForce): PriceSource[] =>
  items.flatMap(({ productId, quantity }) => {
    const list = listPrice(productId, quantity, prices)?.list;
    if (!list) return [];
    const { id: priceListId, name: priceListName, listVersion, region, tier } = list;
    return { productId, priceListId, priceListName, listVersion: listVersion ?? 0, region, tier };
  });

/** The lists that are for a buyer, the one that decides before the others (decision 54). */
export const listsOf = ({ lists, buyer }: Pick<PricesInForce, 'lists' | 'buyer'>): PriceList[] =>
  lists.filter((list) => covers(list, buyer)).sort(narrowestFirst);

/** The exception that a line names; none is needed at the list price. */
function exceptionFor({ price, priceExceptionId }: QuotedItem, listed: string, { exceptions, stores }: PricesInForce): PriceException | null {
  if (priceExceptionId === undefined || (price !== undefined && decimalText(price) === listed)) return null;
  const exception = exceptions.find(({ id }) => id === priceExceptionId);
  if (!exception) throw priceExceptionNotFound({ priceExceptionId });
  if (stores.includes(exception.org)) throw storePricesUniform({ store: exception.org });
  return exception;
}
