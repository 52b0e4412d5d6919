import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { productDiscontinued, productNotFound } from '@tradewind/contracts/contracts/products.api';
import { priceExceptionNotFound, storePricesUniform } from '@tradewind/contracts/contracts/price-exceptions.faults';
import { notOnPriceList, priceOffList, quotedTwice, type QuotedItem } from '@tradewind/contracts/contracts/quotes.api';
import { Quantity } from '@tradewind/domain/quantity';
import { agreedLine } from './agreed-line.js';
import { CURRENCY } from './currency.js';
import { decimalText } from './decimal-text.js';
import type { PriceException } from './price-exception.js';
import type { PriceList } from './price-list.js';
import type { Product } from './product.js';

/** The lists that hold at the moment of decision, with the products asked about and the exceptions named: the only source of a price (ORD-03). */
export interface PricesInForce {
  /** Business date they hold on. */
  readonly on: string;
  readonly lists: readonly PriceList[];
  readonly products: readonly Product[];
  readonly exceptions: readonly PriceException[];
  /** Stores among the units the exceptions belong to: they sell at uniform prices (ORD-05). */
  readonly stores: readonly string[];
}

/** Lines for one customer, at list prices or under an exception that covers them. A price of one's own is refused, also when it is higher (ORD-03, ORD-04). */
export function priced(items: readonly QuotedItem[], prices: PricesInForce, customerId: string): AgreedLine[] {
  return items.map((item, i) => {
    const { productId, quantity } = item;
    const { product, listed } = offered(productId, prices);
    if (items.findIndex((other) => other.productId === productId) !== i) throw quotedTwice({ sku: product.sku });
    const exception = exceptionFor(item, listed, prices);
    const unitPrice = decimalText(item.price ?? exception?.floorPrice ?? listed);
    if (!exception && unitPrice !== listed) throw priceOffList({ sku: product.sku, given: unitPrice, listed });
    exception?.assertCovers({ productId, sku: product.sku, unitPrice, quantity }, customerId, prices.on);
    if (!Quantity.of(listed).covers(Quantity.of(unitPrice))) throw priceOffList({ sku: product.sku, given: unitPrice, listed });
    return agreedLine(product, quantity, unitPrice, CURRENCY, exception?.id);
  });
}

/** A product that can be quoted, and its list price. */
export function offered(
  productId: string,
  { on, lists, products }: Pick<PricesInForce, 'on' | 'lists' | 'products'>,
): { readonly product: Product; readonly listed: string } {
  const product = products.find(({ id }) => id === productId);
  if (!product) throw productNotFound({ productId });
  const { sku, status } = product;
  if (status === 'discontinued') throw productDiscontinued({ sku });
  const listed = lists.map((list) => list.priceOf(productId)).find((known) => known !== null);
  if (!listed) throw notOnPriceList({ sku, on });
  return { product, listed };
}

/** The exception that a line names; none is needed at the list price. */
function exceptionFor({ price, priceExceptionId }: QuotedItem, listed: string, { exceptions, stores }: PricesInForce): PriceException | null {
  if (priceExceptionId === undefined || (price !== undefined && decimalText(price) === listed)) return null;
  const exception = exceptions.find(({ id }) => id === priceExceptionId);
  if (!exception) throw priceExceptionNotFound({ priceExceptionId });
  if (stores.includes(exception.org)) throw storePricesUniform({ store: exception.org });
  return exception;
}
