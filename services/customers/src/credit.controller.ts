import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { casesInReview } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import { creditApi, type ApplyForCredit, type CreditProfileView, type FindCreditProfiles } from '@tradewind/contracts/customers/credit.api';
import type { CustomerId } from '@tradewind/contracts/customers/customers.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { creditPolicy, creditReviewPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { CreditProfileRepository } from './credit-profile.repository.js';
import { creditProfileView, waitingCredit } from './credit-profile.view.js';

@Controller()
export class CreditController {
  constructor(
    private readonly profiles: CreditProfileRepository,
    private readonly policies: Policies,
    private readonly approvers: Approvers,
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
    const before = await this.profiles.ofCustomer(customerId);
    const { id, org } = before;
    const { value: credit } = await this.policies.inForce(creditPolicy, org);
    const review = await this.approvers.inForce(creditReviewPolicy, before);
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

  @Handles(creditApi.returnCreditToStep)
  async returnCreditToStep({ customerId, ...back }: CustomerId & ReturnToStep, by: Actor, at: Date): Promise<CreditProfileView> {
    return this.reviewed(customerId, (review, given) => returnTo(review, back, by, given), at);
  }

  @Handles(creditApi.addCreditApprover)
  async addCreditApprover({ customerId, ...wish }: CustomerId & AddApprover, by: Actor, at: Date): Promise<CreditProfileView> {
    await this.profiles.ofCustomer(customerId); // out of reach: refused before anybody is asked about
    return this.reviewed(customerId, await this.approvers.adding(wish, creditApi.decideCredit, by), at);
  }

  @Handles(creditApi.withdrawCredit)
  async withdrawCredit({ customerId, comment }: CustomerId & SubmitterSays, submitter: Actor, at: Date): Promise<CreditProfileView> {
    return this.reviewed(customerId, (review) => withdraw(review, comment, submitter, at), at);
  }

  @Handles(creditApi.urgeCredit)
  async urgeCredit({ customerId, comment }: CustomerId & SubmitterSays, submitter: Actor, at: Date): Promise<CreditProfileView> {
    return this.reviewed(customerId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(creditApi.creditWaitingForMe)
  creditWaitingForMe(_: object, by: Actor, at: Date): Promise<WaitingCases> {
    return casesInReview(this.profiles, (it) => waitingCredit(it, by, at));
  }

  private async reviewed(customerId: string, verb: ReviewVerb, at: Date): Promise<CreditProfileView> {
    const { id } = await this.profiles.ofCustomer(customerId);
    return creditProfileView(
      await this.profiles.update(id, (profile) => {
        profile.underReview(verb, at);
      }),
    );
  }
}
