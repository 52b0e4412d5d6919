import { Controller } from '@nestjs/common';
import type { CustomerId } from '@tradewind/contracts/customers/customers.api';
import { purchasesApi, type PurchasesView } from '@tradewind/contracts/customers/purchases.api';
import type { PageRequest } from '@tradewind/contracts/page';
import { Handles } from '@tradewind/messaging/handles';
import { CustomerRepository } from './customer.repository.js';
import { PurchasesQueries } from './purchases.queries.js';

@Controller()
export class PurchasesController {
  constructor(
    private readonly customers: CustomerRepository,
    private readonly purchases: PurchasesQueries,
  ) {}

  @Handles(purchasesApi.listPurchases)
  async listPurchases({ customerId, ...page }: CustomerId & PageRequest): Promise<PurchasesView> {
    const { id } = await this.customers.get(customerId);
    return this.purchases.ofCustomer(id, page);
  }
}
