import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, Id, OneOf, Rate, Text, UnitPrice } from '../fields.js';
import { page, SearchRequest } from '../page.js';

export const PRODUCT_STATUSES = ['active', 'discontinued'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

export class ProductId {
  @Id() readonly productId!: string;
}

export class CreateProduct {
  @Code({ doc: 'Stock-keeping unit, unique in the company' }) readonly sku!: string;
  @Text() readonly name!: string;
  @Text({ max: 200, optional: true, doc: 'Specification, model, grade' }) readonly spec?: string;
  @Text({ max: 20, doc: 'Unit it is priced and counted in, e.g. 吨' }) readonly unit!: string;
  @Rate({ doc: 'VAT rate' }) readonly taxRate!: string;
  @UnitPrice({ doc: 'Standard cost per unit, without tax' }) readonly standardCost!: string;
}

export class UpdateProduct {
  @Text({ optional: true }) readonly name?: string;
  @Text({ max: 200, optional: true, doc: 'Specification, model, grade' }) readonly spec?: string;
  @Rate({ optional: true, doc: 'VAT rate' }) readonly taxRate?: string;
  @UnitPrice({ optional: true, doc: 'Standard cost per unit, without tax' }) readonly standardCost?: string;
}

export class FindProducts extends SearchRequest {
  @AnyOf(PRODUCT_STATUSES, { name: 'ProductStatus' }) readonly status?: ProductStatus[];
}

export class ProductView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Text({ max: 200, nullable: true }) readonly spec!: string | null;
  @Text({ max: 20 }) readonly unit!: string;
  @Rate() readonly taxRate!: string;
  @UnitPrice({ doc: 'Without tax' }) readonly standardCost!: string;
  @OneOf(PRODUCT_STATUSES, { name: 'ProductStatus' }) readonly status!: ProductStatus;
}

export const productNotFound = defineFault('product.not-found', 'not-found', {
  en: (d: { productId: string }) => `There is no product ${d.productId}.`,
  zh: (d) => `没有产品 ${d.productId}。`,
});

export const skuTaken = defineFault('product.sku-taken', 'conflict', {
  en: (d: { sku: string }) => `There is already a product with the SKU ${d.sku}.`,
  zh: (d) => `已有编码为 ${d.sku} 的产品。`,
});

export const productDiscontinued = defineFault(
  'product.discontinued',
  'refused',
  {
    en: (d: { sku: string }) => `Product ${d.sku} is discontinued and is no longer offered. Choose another product, or have it reinstated.`,
    zh: (d) => `产品 ${d.sku} 已停售，不再报价。请选择其他产品，或先恢复销售。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.reinstateProduct', whoMay: 'product:manage' }] },
);

export const productsApi = defineApi('contracts', {
  createProduct: operation({
    http: 'POST /products',
    allow: 'product:manage',
    summary: 'Add a product to the catalogue',
    body: CreateProduct,
    reply: ProductView,
    faults: [skuTaken],
  }),
  updateProduct: operation({
    http: 'PATCH /products/:productId',
    allow: 'product:manage',
    summary: 'Change what is known of a product',
    description: 'SKU and unit stay: prices and agreed lines refer to them.',
    params: ProductId,
    body: UpdateProduct,
    reply: ProductView,
    faults: [productNotFound],
  }),
  discontinueProduct: operation({
    http: 'POST /products/:productId/discontinue',
    allow: 'product:manage',
    summary: 'Stop offering a product',
    params: ProductId,
    reply: ProductView,
    faults: [productNotFound],
  }),
  reinstateProduct: operation({
    http: 'POST /products/:productId/reinstate',
    allow: 'product:manage',
    summary: 'Offer a discontinued product again',
    params: ProductId,
    reply: ProductView,
    faults: [productNotFound],
  }),
  getProduct: operation({
    http: 'GET /products/:productId',
    allow: 'product:read',
    summary: 'One product',
    params: ProductId,
    reply: ProductView,
    faults: [productNotFound],
  }),
  findProducts: operation({ http: 'GET /products', allow: 'product:read', summary: 'Products, newest first', query: FindProducts, reply: page(ProductView) }),
});
