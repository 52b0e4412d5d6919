import { Controller } from '@nestjs/common';
import type { CustomerId } from '@tradewind/contracts/customers/customers.api';
import { interactionsApi, type FindInteractions, type InteractionView, type RecordInteraction } from '@tradewind/contracts/customers/interactions.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Policies } from '@tradewind/policies/policies';
import { careIn } from './care-in-force.js';
import { CustomerRepository } from './customer.repository.js';
import { Interaction } from './domain/interaction.js';
import { InteractionRepository } from './interaction.repository.js';
import { interactionView } from './interaction.view.js';

@Controller()
export class InteractionsController {
  constructor(
    private readonly customers: CustomerRepository,
    private readonly interactions: InteractionRepository,
    private readonly policies: Policies,
  ) {}

  @Handles(interactionsApi.recordInteraction)
  async recordInteraction({ customerId, ...entry }: CustomerId & RecordInteraction, by: Actor, at: Date): Promise<InteractionView> {
    const { org } = await this.customers.get(customerId);
    const care = await careIn(this.policies, org);
    const customer = await this.customers.update(customerId, (it) => {
      it.contacted(care, at);
    });
    return interactionView(await this.interactions.add(Interaction.recorded(entry, customer, by, at)));
  }

  @Handles(interactionsApi.findInteractions)
  async findInteractions({ customerId, limit, cursor, ...filters }: CustomerId & FindInteractions): Promise<Page<InteractionView>> {
    const { id } = await this.customers.get(customerId);
    return this.interactions.page({ limit, cursor }, { ...filters, customerId: id }, interactionView);
  }
}
