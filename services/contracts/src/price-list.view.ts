import type { EffectivePricesView, PriceListView } from '@tradewind/contracts/contracts/price-lists.api';
import { decimalText } from './domain/decimal-text.js';
import type { PriceList } from './domain/price-list.js';
import type { PricesInForce } from './domain/prices-in-force.js';

export const priceListView = (list: PriceList): PriceListView => ({
  id: list.id,
  version: list.version,
  name: list.name,
  status: list.status,
  listVersion: list.listVersion,
  validFrom: list.validFrom,
  validTo: list.validTo,
  supersededFrom: list.supersededFrom,
  items: list.items,
  draftedBy: list.draftedBy,
  approvedBy: list.approvedBy,
  approvedAt: list.approvedAt?.toISOString() ?? null,
});

/** In the order of the lists; discontinued products are left out. */
export function effectivePricesView({ on, lists, products }: PricesInForce): EffectivePricesView {
  const offered = new Map(products.filter(({ status }) => status === 'active').map((product) => [product.id, product]));
  const items = lists.flatMap(({ id: priceListId, name: priceListName, items: listed }) =>
    listed.flatMap(({ productId, price }) => {
      const product = offered.get(productId);
      if (!product) return [];
      const { sku, name, spec, unit, taxRate } = product;
      return { productId, sku, name, spec, unit, taxRate: decimalText(taxRate), price, priceListId, priceListName };
    }),
  );
  return { on, items };
}
