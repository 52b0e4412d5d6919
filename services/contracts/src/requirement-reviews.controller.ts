import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { casesInReview } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import {
  requirementReviewsApi,
  requirementReviewThere,
  type AnswerRequirements,
  type FindRequirementReviews,
  type RequestRequirementReview,
  type RequestRequirementReviewAgain,
  type RequirementReviewId,
  type RequirementReviewView,
} from '@tradewind/contracts/contracts/requirement-reviews.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { requirementReviewPolicy } from '@tradewind/policies/kinds';
import { RequirementReview } from './domain/requirement-review.js';
import { QuoteRepository } from './quote.repository.js';
import { RequirementReviewRepository } from './requirement-review.repository.js';
import { requirementReviewView, waitingRequirementReview } from './requirement-review.view.js';

@Controller()
export class RequirementReviewsController {
  constructor(
    private readonly reviews: RequirementReviewRepository,
    private readonly quotes: QuoteRepository,
    private readonly numbers: Numbers,
    private readonly approvers: Approvers,
  ) {}

  @Handles(requirementReviewsApi.requestRequirementReview)
  async requestRequirementReview({ quoteId, ...wish }: RequestRequirementReview, by: Actor, at: Date): Promise<RequirementReviewView> {
    const quote = await this.quotes.get(quoteId);
    const there = await this.reviews.findOne({ quoteId });
    if (there) throw requirementReviewThere({ no: there.no, requirementReviewId: there.id });
    const rules = await this.approvers.inForce(requirementReviewPolicy, quote);
    const no = await this.numbers.next(quote.branch, 'PS', at);
    return requirementReviewView(await this.reviews.add(RequirementReview.request(wish, { no, quote, rules }, by, at)));
  }

  @Handles(requirementReviewsApi.requestRequirementReviewAgain)
  async requestRequirementReviewAgain(
    { requirementReviewId, ...changes }: RequirementReviewId & RequestRequirementReviewAgain,
    by: Actor,
    at: Date,
  ): Promise<RequirementReviewView> {
    const rules = await this.approvers.inForce(requirementReviewPolicy, await this.reviews.get(requirementReviewId));
    return requirementReviewView(await this.reviews.update(requirementReviewId, (asked) => asked.requestAgain(changes, rules, by, at)));
  }

  @Handles(requirementReviewsApi.answerRequirements)
  async answerRequirements({ requirementReviewId, ...given }: RequirementReviewId & AnswerRequirements, by: Actor, at: Date): Promise<RequirementReviewView> {
    return requirementReviewView(await this.reviews.update(requirementReviewId, (asked) => asked.answer(given, by, at)));
  }

  @Handles(requirementReviewsApi.decideRequirementReview)
  async decideRequirementReview({ requirementReviewId, ...decision }: RequirementReviewId & DecideReview, by: Actor, at: Date): Promise<RequirementReviewView> {
    return requirementReviewView(await this.reviews.update(requirementReviewId, (asked) => asked.decide(decision, by, at)));
  }

  @Handles(requirementReviewsApi.returnRequirementReviewToStep)
  async returnRequirementReviewToStep(
    { requirementReviewId, ...back }: RequirementReviewId & ReturnToStep,
    by: Actor,
    at: Date,
  ): Promise<RequirementReviewView> {
    return this.reviewed(requirementReviewId, (review, given) => returnTo(review, back, by, given), at);
  }

  @Handles(requirementReviewsApi.addRequirementReviewApprover)
  async addRequirementReviewApprover({ requirementReviewId, ...wish }: RequirementReviewId & AddApprover, by: Actor, at: Date): Promise<RequirementReviewView> {
    await this.reviews.get(requirementReviewId); // out of reach: refused before anybody is asked about
    return this.reviewed(requirementReviewId, await this.approvers.adding(wish, requirementReviewsApi.decideRequirementReview, by), at);
  }

  @Handles(requirementReviewsApi.withdrawRequirementReview)
  async withdrawRequirementReview({ requirementReviewId, comment }: RequirementReviewId & SubmitterSays, by: Actor, at: Date): Promise<RequirementReviewView> {
    return this.reviewed(requirementReviewId, (review) => withdraw(review, comment, by, at), at);
  }

  @Handles(requirementReviewsApi.urgeRequirementReview)
  async urgeRequirementReview({ requirementReviewId, comment }: RequirementReviewId & SubmitterSays, by: Actor, at: Date): Promise<RequirementReviewView> {
    return this.reviewed(requirementReviewId, (review) => urge(review, comment, by, at), at);
  }

  @Handles(requirementReviewsApi.requirementReviewsWaitingForMe)
  requirementReviewsWaitingForMe(_: object, by: Actor, at: Date): Promise<WaitingCases> {
    return casesInReview(this.reviews, (asked) => waitingRequirementReview(asked, by, at));
  }

  @Handles(requirementReviewsApi.getRequirementReview)
  async getRequirementReview({ requirementReviewId }: RequirementReviewId): Promise<RequirementReviewView> {
    return requirementReviewView(await this.reviews.get(requirementReviewId));
  }

  @Handles(requirementReviewsApi.findRequirementReviews)
  findRequirementReviews({ limit, cursor, ...filters }: FindRequirementReviews): Promise<Page<RequirementReviewView>> {
    return this.reviews.page({ limit, cursor }, filters, requirementReviewView);
  }

  private async reviewed(requirementReviewId: string, verb: ReviewVerb, at: Date): Promise<RequirementReviewView> {
    return requirementReviewView(await this.reviews.update(requirementReviewId, (asked) => asked.underReview(verb, at)));
  }
}
