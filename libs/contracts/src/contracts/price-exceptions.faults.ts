import { defineFault } from '@tradewind/kernel/fault';

/** The lawful way to a price below the list. */
export const ASK_FOR_EXCEPTION = { operation: 'contracts.requestPriceException', whoMay: 'price-exception:request' };

const PRICE_DISCIPLINE = { requirement: 'ORD-03', clause: '003-T §5.3', waysForward: [ASK_FOR_EXCEPTION] };

export const priceExceptionNotFound = defineFault('price-exception.not-found', 'not-found', {
  en: (d: { priceExceptionId: string }) => `There is no price exception ${d.priceExceptionId}.`,
  zh: (d) => `没有价格例外 ${d.priceExceptionId}。`,
});

export const priceExceptionNotInForce = defineFault(
  'price-exception.not-in-force',
  'refused',
  {
    en: (d: { exceptionNo: string; status: string; validUntil: string; on: string }) =>
      `Price exception ${d.exceptionNo} is ${d.status} (good until ${d.validUntil}, today is ${d.on}); only an approved one allows a price below the list. Quote the list price, or ask for a price exception.`,
    zh: (d) =>
      `价格例外 ${d.exceptionNo} 的状态为“${d.status}”（有效期至 ${d.validUntil}，今天是 ${d.on}）；只有已批准且未过期的例外才能低于价目表报价。请按价目表报价，或申请价格例外。`,
  },
  PRICE_DISCIPLINE,
);

export const priceExceptionOfOther = defineFault(
  'price-exception.of-other',
  'refused',
  {
    en: (d: { exceptionNo: string; forCustomer: string; forSku: string; sku: string }) =>
      `Price exception ${d.exceptionNo} was approved for ${d.forCustomer} and product ${d.forSku}; it does not cover ${d.sku} in this quote. Quote the list price, or ask for a price exception.`,
    zh: (d) => `价格例外 ${d.exceptionNo} 仅批准给客户 ${d.forCustomer}、产品 ${d.forSku}，不适用于本报价单的 ${d.sku}。请按价目表报价，或申请价格例外。`,
  },
  PRICE_DISCIPLINE,
);

export const priceBelowFloor = defineFault(
  'price-exception.below-floor',
  'refused',
  {
    en: (d: { exceptionNo: string; sku: string; given: string; floor: string; listed: string }) =>
      `Price exception ${d.exceptionNo} allows ${d.sku} at ${d.floor} or more (list: ${d.listed}), not at ${d.given}. Quote its floor price, or ask for a price exception that goes lower.`,
    zh: (d) =>
      `价格例外 ${d.exceptionNo} 允许产品 ${d.sku} 的最低价格为 ${d.floor}（价目表：${d.listed}），不能报 ${d.given}。请按最低价格报价，或申请更低的价格例外。`,
  },
  PRICE_DISCIPLINE,
);

export const priceExceptionUsedUp = defineFault(
  'price-exception.used-up',
  'refused',
  {
    en: (d: { exceptionNo: string; sku: string; quantity: string; left: string; maxQuantity: string }) =>
      `Price exception ${d.exceptionNo} covers ${d.maxQuantity} of ${d.sku}, of which ${d.left} are left; this quote needs ${d.quantity}. Quote less under it, or ask for a price exception for more.`,
    zh: (d) => `价格例外 ${d.exceptionNo} 共允许产品 ${d.sku} ${d.maxQuantity}，剩余 ${d.left}；本报价单需要 ${d.quantity}。请减少数量，或另行申请价格例外。`,
  },
  PRICE_DISCIPLINE,
);

export const storePricesUniform = defineFault(
  'price-exception.store-prices-uniform',
  'refused',
  {
    en: (d: { store: string }) =>
      `Store ${d.store} sells at uniform, marked prices: it takes no exception from the list, for anybody. Quote the list price, or have the price list changed for all.`,
    zh: (d) => `门店 ${d.store} 统一售价、明码标价，对任何客户均不得例外。请按价目表报价，或为全部客户调整价目表。`,
  },
  { requirement: 'ORD-05', clause: '003-B a4', waysForward: [{ operation: 'contracts.draftPriceList', whoMay: 'product:manage' }] },
);

export const priceBelowLowest = defineFault(
  'price-exception.below-lowest',
  'refused',
  {
    en: (d: { sku: string; floor: string; lowest: string; lowestShare: string; listed: string; policy: string }) =>
      `No exception takes ${d.sku} below ${d.lowest}, ${d.lowestShare} of the list price ${d.listed} (${d.policy}); ${d.floor} is asked for. Ask for that much or more, or have the limit changed for all.`,
    zh: (d) =>
      `任何价格例外均不得使产品 ${d.sku} 低于 ${d.lowest}（价目表 ${d.listed} 的 ${d.lowestShare}，依据 ${d.policy}）；所申请为 ${d.floor}。请按不低于该价申请，或按程序修改价格下限。`,
  },
  { ...PRICE_DISCIPLINE, waysForward: [ASK_FOR_EXCEPTION, { operation: 'policies.propose', whoMay: 'policy:propose' }] },
);

export const priceExceptionTooLong = defineFault(
  'price-exception.too-long',
  'refused',
  {
    en: (d: { validUntil: string; latest: string; longestDays: number; policy: string }) =>
      `An exception of this kind is good for ${d.longestDays} days, today until ${d.latest} (${d.policy}), not until ${d.validUntil}. Ask for an earlier last day.`,
    zh: (d) => `该类价格例外最长 ${d.longestDays} 天，今天申请最晚至 ${d.latest}（依据 ${d.policy}），不得至 ${d.validUntil}。请申请更早的截止日。`,
  },
  PRICE_DISCIPLINE,
);

/** What every operation that prices lines may refuse of one that names an exception. */
export const COVERAGE_FAULTS = [
  priceExceptionNotFound,
  priceExceptionNotInForce,
  priceExceptionOfOther,
  priceBelowFloor,
  priceExceptionUsedUp,
  storePricesUniform,
];
