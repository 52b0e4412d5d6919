import { Controller } from '@nestjs/common';
import { creditApi, type ApplyForCredit, type CreditProfileView, type FindCreditProfiles } from '@tradewind/contracts/customers/credit.api';
import type { CustomerId } from '@tradewind/contracts/customers/customers.api';
import type { Page } from '@tradewind/contracts/page';
import type { DecideReview } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { creditPolicy, creditReviewPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { CreditProfileRepository } from './credit-profile.repository.js';
import { creditProfileView } from './credit-profile.view.js';

@Controller()
export class CreditController {
  constructor(
    private readonly profiles: CreditProfileRepository,
    private readonly policies: Policies,
  ) {}

  @Handles(creditApi.getCreditProfile)
  async getCreditProfile({ customerId }: CustomerId): Promise<CreditProfileView> {
    return creditProfileView(await this.profiles.ofCustomer(customerId));
  }

  @Handles(creditApi.findCreditProfiles)
  findCreditProfiles({ limit, cursor, ...filters }: FindCreditProfiles): Promise<Page<CreditProfileView>> {
    return this.profiles.page({ limit, cursor }, filters, creditProfileView);
  }

  @Handles(creditApi.applyForCredit)
  async applyForCredit({ customerId, ...application }: CustomerId & ApplyForCredit, by: Actor, at: Date): Promise<CreditProfileView> {
    const { id, org } = await this.profiles.ofCustomer(customerId);
    const { value: credit } = await this.policies.inForce(creditPolicy, org);
    const review = await this.policies.inForce(creditReviewPolicy, org);
    return creditProfileView(
      await this.profiles.update(id, (profile) => {
        profile.apply(application, { credit, review }, by, at);
      }),
    );
  }

  @Handles(creditApi.decideCredit)
  async decideCredit({ customerId, ...decision }: CustomerId & DecideReview, by: Actor, at: Date): Promise<CreditProfileView> {
    const { id } = await this.profiles.ofCustomer(customerId);
    return creditProfileView(
      await this.profiles.update(id, (profile) => {
        profile.decide(decision, by, at);
      }),
    );
  }
}
