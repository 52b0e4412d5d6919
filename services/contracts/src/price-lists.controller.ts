import { Controller } from '@nestjs/common';
import {
  priceListNotFound,
  priceListsApi,
  type AskEffectivePrices,
  type DraftPriceList,
  type EffectivePricesView,
  type FindPriceLists,
  type PriceListId,
  type PriceListView,
} from '@tradewind/contracts/contracts/price-lists.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import type { Page } from '@tradewind/contracts/page';
import { homeOf, type Actor } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import { Handles } from '@tradewind/messaging/handles';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { tiersPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { PriceList, type ScopeFacts } from './domain/price-list.js';
import { FOR_ALL, scopeOf, type PriceScope } from './domain/price-scope.js';
import { PriceBook } from './price-book.js';
import { PriceListRepository } from './price-list.repository.js';
import { effectivePricesView, priceListView } from './price-list.view.js';
import { ProductRepository } from './product.repository.js';
import { Stores } from './stores.js';

@Controller()
export class PriceListsController {
  constructor(
    private readonly priceLists: PriceListRepository,
    private readonly products: ProductRepository,
    private readonly prices: PriceBook,
    private readonly stores: Stores,
    private readonly policies: Policies,
    private readonly bus: OperationClient,
  ) {}

  @Handles(priceListsApi.draftPriceList)
  async draftPriceList(draft: DraftPriceList, author: Actor): Promise<PriceListView> {
    const known = await this.knownOf(draft, author);
    const products = await this.products.findAll({ id: draft.items.map(({ productId }) => productId) });
    return priceListView(await this.priceLists.add(PriceList.draft(draft, products, author, known)));
  }

  @Handles(priceListsApi.approvePriceList)
  async approvePriceList({ priceListId }: PriceListId, approver: Actor, at: Date): Promise<PriceListView> {
    const before = await this.priceLists.approvedSoFar();
    const approved = await this.priceLists.update(priceListId, (list) => list.approve(before, approver, at));
    for (const { id } of before.filter((list) => list.yieldsTo(approved))) await this.priceLists.updateWhere({ id }, (list) => list.giveWayTo(approved, at));
    return priceListView(approved);
  }

  @Handles(priceListsApi.getPriceList)
  async getPriceList({ priceListId }: PriceListId): Promise<PriceListView> {
    const [list] = await this.priceLists.findAll({ id: priceListId, ...inSight() });
    if (!list) throw priceListNotFound({ priceListId });
    return priceListView(list);
  }

  @Handles(priceListsApi.findPriceLists)
  findPriceLists({ limit, cursor, ...filters }: FindPriceLists): Promise<Page<PriceListView>> {
    return this.priceLists.page({ limit, cursor }, { ...filters, ...inSight() }, priceListView);
  }

  @Handles(priceListsApi.getEffectivePrices)
  async getEffectivePrices({ customerId }: AskEffectivePrices, _: Actor, at: Date): Promise<EffectivePricesView> {
    const customer = customerId === undefined ? undefined : await this.bus.call(customersApi.getCustomer, { customerId });
    return effectivePricesView(await this.prices.all(customer, at));
  }

  /** The unit it is for, and the tiers there are: those of the scheme of that unit, or of the company. */
  private async knownOf(draft: DraftPriceList, author: Actor): Promise<ScopeFacts> {
    const { region, tier } = scopeOf(draft);
    const unit = region === null ? null : await this.stores.about(region);
    const { tiers } = tier === null ? { tiers: [] } : (await this.policies.inForce(tiersPolicy, region ?? companyOf(author))).value;
    return { unit, tiers: tiers.map(({ code }) => code) };
  }
}

/** What others pay is nobody's business: whoever is bound to a customer sees lists for everybody, and asks for its own prices (ORG-13). */
const inSight = (): Partial<PriceScope> => (currentCall().reach.customerId === null ? {} : FOR_ALL);

const companyOf = (author: Actor): string => homeOf(author).org.split('.', 1).join();
