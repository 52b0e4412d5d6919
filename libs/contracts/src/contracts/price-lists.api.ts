import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { customerNotFound, tierUnknown } from '../customers/customers.api.js';
import { AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, OneOf, OrgPath, Quantity, Rate, Text, UnitPrice } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { storePricesUniform } from './price-exceptions.faults.js';
import { productDiscontinued, productNotFound } from './products.api.js';

/** `effective`: approved, holds from its first day; `superseded`: a newer version has taken its place. */
export const PRICE_LIST_STATUSES = ['draft', 'effective', 'superseded'] as const;
export type PriceListStatus = (typeof PRICE_LIST_STATUSES)[number];

export class PriceListId {
  @Id() readonly priceListId!: string;
}

/** What one unit costs from a quantity on. */
export class PriceBand {
  @Quantity({ doc: 'From this quantity on, up to the next band' }) readonly from!: string;
  @UnitPrice({ doc: 'Per unit, tax included' }) readonly price!: string;
}

export class PriceItem {
  @Id() readonly productId!: string;
  @UnitPrice({ doc: 'Per unit, tax included; below the first band where there are any' }) readonly price!: string;
  @Text({ max: 20, doc: 'Must be the unit of the product' }) readonly unit!: string;
  @ListOf(() => PriceBand, {
    min: 0,
    max: 20,
    optional: true,
    doc: 'By quantity: ascending, never dearer for more. The highest band that a line reaches prices all of it',
  })
  readonly bands?: readonly PriceBand[];
}

export class DraftPriceList {
  @Text({ doc: 'A list of the same name is a new version of it and takes its place' }) readonly name!: string;
  @OrgPath({ optional: true, doc: 'Only for customers of this unit and those below it: a region, a branch, a store. For all when left out' })
  readonly region?: string;
  @Code({ optional: true, doc: 'Only for customers in this tier of the scheme in force. For all when left out' }) readonly tier?: string;
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
  @OrgPath({ nullable: true, doc: 'Whose customers it is for; null: all' }) readonly region!: string | null;
  @Code({ nullable: true, doc: 'The tier it is for; null: all' }) readonly tier!: string | null;
  @Count({ nullable: true, doc: 'Version among the lists of this name; given on approval' }) readonly listVersion!: number | null;
  @DateOnly() readonly validFrom!: string;
  @DateOnly({ nullable: true, doc: 'Last day' }) readonly validTo!: string | null;
  @DateOnly({ nullable: true, doc: 'From this day a newer version holds instead' }) readonly supersededFrom!: string | null;
  @ListOf(() => PriceItem) readonly items!: readonly PriceItem[];
  @Id() readonly draftedBy!: string;
  @Id({ nullable: true }) readonly approvedBy!: string | null;
  @Instant({ nullable: true }) readonly approvedAt!: string | null;
}

export class AskEffectivePrices {
  @Id({ optional: true, doc: 'The prices of this customer; left out, those of lists for everybody' }) readonly customerId?: string;
}

