import type { EffectivePricesView, PriceListView } from '@tradewind/contracts/contracts/price-lists.api';
import { decimalText } from './domain/decimal-text.js';
import type { PriceList } from './domain/price-list.js';
import { listsOf, type PricesInForce } from './domain/prices-in-force.js';

export const priceListView = (list: PriceList): PriceListView => ({
  id: list.id,
  version: list.version,
  name: list.name,
  status: list.status,
  region: list.region,
  tier: list.tier,
  listVersion: list.listVersion,
  validFrom: list.validFrom,
  validTo: list.validTo,
  supersededFrom: list.supersededFrom,
  items: list.items,
  draftedBy: list.draftedBy,
  approvedBy: list.approvedBy,
  approvedAt: list.approvedAt?.toISOString() ?? null,
});

/** Each product once, as the narrowest list for the buyer has it; in the order of the lists. Discontinued products are left out. */
export function effectivePricesView({ products, ...prices }: PricesInForce): EffectivePricesView {
  const offered = new Map(products.filter(({ status }) => status === 'active').map((product) => [product.id, product]));
  const items = listsOf(prices).flatMap(({ id: priceListId, name: priceListName, items: listed }) =>
    listed.flatMap(({ productId, price, bands = [] }) => {
      const product = offered.get(productId);
      if (!product) return [];
      offered.delete(productId);
      const { sku, name, spec, unit, taxRate } = product;
      return { productId, sku, name, spec, unit, taxRate: decimalText(taxRate), price, bands, priceListId, priceListName };
    }),
  );
  return { on: prices.on, items };
}
