import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { riskBandsPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { riskOf, type CustomerRisk } from './domain/customer-risk.js';
import { daysBetween } from './domain/days-between.js';
import type { Order } from './domain/order.js';
import { ReceivableRepository } from './receivable.repository.js';

/** How risky a customer is, by the bands in force where the order belongs (CUS-33, CUS-36). */
@Injectable()
export class RiskDesk {
  constructor(
    private readonly policies: Policies,
    private readonly receivables: ReceivableRepository,
  ) {}

  /** Null where the company has no bands. */
  async riskOf({ org, customerId }: Order, at: Date): Promise<CustomerRisk | null> {
    const bands = await this.policies.ifAny(riskBandsPolicy, org);
    if (!bands) return null;
    const today = businessDate(at);
    const oldest = await this.receivables.oldestDueOf(customerId, today);
    return riskOf(oldest === null ? 0 : daysBetween(oldest, today), bands.value, bands.version);
  }
}
