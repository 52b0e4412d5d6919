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

/** In the order of the list; discontinued products are left out. */
export function effectivePricesView({ list, products }: PricesInForce): EffectivePricesView {
  const { id, version, name, listVersion, validFrom, validTo } = list;
  const items = list.items.flatMap(({ productId, price }) =>
    products
      .filter((product) => product.id === productId && product.status === 'active')
      .map(({ sku, name: product, spec, unit, taxRate }) => ({ productId, sku, name: product, spec, unit, taxRate: decimalText(taxRate), price })),
  );
  return { id, version, name, listVersion: listVersion ?? 0, validFrom, validTo, items };
}
