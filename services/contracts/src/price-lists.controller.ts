import { Controller } from '@nestjs/common';
import {
  priceListsApi,
  type DraftPriceList,
  type EffectivePricesView,
  type FindPriceLists,
  type PriceListId,
  type PriceListView,
} from '@tradewind/contracts/contracts/price-lists.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { PriceList } from './domain/price-list.js';
import { PriceBook } from './price-book.js';
import { PriceListRepository } from './price-list.repository.js';
import { effectivePricesView, priceListView } from './price-list.view.js';
import { ProductRepository } from './product.repository.js';

@Controller()
export class PriceListsController {
  constructor(
    private readonly priceLists: PriceListRepository,
    private readonly products: ProductRepository,
    private readonly prices: PriceBook,
  ) {}

  @Handles(priceListsApi.draftPriceList)
  async draftPriceList(draft: DraftPriceList, author: Actor): Promise<PriceListView> {
    const products = await this.products.findAll({ id: draft.items.map(({ productId }) => productId) });
    return priceListView(await this.priceLists.add(PriceList.draft(draft, products, author)));
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
    return priceListView(await this.priceLists.get(priceListId));
  }

  @Handles(priceListsApi.findPriceLists)
  findPriceLists({ limit, cursor, ...filters }: FindPriceLists): Promise<Page<PriceListView>> {
    return this.priceLists.page({ limit, cursor }, filters, priceListView);
  }

  @Handles(priceListsApi.getEffectivePrices)
  async getEffectivePrices(_: object, __: Actor, at: Date): Promise<EffectivePricesView> {
    return effectivePricesView(await this.prices.all(at));
  }
}
