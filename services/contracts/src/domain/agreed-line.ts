import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import type { QuotedItem } from '@tradewind/contracts/contracts/quotes.api';
import { Money, splitTax } from '@tradewind/domain/money';
import { Decimal } from 'decimal.js';
import { decimalText } from './decimal-text.js';
import type { Product } from './product.js';

/** What a line says of its product. */
type Goods = Pick<Product, 'id' | 'sku' | 'name' | 'spec' | 'unit' | 'taxRate' | 'standardCost'>;

/** Price and quantity have up to 15 digits each; their product is rounded once, to the cent. */
const Exact = Decimal.clone({ precision: 40 });

/** A line at a price, tax included, under an exception where it is below the list; amounts are split per line (api.md "Money"). */
export function agreedLine(product: Goods, quantity: string, unitPrice: string, currency: string, priceExceptionId?: string): AgreedLine {
  const { id, sku, name, spec, unit, taxRate, standardCost } = product;
  const gross = Money.of(new Exact(unitPrice).times(quantity).toFixed(), currency);
  const { net, tax } = splitTax(gross, taxRate);
  return {
    productId: id,
    sku,
    name,
    spec,
    unit,
    quantity: decimalText(quantity),
    unitPrice: decimalText(unitPrice),
    taxRate: decimalText(taxRate),
    gross: gross.toString(),
    net: net.toString(),
    tax: tax.toString(),
    unitCost: decimalText(standardCost),
    ...(priceExceptionId !== undefined && { priceExceptionId }),
  };
}

/** The same products to be priced anew: without prices, but with them where an exception allows one below the list. */
export const itemsOf = (lines: readonly AgreedLine[]): QuotedItem[] =>
  lines.map(({ productId, quantity, unitPrice, priceExceptionId }) => ({
    ...{ productId, quantity },
    ...(priceExceptionId !== undefined && { priceExceptionId, price: unitPrice }),
  }));
