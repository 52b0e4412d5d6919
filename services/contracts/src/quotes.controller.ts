import { Controller } from '@nestjs/common';
import {
  quotesApi,
  type AnswerQuote,
  type DraftQuote,
  type FindQuotes,
  type QuoteId,
  type QuoteView,
  type ReviseQuote,
} from '@tradewind/contracts/contracts/quotes.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { businessDate } from '@tradewind/domain/business-date';
import { Numbers } from '@tradewind/persistence/numbers';
import { quotePolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { Quote } from './domain/quote.js';
import { PriceBook } from './price-book.js';
import { PriceExceptionRepository } from './price-exception.repository.js';
import { QuoteRepository } from './quote.repository.js';
import { quoteView } from './quote.view.js';

@Controller()
export class QuotesController {
  constructor(
    private readonly quotes: QuoteRepository,
    private readonly prices: PriceBook,
    private readonly exceptions: PriceExceptionRepository,
    private readonly policies: Policies,
    private readonly numbers: Numbers,
  ) {}

  @Handles(quotesApi.draftQuote)
  async draftQuote({ customerId, ...offer }: DraftQuote, author: Actor, at: Date): Promise<QuoteView> {
    const { customer, prices } = await this.prices.forCustomer(customerId, offer.lines, at);
    return quoteView(await this.quotes.add(Quote.draft(offer, customer, prices, author)), at);
  }

  @Handles(quotesApi.reviseQuote)
  async reviseQuote({ quoteId, ...revision }: QuoteId & ReviseQuote, _: Actor, at: Date): Promise<QuoteView> {
    const { lines, customerId } = await this.quotes.get(quoteId);
    const prices = await this.prices.inForce(revision.lines ?? lines, customerId, at);
    return quoteView(await this.quotes.update(quoteId, (quote) => quote.revise(revision, prices)), at);
  }

  @Handles(quotesApi.copyQuote)
  async copyQuote({ quoteId }: QuoteId, author: Actor, at: Date): Promise<QuoteView> {
    const original = await this.quotes.get(quoteId);
    const { customer, prices } = await this.prices.forCustomer(original.customerId, original.lines, at);
    return quoteView(await this.quotes.add(original.copy(customer, prices, author)), at);
  }

  /** Exceptions are taken first and the quote is locked after them; a refusal anywhere takes everything back. */
  @Handles(quotesApi.issueQuote)
  async issueQuote({ quoteId }: QuoteId, _: Actor, at: Date): Promise<QuoteView> {
    const draft = await this.quotes.get(quoteId);
    const { validDays } = (await this.policies.inForce(quotePolicy, draft.org)).value;
    const prices = await this.prices.inForce(draft.lines, draft.customerId, at);
    const no = await this.numbers.next(draft.branch, 'BJ', at);
    const original = draft.replacesId === null ? null : await this.quotes.findOne({ id: draft.replacesId, status: 'issued' });
    if (original) await this.exceptions.giveBack(original);
    const exceptions = await this.exceptions.take(draft, prices.on);
    const issued = await this.quotes.update(quoteId, (quote) => quote.issue(no, validDays, { ...prices, exceptions }, at));
    if (original) await this.quotes.updateWhere({ id: original.id, status: 'issued' }, (replaced) => replaced.supersede());
    return quoteView(issued, at);
  }

  @Handles(quotesApi.acceptQuote)
  async acceptQuote({ quoteId, ...word }: QuoteId & AnswerQuote, _: Actor, at: Date): Promise<QuoteView> {
    const exceptions = await this.exceptions.sell(await this.quotes.get(quoteId), businessDate(at));
    return quoteView(await this.quotes.update(quoteId, (quote) => quote.accept(word, at, exceptions)), at);
  }

  @Handles(quotesApi.declineQuote)
  async declineQuote({ quoteId, ...word }: QuoteId & AnswerQuote, _: Actor, at: Date): Promise<QuoteView> {
    await this.exceptions.giveBack(await this.quotes.get(quoteId));
    return quoteView(await this.quotes.update(quoteId, (quote) => quote.decline(word, at)), at);
  }

  @Handles(quotesApi.getQuote)
  async getQuote({ quoteId }: QuoteId, _: Actor, at: Date): Promise<QuoteView> {
    return quoteView(await this.quotes.get(quoteId), at);
  }

  @Handles(quotesApi.findQuotes)
  findQuotes({ limit, cursor, ...filters }: FindQuotes, _: Actor, at: Date): Promise<Page<QuoteView>> {
    return this.quotes.page({ limit, cursor }, filters, (quote) => quoteView(quote, at));
  }
}
