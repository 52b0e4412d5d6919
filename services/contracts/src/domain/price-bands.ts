import { bandDearer, bandsOutOfOrder, type PriceBand, type PriceItem } from '@tradewind/contracts/contracts/price-lists.api';
import { Quantity } from '@tradewind/domain/quantity';
import { decimalText } from './decimal-text.js';

/** The price of the highest band that the quantity reaches; of no quantity in particular the price before all bands. */
export function priceAt({ price, bands = [] }: Pick<PriceItem, 'price' | 'bands'>, quantity: string | null): string {
  if (quantity === null) return price;
  return bands.findLast(({ from }) => Quantity.of(quantity).covers(Quantity.of(from)))?.price ?? price;
}

/** Each begins above the one before, the first above zero, and none is dearer than the one before (ORD-03). */
export function checkedBands(sku: string, price: string, bands: readonly PriceBand[] = []): PriceBand[] {
  let before: PriceBand = { from: '0', price: decimalText(price) };
  return bands.map((given) => {
    const band = { from: decimalText(given.from), price: decimalText(given.price) };
    if (Quantity.of(before.from).covers(Quantity.of(band.from))) throw bandsOutOfOrder({ sku, from: band.from, before: before.from });
    if (!Quantity.of(before.price).covers(Quantity.of(band.price))) throw bandDearer({ sku, ...band, before: before.price });
    before = band;
    return band;
  });
}