export class EffectivePrice {
  @Id() readonly productId!: string;
  @Code() readonly sku!: string;
  @Text() readonly name!: string;
  @Text({ max: 200, nullable: true }) readonly spec!: string | null;
  @Text({ max: 20 }) readonly unit!: string;
  @Rate() readonly taxRate!: string;
  @UnitPrice({ doc: 'Per unit, tax included; below the first band where there are any' }) readonly price!: string;
  @ListOf(() => PriceBand, { min: 0, doc: 'What it costs from a quantity on' }) readonly bands!: readonly PriceBand[];
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

const PRICE_LIST_RULE = { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [{ operation: 'contracts.draftPriceList', whoMay: 'product:manage' }] };

export const bandsOutOfOrder = defineFault(
  'price-list.bands-out-of-order',
  'refused',
  {
    en: (d: { sku: string; from: string; before: string }) =>
      `Band ${d.from} of ${d.sku} does not begin above ${d.before}. Bands begin above zero and are written from the smallest quantity to the largest, each once.`,
    zh: (d) => `产品 ${d.sku} 的数量段起点 ${d.from} 不大于 ${d.before}。数量段须从大于零开始，由小到大排列且不得重复。`,
  },
  PRICE_LIST_RULE,
);

export const bandDearer = defineFault(
  'price-list.band-dearer',
  'refused',
  {
    en: (d: { sku: string; from: string; price: string; before: string }) =>
      `From ${d.from} on ${d.sku} would cost ${d.price}, more than the ${d.before} before; whoever buys more never pays more for each. Lower the price of the band, or leave it out.`,
    zh: (d) => `产品 ${d.sku} 自数量 ${d.from} 起单价为 ${d.price}，高于之前的 ${d.before}；购买数量增加，单价不得上升。请调低该数量段的价格或删除该段。`,
  },
  PRICE_LIST_RULE,
);

export const priceListRegionUnknown = defineFault(
  'price-list.region-unknown',
  'refused',
  {
    en: (d: { region: string }) => `There is no unit ${d.region}; a list for it would price nothing for anybody. Give the path of a region, branch or store.`,
    zh: (d) => `没有组织单位 ${d.region}，该价目表将不适用于任何客户。请填写区域、分公司或门店的路径。`,
  },
  PRICE_LIST_RULE,
);

export const priceListScopeChanged = defineFault(
  'price-list.scope-changed',
  'refused',
  {
    en: (d: { list: string; region: string | null; tier: string | null }) =>
      `"${d.list}" is for ${forWhom(d)}, and so are all its versions: otherwise others would lose the prices they have. Give a list for somebody else a name of its own.`,
    zh: (d) => `价目表“${d.list}”适用于${forWhomZh(d)}，其各版本的适用范围不变，否则其他客户将失去现有价格。适用于其他客户的价目表请另行命名。`,
  },
  PRICE_LIST_RULE,
);

const forWhom = ({ region, tier }: { region: string | null; tier: string | null }): string =>
  region === null && tier === null ? 'everybody' : [region && `customers of ${region}`, tier && `tier ${tier}`].filter(Boolean).join(', ');
const forWhomZh = ({ region, tier }: { region: string | null; tier: string | null }): string =>
  region === null && tier === null ? '全部客户' : [region && ` ${region} 的客户`, tier && `等级 ${tier}`].filter(Boolean).join('、');

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
  PRICE_LIST_RULE,
);

export const pricedByAnotherList = defineFault(
  'price-list.priced-by-another-list',
  'refused',
  {
    en: (d: { list: string; productIds: readonly string[] }) =>
      `"${d.list}" already prices ${d.productIds.length} of these products for the same customers on some of these days, and a product has one price. Draft a new version of that list, leave them out, or say which region or tier yours is for.`,
    zh: (d) =>
      `价目表“${d.list}”在重叠期间已为相同客户对其中 ${d.productIds.length} 个产品定价；一个产品只能有一个价格。请起草该价目表的新版本、去掉这些产品，或注明适用的区域或客户等级。`,
  },
  PRICE_LIST_RULE,
);

export const priceListsApi = defineApi('contracts', {
  draftPriceList: operation({
    http: 'POST /price-lists',
    allow: 'product:manage',
    summary: 'Draft a price list with the day it takes effect',
    description:
      'ORD-03, ORD-05: for everybody, or for the customers of a region, in a tier, or both. The narrowest list prices a product: the nearest unit first, in the same unit the tier before all tiers. Stores sell to every tier alike.',
    body: DraftPriceList,
    reply: PriceListView,
    faults: [
      ...[productNotFound, productDiscontinued, pricedTwice, priceBelowZero, pricedInOtherUnit, priceListEndsBeforeItBegins],
      ...[bandsOutOfOrder, bandDearer, priceListRegionUnknown, tierUnknown, storePricesUniform],
    ],
  }),
  approvePriceList: operation({
    http: 'POST /price-lists/:priceListId/approve',
    allow: 'price:approve',
    summary: 'Put a price list into force; it supersedes the version before from its first day',
    description: 'Approved after its first day, it holds from the day of approval: prices never change for days gone by.',
    params: PriceListId,
    reply: PriceListView,
    faults: [priceListNotFound, ownPriceList, priceListOver, priceListScopeChanged, pricedByAnotherList],
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
    description:
      'ORD-03: of a customer where one is named, whose file the caller must be able to read (`customers.getCustomer`); of lists for everybody otherwise. Each product has one price, with its bands by quantity. Discontinued products are left out.',
    query: AskEffectivePrices,
    reply: EffectivePricesView,
    faults: [customerNotFound],
  }),
});
