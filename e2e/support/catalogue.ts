import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { productsApi } from '@tradewind/contracts/contracts/products.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { randomBytes } from 'node:crypto';
import type { Cast } from './cast.ts';

const TEMPLATE = `产品买卖合同
甲方：{{customerName}}
产品：{{lines}}
价款：{{total}}
付款方式：{{payment}}
交货期限：{{deliverBy}}`;

export interface Catalogue {
  readonly productId: string;
  readonly sku: string;
  readonly templateCode: string;
}

/** A product with a price in force from `validFrom`, stock, and a contract template: what every sale needs. */
export async function aCatalogue(cast: Cast, given: { price: string; cost: string; onHand: string; validFrom: string; asOf?: Date }): Promise<Catalogue> {
  const when = given.asOf && { asOf: given.asOf };
  const code = randomBytes(4).toString('hex');
  const sku = `TZ-${code}`;
  const product = { sku, name: `抛光砖 ${code}`, spec: '800×800 优等品', unit: '箱', taxRate: '0.13', standardCost: given.cost };
  const { id: productId } = await cast.products.call(productsApi.createProduct, product, when);
  const list = { name: `价目 ${code}`, validFrom: given.validFrom, items: [{ productId, price: given.price, unit: '箱' }] };
  const { id: priceListId } = await cast.products.call(priceListsApi.draftPriceList, list, when);
  await cast.gm.call(priceListsApi.approvePriceList, { priceListId }, when);
  const templateCode = `MB-${code}`;
  const { id: templateId } = await cast.legal.call(contractTemplatesApi.draftTemplate, { code: templateCode, title: '产品买卖合同', body: TEMPLATE }, when);
  await cast.vp.call(contractTemplatesApi.endorseTemplate, { templateId }, when);
  await cast.gm.call(contractTemplatesApi.approveTemplate, { templateId }, when);
  await cast.warehouse.call(stockApi.recordStock, { productId, sku, name: product.name, warehouse: 'CK-01', onHand: given.onHand }, when);
  return { productId, sku, templateCode };
}
