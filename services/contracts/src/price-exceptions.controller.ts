import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { casesInReview } from '@tradewind/approvals/inbox';
import { returnTo, urge, withdraw, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import {
  priceExceptionsApi,
  type EndPriceException,
  type FindPriceExceptions,
  type PriceExceptionId,
  type PriceExceptionKind,
  type PriceExceptionView,
  type RequestPriceException,
  type RequestPriceExceptionAgain,
} from '@tradewind/contracts/contracts/price-exceptions.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { Numbers } from '@tradewind/persistence/numbers';
import { priceLimitsPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { PriceException, type ExceptionGrounds } from './domain/price-exception.js';
import { limitOf } from './domain/price-limits.js';
import { offered } from './domain/prices-in-force.js';
import { PriceBook } from './price-book.js';
import { PriceExceptionRepository } from './price-exception.repository.js';
import { priceExceptionView, waitingPriceException } from './price-exception.view.js';
import { priceReviewPolicy } from './price-review-policy.js';
import { Stores } from './stores.js';

/** Heads bear the loss of a price off the list beside the person, and are found by their duty to decide on it (ORD-04). */
const HEADS = [{ step: 'head', permission: 'price-exception:decide', resolver: 'head-of-unit' }] as const;

@Controller()
export class PriceExceptionsController {
  constructor(
    private readonly exceptions: PriceExceptionRepository,
    private readonly prices: PriceBook,
    private readonly numbers: Numbers,
    private readonly bus: OperationClient,
    private readonly approvers: Approvers,
    private readonly policies: Policies,
    private readonly stores: Stores,
  ) {}

  @Handles(priceExceptionsApi.requestPriceException)
  async requestPriceException(wish: RequestPriceException, by: Actor, at: Date): Promise<PriceExceptionView> {
    const customer = await this.bus.call(customersApi.getCustomer, { customerId: wish.customerId });
    const { product, listed } = offered(wish.productId, null, await this.prices.inForce([wish], customer, at));
    const grounds = await this.grounds(wish.kind ?? 'discount', customer, listed.price);
    const no = await this.numbers.next(customer.branch, 'JW', at);
    return priceExceptionView(await this.exceptions.add(PriceException.request(wish, { no, customer, product }, grounds, by, at)), at);
  }

  @Handles(priceExceptionsApi.requestPriceExceptionAgain)
  async requestPriceExceptionAgain(
    { priceExceptionId, ...changes }: PriceExceptionId & RequestPriceExceptionAgain,
    by: Actor,
    at: Date,
  ): Promise<PriceExceptionView> {
    const returned = await this.exceptions.get(priceExceptionId);
    const { listed } = offered(returned.productId, null, await this.prices.inForce([returned], returned.customerId, at));
    const grounds = await this.grounds(returned.kind, returned, listed.price);
    return priceExceptionView(await this.exceptions.update(priceExceptionId, (exception) => exception.requestAgain(changes, grounds, by, at)), at);
  }

  @Handles(priceExceptionsApi.decidePriceException)
  async decidePriceException({ priceExceptionId, ...decision }: PriceExceptionId & DecideReview, by: Actor, at: Date): Promise<PriceExceptionView> {
    return priceExceptionView(await this.exceptions.update(priceExceptionId, (exception) => exception.decide(decision, by, at)), at);
  }

  @Handles(priceExceptionsApi.returnPriceExceptionToStep)
  async returnPriceExceptionToStep({ priceExceptionId, ...back }: PriceExceptionId & ReturnToStep, by: Actor, at: Date): Promise<PriceExceptionView> {
    return this.reviewed(priceExceptionId, (review, given) => returnTo(review, back, by, given), at);
  }

  @Handles(priceExceptionsApi.addPriceExceptionApprover)
  async addPriceExceptionApprover({ priceExceptionId, ...wish }: PriceExceptionId & AddApprover, by: Actor, at: Date): Promise<PriceExceptionView> {
    await this.exceptions.get(priceExceptionId); // out of reach: refused before anybody is asked about
    return this.reviewed(priceExceptionId, await this.approvers.adding(wish, priceExceptionsApi.decidePriceException, by), at);
  }

  @Handles(priceExceptionsApi.withdrawPriceException)
  async withdrawPriceException({ priceExceptionId, comment }: PriceExceptionId & SubmitterSays, submitter: Actor, at: Date): Promise<PriceExceptionView> {
    return this.reviewed(priceExceptionId, (review) => withdraw(review, comment, submitter, at), at);
  }

  @Handles(priceExceptionsApi.urgePriceException)
  async urgePriceException({ priceExceptionId, comment }: PriceExceptionId & SubmitterSays, submitter: Actor, at: Date): Promise<PriceExceptionView> {
    return this.reviewed(priceExceptionId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(priceExceptionsApi.endPriceException)
  async endPriceException({ priceExceptionId, reason }: PriceExceptionId & EndPriceException, _: Actor, at: Date): Promise<PriceExceptionView> {
    return priceExceptionView(await this.exceptions.update(priceExceptionId, (exception) => exception.end(reason)), at);
  }

  @Handles(priceExceptionsApi.priceExceptionsWaitingForMe)
  priceExceptionsWaitingForMe(_: object, by: Actor, at: Date): Promise<WaitingCases> {
    return casesInReview(this.exceptions, (exception) => waitingPriceException(exception, by, at));
  }

  @Handles(priceExceptionsApi.getPriceException)
  async getPriceException({ priceExceptionId }: PriceExceptionId, _: Actor, at: Date): Promise<PriceExceptionView> {
    return priceExceptionView(await this.exceptions.get(priceExceptionId), at);
  }

  @Handles(priceExceptionsApi.findPriceExceptions)
  findPriceExceptions({ limit, cursor, ...filters }: FindPriceExceptions, _: Actor, at: Date): Promise<Page<PriceExceptionView>> {
    return this.exceptions.page({ limit, cursor }, filters, (exception) => priceExceptionView(exception, at));
  }

  private async grounds(kind: PriceExceptionKind, whose: { readonly org: string; readonly ownerId: string }, listPrice: string): Promise<ExceptionGrounds> {
    const review = await this.approvers.inForce(priceReviewPolicy(kind), whose);
    const [{ head: heads = [] }, store] = await Promise.all([this.approvers.found({ steps: HEADS }, whose), this.stores.of(whose.org)]);
    const limit = limitOf(kind, await this.policies.ifAny(priceLimitsPolicy, whose.org));
    return { listPrice, limit, heads, store, review };
  }

  private async reviewed(priceExceptionId: string, verb: ReviewVerb, at: Date): Promise<PriceExceptionView> {
    return priceExceptionView(await this.exceptions.update(priceExceptionId, (exception) => exception.underReview(verb, at)), at);
  }
}
