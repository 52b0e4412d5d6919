import type { ProductView } from '@tradewind/contracts/contracts/products.api';
import { decimalText } from './domain/decimal-text.js';
import type { Product } from './domain/product.js';

export const productView = ({ id, version, sku, name, spec, unit, taxRate, standardCost, status }: Product): ProductView => ({
  id,
  version,
  sku,
  name,
  spec,
  unit,
  taxRate: decimalText(taxRate),
  standardCost: decimalText(standardCost),
  status,
});
