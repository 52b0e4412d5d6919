import type { EffectivePrice } from '@tradewind/contracts/contracts/price-lists.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { productsApi, type ProductView } from '@tradewind/contracts/contracts/products.api';
import { creditApi } from '@tradewind/contracts/customers/credit.api';
import { customersApi, type CustomerView } from '@tradewind/contracts/customers/customers.api';
import { leadsApi, type LeadView } from '@tradewind/contracts/customers/leads.api';
import type { Page } from '@tradewind/contracts/page';
import { businessDate } from '@tradewind/domain/business-date';
import type { Directory } from '../directory.ts';

/** What the platform has already: the workbook is checked against it before anything is written. */
export interface Known {
  readonly today: string;
  readonly customers: readonly CustomerView[];
  readonly leads: readonly LeadView[];
  readonly products: readonly ProductView[];
  readonly prices: readonly EffectivePrice[];
  /** Ids of the customers who may buy on credit today. */
  readonly credit: ReadonlySet<string>;
  /** Logins of those who may own customers. */
  readonly owners: readonly string[];
}

/** Asked as the general manager, who sees every branch. */
export async function whatIsKnown(directory: Directory): Promise<Known> {
  const { actor } = await directory.holder('general-manager');
  const today = businessDate(new Date());
  const profiles = await all((cursor) => actor.call(creditApi.findCreditProfiles, { limit: 200, ...cursor }));
  return {
    today,
    credit: new Set(profiles.filter(({ granted, held }) => granted && !held && granted.validUntil >= today).map(({ customerId }) => customerId)),
    customers: await all((cursor) => actor.call(customersApi.findCustomers, { limit: 200, ...cursor })),
    leads: await all((cursor) => actor.call(leadsApi.findLeads, { limit: 200, ...cursor })),
    products: await all((cursor) => actor.call(productsApi.findProducts, { limit: 200, ...cursor })),
    prices: (await actor.call(priceListsApi.getEffectivePrices, {})).items,
    owners: directory.holders('sales-rep', 'hq').map(({ login }) => login),
  };
}

async function all<T>(page: (cursor: { readonly cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const next = await page(cursor === undefined ? {} : { cursor });
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return items;
}
