import { Injectable } from '@nestjs/common';
import { customersApi, type CustomerView } from '@tradewind/contracts/customers/customers.api';
import { businessDate } from '@tradewind/domain/business-date';
import { OperationClient } from '@tradewind/messaging/operation-client';
import type { CustomerFacts } from './domain/customer-facts.js';
import type { PriceList } from './domain/price-list.js';
import { isForAll, type Buyer } from './domain/price-scope.js';
import type { PricesInForce } from './domain/prices-in-force.js';
import { PriceExceptionRepository } from './price-exception.repository.js';
import { PriceListRepository } from './price-list.repository.js';
import { ProductRepository } from './product.repository.js';
import { Stores } from './stores.js';

const NO_EXCEPTIONS = { exceptions: [], stores: [] };

interface Item {
  readonly productId: string;
  readonly priceExceptionId?: string;
}

/** Who buys: what is known of them, or will be, or who they are. */
type Customer = Pick<CustomerFacts, 'org' | 'tier'> | Promise<CustomerView> | string;

/** Looks up the prices in force for a customer at a moment. */
@Injectable()
export class PriceBook {
  constructor(
    private readonly priceLists: PriceListRepository,
    private readonly products: ProductRepository,
    private readonly exceptions: PriceExceptionRepository,
    private readonly stores: Stores,
    private readonly bus: OperationClient,
  ) {}

  async inForce(items: readonly Item[], customer: Customer, at: Date): Promise<PricesInForce> {
    const on = businessDate(at);
    const productIds = items.map(({ productId }) => productId);
    const [lists, products, exceptions] = await Promise.all([
      this.priceLists.holdingOn(on, productIds),
      this.products.known(productIds),
      this.exceptions.named(items),
    ]);
    const buyer = await this.buyer(customer, lists);
    const stores = await this.stores.among(exceptions.map(({ org }) => org));
    return { on, lists, buyer, products, exceptions, stores };
  }

  /** The same for a customer of whom the customers service is asked meanwhile. */
  async forCustomer(customerId: string, items: readonly Item[], at: Date): Promise<{ readonly customer: CustomerView; readonly prices: PricesInForce }> {
    const asked = this.bus.call(customersApi.getCustomer, { customerId });
    const [customer, prices] = await Promise.all([asked, this.inForce(items, asked, at)]);
    return { customer, prices };
  }

  /** Everything that can be quoted at the moment, to a customer or to anybody. */
  async all(customer: Customer | undefined, at: Date): Promise<PricesInForce> {
    const on = businessDate(at);
    const lists = await this.priceLists.allHoldingOn(on);
    const buyer = customer === undefined ? null : await this.buyer(customer, lists);
    return { on, lists, buyer, products: lists.length === 0 ? [] : await this.products.findAll({ status: 'active' }), ...NO_EXCEPTIONS };
  }

  /** The customers service is asked only where a list is for some and not for others, identity only where one is for a tier. */
  private async buyer(customer: Customer, lists: readonly PriceList[]): Promise<Buyer | null> {
    if (lists.every(isForAll)) return null;
    const { org, tier } = typeof customer === 'string' ? await this.bus.call(customersApi.getCustomer, { customerId: customer }) : await customer;
    const store = lists.some((list) => list.tier === tier) ? await this.stores.of(org) : null;
    return { org, tier, store };
  }
}
