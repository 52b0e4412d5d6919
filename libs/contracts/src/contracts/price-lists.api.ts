import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, OneOf, Rate, Text, UnitPrice } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { productDiscontinued, productNotFound } from './products.api.js';

/** `effective`: approved, holds from its first day; `superseded`: a newer version has taken its place. */
export const PRICE_LIST_STATUSES = ['draft', 'effective', 'superseded'] as const;
export type PriceListStatus = (typeof PRICE_LIST_STATUSES)[number];

export class PriceListId {
  @Id() readonly priceListId!: string;
}

export class PriceItem {
  @Id() readonly productId!: string;
  @UnitPrice({ doc: 'Per unit, tax included' }) readonly price!: string;
  @Text({ max: 20, doc: 'Must be the unit of the product' }) readonly unit!: string;
}

export class DraftPriceList {
  @Text({ doc: 'A list of the same name is a new version of it and takes its place' }) readonly name!: string;
  @DateOnly({ doc: 'First day its prices hold' }) readonly validFrom!: string;
  @DateOnly({ optional: true, doc: 'Last day; until superseded when left out' }) readonly validTo?: string;
  @ListOf(() => PriceItem) readonly items!: readonly PriceItem[];
}

export class FindPriceLists extends SearchRequest {
  @AnyOf(PRICE_LIST_STATUSES, { name: 'PriceListStatus' }) readonly status?: PriceListStatus[];
}

export class PriceListView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Text() readonly name!: string;
  @OneOf(PRICE_LIST_STATUSES, { name: 'PriceListStatus' }) readonly status!: PriceListStatus;
  @Count({ nullable: true, doc: 'Version among the lists of this name; given on approval' }) readonly listVersion!: number | null;
  @DateOnly() readonly validFrom!: string;
  @DateOnly({ nullable: true, doc: 'Last day' }) readonly validTo!: string | null;
  @DateOnly({ nullable: true, doc: 'From this day a newer version holds instead' }) readonly supersededFrom!: string | null;
  @ListOf(() => PriceItem) readonly items!: readonly PriceItem[];
  @Id() readonly draftedBy!: string;
  @Id({ nullable: true }) readonly approvedBy!: string | null;
  @Instant({ nullable: true }) readonly approvedAt!: string | null;
}

export class EffectivePrice {
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Text({ max: 200, nullable: true }) readonly spec!: string | null;
  @Text({ max: 20 }) readonly unit!: string;
  @Rate() readonly taxRate!: string;
  @UnitPrice({ doc: 'Per unit, tax included' }) readonly price!: string;
  @Id({ doc: 'List it is from' }) readonly priceListId!: string;
  @Text() readonly priceListName!: string;
}

export class EffectivePricesView {
  @DateOnly({ doc: 'Business date they hold on' }) readonly on!: string;
  @ListOf(() => EffectivePrice, { min: 0 }) readonly items!: readonly EffectivePrice[];
}

export const priceListNotFound = defineFault('price-list.not-found', 'not-found', {
  en: (d: { priceListId: string }) => `There is no price list ${d.priceListId}.`,
  zh: (d) => `没有价目表 ${d.priceListId}。`,
});

export const pricedTwice = defineFault('price-list.priced-twice', 'invalid', {
  en: (d: { sku: string }) => `Product ${d.sku} is on the list twice; give it one price.`,
  zh: (d) => `产品 ${d.sku} 在价目表中出现两次，只能有一个价格。`,
});

export const priceBelowZero = defineFault('price-list.price-below-zero', 'invalid', {
  en: (d: { sku: string; price: string }) => `The price of ${d.sku} is ${d.price}; no price is below zero.`,
  zh: (d) => `产品 ${d.sku} 的价格为 ${d.price}；价格不得低于零。`,
});

export const pricedInOtherUnit = defineFault('price-list.other-unit', 'invalid', {
  en: (d: { sku: string; unit: string; productUnit: string }) => `Product ${d.sku} is sold per ${d.productUnit}, not per ${d.unit}.`,
  zh: (d) => `产品 ${d.sku} 的计价单位是“${d.productUnit}”，不是“${d.unit}”。`,
});

export const priceListEndsBeforeItBegins = defineFault('price-list.ends-before-it-begins', 'invalid', {
  en: (d: { validFrom: string; validTo: string }) => `The list would end on ${d.validTo}, before it begins on ${d.validFrom}.`,
  zh: (d) => `价目表的截止日 ${d.validTo} 早于生效日 ${d.validFrom}。`,
});

export const ownPriceList = defineFault(
  'price-list.own-draft',
  'refused',
  {
    en: () => 'Nobody puts a price list into force that they drafted; another person must approve it.',
    zh: () => '起草人不得批准自己起草的价目表，须由其他人员批准。',
  },
  { requirement: 'ORG-14', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.approvePriceList', whoMay: 'price:approve' }] },
);

export const priceListOver = defineFault(
  'price-list.over',
  'refused',
  {
    en: (d: { validTo: string; today: string }) =>
      `The list was to end on ${d.validTo}, and today is ${d.today}; prices are not set for days gone by. Draft it anew.`,
    zh: (d) => `价目表拟于 ${d.validTo} 截止，而今天是 ${d.today}；价格不得追溯生效，请重新起草。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.draftPriceList', whoMay: 'product:manage' }] },
);

export const pricedByAnotherList = defineFault(
  'price-list.priced-by-another-list',
  'refused',
  {
    en: (d: { list: string; productIds: readonly string[] }) =>
      `"${d.list}" already prices ${d.productIds.length} of these products on some of these days, and a product has one price. Draft a new version of that list, or leave them out.`,
    zh: (d) => `价目表“${d.list}”在重叠期间已对其中 ${d.productIds.length} 个产品定价；一个产品只能有一个价格。请起草该价目表的新版本，或去掉这些产品。`,
  },
  { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.draftPriceList', whoMay: 'product:manage' }] },
);

export const priceListsApi = defineApi('contracts', {
  draftPriceList: operation({
    http: 'POST /price-lists',
    allow: 'product:manage',
    summary: 'Draft a price list with the day it takes effect',
    body: DraftPriceList,
    reply: PriceListView,
    faults: [productNotFound, productDiscontinued, pricedTwice, priceBelowZero, pricedInOtherUnit, priceListEndsBeforeItBegins],
  }),
  approvePriceList: operation({
    http: 'POST /price-lists/:priceListId/approve',
    allow: 'price:approve',
    summary: 'Put a price list into force; it supersedes the version before from its first day',
    description: 'Approved after its first day, it holds from the day of approval: prices never change for days gone by.',
    params: PriceListId,
    reply: PriceListView,
    faults: [priceListNotFound, ownPriceList, priceListOver, pricedByAnotherList],
  }),
  getPriceList: operation({
    http: 'GET /price-lists/:priceListId',
    allow: 'product:read',
    summary: 'One price list',
    params: PriceListId,
    reply: PriceListView,
    faults: [priceListNotFound],
  }),
  findPriceLists: operation({
    http: 'GET /price-lists',
    allow: 'product:read',
    summary: 'Price lists, newest first',
    query: FindPriceLists,
    reply: page(PriceListView),
  }),
  getEffectivePrices: operation({
    http: 'GET /effective-prices',
    allow: 'product:read',
    summary: 'The prices in force now: the only ones that may be quoted',
    description: 'Discontinued products are left out. ORD-03.',
    reply: EffectivePricesView,
  }),
});
