import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { productDiscontinued, productNotFound } from '@tradewind/contracts/contracts/products.api';
import { notOnPriceList, priceOffList, quotedTwice, type QuotedItem } from '@tradewind/contracts/contracts/quotes.api';
import { agreedLine } from './agreed-line.js';
import { CURRENCY } from './currency.js';
import { decimalText } from './decimal-text.js';
import type { PriceList } from './price-list.js';
import type { Product } from './product.js';

/** The lists that hold at the moment of decision, with the products asked about: the only source of a price (ORD-03). */
export interface PricesInForce {
  /** Business date they hold on. */
  readonly on: string;
  readonly lists: readonly PriceList[];
  readonly products: readonly Product[];
}

/** Lines at list prices. A price of one's own is refused, also when it is higher (ORD-03, ORD-04). */
export function priced(items: readonly QuotedItem[], { on, lists, products }: PricesInForce): AgreedLine[] {
  return items.map(({ productId, quantity, price }, i) => {
    const product = products.find(({ id }) => id === productId);
    if (!product) throw productNotFound({ productId });
    const { sku, status } = product;
    if (items.findIndex((other) => other.productId === productId) !== i) throw quotedTwice({ sku });
    if (status === 'discontinued') throw productDiscontinued({ sku });
    const listed = lists.map((list) => list.priceOf(productId)).find((known) => known !== null);
    if (!listed) throw notOnPriceList({ sku, on });
    if (price !== undefined && decimalText(price) !== listed) throw priceOffList({ sku, given: price, listed });
    return agreedLine(product, quantity, listed, CURRENCY);
  });
}
