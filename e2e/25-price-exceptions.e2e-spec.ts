import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { approvalsApi } from '@tradewind/contracts/approvals/approvals.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { priceExceptionsApi, type PriceExceptionView, type RequestPriceException } from '@tradewind/contracts/contracts/price-exceptions.api';
import { quotesApi, type QuotedItem, type QuoteView } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { builder, player, type Player } from './support/company.ts';
import { PASSWORD } from './support/head-office.ts';

const today = businessDate(new Date());
const lastDay = addDays(today, 20);
const inDays = (days: number): { readonly asOf: Date } => ({ asOf: new Date(`${addDays(today, days)}T10:00:00+08:00`) });
const unique = (word: string): string => `${word}${randomBytes(4).toString('hex')}`;

let cast: Cast;
let goods: Catalogue;
let customerId: string;

const request = (given: Partial<RequestPriceException> = {}, by: Player = cast.rep): Promise<PriceExceptionView> =>
  by.call(priceExceptionsApi.requestPriceException, {
    ...{ customerId, productId: goods.productId, floorPrice: '330', maxQuantity: '100', validUntil: lastDay, reason: '竞品降价，保住老客户' },
    ...given,
  });
const agree = (by: Player, priceExceptionId: string, step: string): Promise<PriceExceptionView> =>
  by.call(priceExceptionsApi.decidePriceException, { priceExceptionId, step, approve: true });
const get = (priceExceptionId: string): Promise<PriceExceptionView> => cast.rep.call(priceExceptionsApi.getPriceException, { priceExceptionId });

async function anApproved(given: Partial<RequestPriceException> = {}): Promise<PriceExceptionView> {
  const { id } = await request(given);
  return agree(cast.manager, id, 'department');
}

const draft = (line: Partial<QuotedItem>): Promise<QuoteView> =>
  cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10', ...line }] });

async function issued(line: Partial<QuotedItem>): Promise<QuoteView> {
  const { id: quoteId } = await draft(line);
  return cast.rep.call(quotesApi.issueQuote, { quoteId });
}

beforeAll(async () => {
  cast = await aBranch('厦门分公司');
  goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '100000', validFrom: addDays(today, -60), ...inDays(-60) });
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: unique('鹭江建材') }));
});

describe('ORD-04 A price off the list is asked for, and somebody answers for it (003-T §5.3)', () => {
  it('goes under review at once; the loss is borne by the person and the department head, who are not typed in', async () => {
    const exception = await request();
    expect(exception).toMatchObject({
      status: 'in-review',
      kind: 'discount',
      listPrice: '350.5',
      floorPrice: '330',
      discount: '0.058488',
      mostLost: '2050.00',
    });
    expect(exception.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-JW-\\d{4}-\\d{6}$`));
    expect(exception.lossBorneBy).toEqual([
      { personId: cast.rep.id, name: cast.rep.name, as: 'person' },
      { personId: cast.manager.id, name: cast.manager.name, as: 'department-head' },
    ]);
    const { items } = await cast.manager.call(approvalsApi.inbox, { kind: ['price-exception'] });
    expect(items.find(({ id }) => id === exception.id)).toMatchObject({
      ...{ amount: '2050.00', steps: ['department'], requirements: ['ORD-03', 'ORD-04', 'ORG-07'] },
      facts: expect.arrayContaining([{ name: 'price', before: '350.5', now: '330' }]) as unknown,
    });
    await expect(agree(cast.manager, exception.id, 'department')).resolves.toMatchObject({ status: 'approved', usedQuantity: '0' });
  });

  it('needs the branch general manager too where the discount is deep: a condition of the policy (ORG-07)', async () => {
    const { id, discount } = await request({ floorPrice: '300' });
    expect(discount).toBe('0.14408');
    await expect(agree(cast.manager, id, 'department')).resolves.toMatchObject({ status: 'in-review' });
    await expect(agree(cast.branchManager, id, 'branch')).resolves.toMatchObject({ status: 'approved' });
  });

  it('is returned with a reason and asked for again on other terms', async () => {
    const { id: priceExceptionId } = await request();
    const no = { priceExceptionId, step: 'department', approve: false, comment: '让利过多' };
    await expect(cast.manager.call(priceExceptionsApi.decidePriceException, no)).resolves.toMatchObject({ status: 'returned' });
    const again = await cast.rep.call(priceExceptionsApi.requestPriceExceptionAgain, { priceExceptionId, floorPrice: '345' });
    expect(again).toMatchObject({ status: 'in-review', floorPrice: '345', maxQuantity: '100', earlierReviews: [{ outcome: 'returned' }] });
    await cast.rep.call(priceExceptionsApi.withdrawPriceException, { priceExceptionId, comment: '不再需要' });
    const over = await cast.rep.call(priceExceptionsApi.endPriceException, { priceExceptionId, reason: '客户放弃' });
    expect(over).toMatchObject({ status: 'withdrawn', endedBecause: '客户放弃' });
  });

  it('is decided by nobody whose matter it is, and seen by nobody out of reach (ORG-14, ORG-11)', async () => {
    const own = await request({}, cast.manager);
    await expect(agree(cast.manager, own.id, 'department')).rejects.toMatchObject({ status: 422, code: 'review.own-matter' });
    expect(own.lossBorneBy.map(({ personId }) => personId)).toEqual([cast.manager.id, cast.branchManager.id]);
    await expect(cast.otherRep.call(priceExceptionsApi.getPriceException, { priceExceptionId: own.id })).rejects.toMatchObject({ status: 404 });
    await expect(cast.finance.call(priceExceptionsApi.findPriceExceptions, {})).rejects.toMatchObject({ status: 403 });
  });

  it('is no exception at the list price, and none for days gone by', async () => {
    await expect(request({ floorPrice: '350.5' })).rejects.toMatchObject({ status: 422, code: 'price-exception.not-below-list' });
    await expect(request({ validUntil: addDays(today, -1) })).rejects.toMatchObject({ status: 422, code: 'price-exception.already-past' });
  });
});

describe('ORD-03 No exception goes below the price floor of the company, whoever would agree', () => {
  it('names the floor, the policy version that says so, and both lawful ways', async () => {
    const facts = { sku: goods.sku, lowest: '245.35', lowestShare: '0.7', listed: '350.5', policy: 'price-limits@hq/1' };
    const refusal = request({ floorPrice: '245.3' });
    await expect(refusal).rejects.toMatchObject({ status: 422, code: 'price-exception.below-lowest' });
    await expect(refusal).rejects.toMatchObject({ problem: { rule: { facts } } });
    await expect(request({ floorPrice: '245.35' })).resolves.toMatchObject({ status: 'in-review' });
    await expect(request({ validUntil: addDays(today, 91) })).rejects.toMatchObject({ status: 422, code: 'price-exception.too-long' });
  });

  it('is raised by a branch for itself, from its own version of the policy on', async () => {
    const value = { limits: [{ kind: 'discount', lowestShare: '0.9', longestDays: 30 }] };
    const proposal = { key: 'price-limits', org: cast.org, effectiveFrom: today, reason: '毛利率下降', value };
    const { id: policyId } = await cast.admin.call(policiesApi.propose, proposal);
    await cast.gm.call(policiesApi.approve, { policyId });
    await eventually(() => expect(request({ floorPrice: '300' })).rejects.toMatchObject({ code: 'price-exception.below-lowest' }));
    await expect(request({ floorPrice: '316' })).resolves.toMatchObject({ status: 'in-review' });
  });

  it('is a number between nothing and the list price, said once of each kind (XCT-01)', async () => {
    const limit = { kind: 'discount', lowestShare: '1', longestDays: 30 };
    const proposal = { key: 'price-limits', org: cast.org, effectiveFrom: today, reason: '试算', value: { limits: [limit, limit] } };
    await expect(cast.admin.call(policiesApi.propose, proposal)).rejects.toMatchObject({ status: 422, code: 'policy.not-sound' });
  });
});

describe('CON-10 Damaged lots and lots sold as a whole (处理产品包销): branch general manager and sales vice president', () => {
  it.each(['damaged-lot', 'exclusive-lot'] as const)('%s: both agree, in either order, and nobody else', async (kind) => {
    const { id } = await request({ kind, floorPrice: '120' });
    await expect(agree(cast.manager, id, 'department')).rejects.toMatchObject({ status: 409, code: 'review.nothing-to-decide' });
    await expect(agree(cast.vp, id, 'sales-vp')).resolves.toMatchObject({ status: 'in-review' });
    await expect(agree(cast.branchManager, id, 'branch')).resolves.toMatchObject({ status: 'approved', kind });
    await expect(draft({ priceExceptionId: id })).resolves.toMatchObject({ lines: [{ unitPrice: '120', priceExceptionId: id }] });
  });
});

describe('ORD-03 No price off the list without an approved exception that covers it (不得擅自报价, 003-T §5.3)', () => {
  it('refuses the price alone, with clause, facts and the lawful way, in both languages', async () => {
    const body = { customerId, lines: [{ productId: goods.productId, quantity: '10', price: '330' }] };
    const inLanguage = async (language: string) => {
      const response = await cast.rep.request(quotesApi.draftQuote, body, { headers: { 'accept-language': language } });
      return { status: response.status, problem: await response.json() };
    };
    const english = await inLanguage('en');
    expect(english).toMatchObject({
      status: 422,
      problem: {
        code: 'quote.price-off-list',
        detail: expect.stringContaining('ask for a price exception to go below it') as unknown,
        rule: { requirement: 'ORD-03', clause: '003-T §5.3', facts: { sku: goods.sku, given: '330', listed: '350.5' } },
      },
    });
    const ways = expect.arrayContaining([
      expect.objectContaining({ operation: 'contracts.requestPriceException', whoMay: 'price-exception:request' }),
    ]) as unknown;
    expect(english.problem).toMatchObject({ rule: { waysForward: ways } });
    await expect(inLanguage('zh-CN')).resolves.toMatchObject({ problem: { detail: expect.stringContaining('申请低于价目表的价格例外') as unknown } });
  });

  it('refuses one that is not approved yet, is for another customer, or does not go so far', async () => {
    const { id: waiting } = await request();
    await expect(draft({ priceExceptionId: waiting })).rejects.toMatchObject({ status: 422, code: 'price-exception.not-in-force' });
    const { id: priceExceptionId } = await agree(cast.manager, waiting, 'department');
    await expect(draft({ priceExceptionId, price: '329.99' })).rejects.toMatchObject({
      ...{ status: 422, code: 'price-exception.below-floor' },
      problem: { rule: { requirement: 'ORD-03', facts: { given: '329.99', floor: '330', listed: '350.5' } } },
    });
    await expect(draft({ priceExceptionId, quantity: '100.5' })).rejects.toMatchObject({ status: 422, code: 'price-exception.used-up' });
    const { id: other } = await cast.rep.call(customersApi.createCustomer, { name: unique('集美建材') });
    const lines = [{ productId: goods.productId, quantity: '1', priceExceptionId }];
    await expect(cast.rep.call(quotesApi.draftQuote, { customerId: other, lines })).rejects.toMatchObject({ status: 422, code: 'price-exception.of-other' });
    await expect(draft({ priceExceptionId: '01890000-0000-7000-8000-000000000001' })).rejects.toMatchObject({ status: 404 });
  });

  it('quotes under it until its last day, is accepted, and becomes a contract at that price', async () => {
    const { id: priceExceptionId } = await anApproved();
    const { id: quoteId, lines, validUntil } = await issued({ priceExceptionId, price: '340' });
    expect(lines).toMatchObject([{ unitPrice: '340', gross: '3400.00', priceExceptionId }]);
    expect(validUntil).toBe(lastDay);
    await expect(get(priceExceptionId)).resolves.toMatchObject({ usedQuantity: '10', uses: [{ quoteId, quantity: '10', unitPrice: '340', sold: false }] });
    await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '陈经理' });
    await expect(get(priceExceptionId)).resolves.toMatchObject({ uses: [{ quoteId, sold: true }] });
    const terms = { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 40) } as const;
    await expect(cast.rep.call(contractsApi.draftContract, terms)).resolves.toMatchObject({
      total: '3400.00',
      lines: [{ unitPrice: '340', priceExceptionId }],
    });
  });

  it('counts what is used: quotes issued at the same moment never take more than there is', async () => {
    const { id: priceExceptionId } = await anApproved({ maxQuantity: '50' });
    const drafts = await Promise.all([20, 20, 20, 20].map((quantity) => draft({ priceExceptionId, quantity: String(quantity) })));
    const outcomes = await Promise.allSettled(drafts.map(({ id: quoteId }) => cast.rep.call(quotesApi.issueQuote, { quoteId })));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []));
    expect(refused).toEqual(['price-exception.used-up', 'price-exception.used-up']);
    await expect(get(priceExceptionId)).resolves.toMatchObject({ usedQuantity: '40' });
  });

  it('gives back what was set aside when a quote is declined or superseded', async () => {
    const { id: priceExceptionId } = await anApproved({ maxQuantity: '10' });
    const { id: declined } = await issued({ priceExceptionId });
    await cast.rep.call(quotesApi.declineQuote, { quoteId: declined, saidBy: '陈经理' });
    const { id: original } = await issued({ priceExceptionId });
    const { id: copy } = await cast.rep.call(quotesApi.copyQuote, { quoteId: original });
    await expect(cast.rep.call(quotesApi.issueQuote, { quoteId: copy })).resolves.toMatchObject({ status: 'issued', lines: [{ unitPrice: '330' }] });
    await expect(get(priceExceptionId)).resolves.toMatchObject({ uses: [{ quoteId: copy }] });
    await expect(cast.rep.call(quotesApi.acceptQuote, { quoteId: original, saidBy: '陈经理' })).rejects.toMatchObject({ status: 409 });
  });
});

describe('ORD-03 What a quote had set aside is free again when its time is over', () => {
  it('without anybody doing anything', async () => {
    const wish = { customerId, productId: goods.productId, floorPrice: '330', maxQuantity: '10', validUntil: lastDay, reason: '限量' };
    const { id: priceExceptionId } = await cast.rep.call(priceExceptionsApi.requestPriceException, wish, inDays(-46));
    const yes = { priceExceptionId, step: 'department', approve: true };
    await cast.manager.call(priceExceptionsApi.decidePriceException, yes, inDays(-46));
    const lines = [{ productId: goods.productId, quantity: '10', priceExceptionId }];
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines }, inDays(-45));
    const { validUntil } = await cast.rep.call(quotesApi.issueQuote, { quoteId }, inDays(-45));
    expect(validUntil && validUntil < today).toBe(true);
    await eventually(async () => {
      await expect(cast.rep.call(quotesApi.getQuote, { quoteId })).resolves.toMatchObject({ status: 'expired' });
      await expect(get(priceExceptionId)).resolves.toMatchObject({ status: 'approved', usedQuantity: '0', uses: [] });
    });
    await expect(issued({ priceExceptionId })).resolves.toMatchObject({ status: 'issued' });
  });
});

describe('ORD-04 Copying, revising, issuing and accepting meet the same guard', () => {
  it('nothing under it is revised, issued, copied or accepted once it has ended', async () => {
    const { id: priceExceptionId } = await anApproved();
    const { id: drafted } = await draft({ priceExceptionId });
    const { id: offered } = await issued({ priceExceptionId });
    await cast.rep.call(priceExceptionsApi.endPriceException, { priceExceptionId, reason: '市场价格回升' });
    const late = { status: 422, code: 'price-exception.not-in-force', problem: { rule: { requirement: 'ORD-03', clause: '003-T §5.3' } } };
    await expect(cast.rep.call(quotesApi.reviseQuote, { quoteId: drafted, payment: 'credit' })).rejects.toMatchObject(late);
    await expect(cast.rep.call(quotesApi.issueQuote, { quoteId: drafted })).rejects.toMatchObject(late);
    await expect(cast.rep.call(quotesApi.copyQuote, { quoteId: offered })).rejects.toMatchObject(late);
    await expect(cast.rep.call(quotesApi.acceptQuote, { quoteId: offered, saidBy: '陈经理' })).rejects.toMatchObject(late);
    await expect(cast.rep.call(quotesApi.declineQuote, { quoteId: offered, saidBy: '陈经理' })).resolves.toMatchObject({ status: 'declined' });
  });

  it('is over on the day after its last, and marked so', async () => {
    const { id: priceExceptionId } = await anApproved();
    await expect(cast.rep.call(priceExceptionsApi.getPriceException, { priceExceptionId }, inDays(21))).resolves.toMatchObject({ status: 'expired' });
    const lines = [{ productId: goods.productId, quantity: '1', priceExceptionId }];
    const late = cast.rep.call(quotesApi.draftQuote, { customerId, lines }, inDays(21));
    await expect(late).rejects.toMatchObject({ status: 422, code: 'price-exception.not-in-force' });
  });

  it('is marked by the clock, also while it waits for somebody: then nobody is asked any more', async () => {
    const asked = { customerId, productId: goods.productId, floorPrice: '330', maxQuantity: '1', validUntil: addDays(today, -10), reason: '限时' };
    const { id } = await cast.rep.call(priceExceptionsApi.requestPriceException, asked, inDays(-30));
    await eventually(async () => {
      const { items } = await cast.rep.call(priceExceptionsApi.findPriceExceptions, { customerId, status: ['expired'] });
      expect(items.map((exception) => exception.id)).toContain(id);
    });
    const { items } = await cast.manager.call(approvalsApi.inbox, { kind: ['price-exception'] });
    expect(items.map((waiting) => waiting.id)).not.toContain(id);
  });
});

describe('ORD-05 A store sells at uniform, marked prices (统一售价、明码标价)', () => {
  it('takes no exception for any of its customers', async () => {
    const org = await builder().unit(cast.org, 'shop', 'store', '思明门店');
    const keeper = player(await builder().hire({ name: '店员', login: unique('x'), password: PASSWORD, post: 'sales-rep', org }));
    const { id } = await keeper.call(customersApi.createCustomer, { name: unique('门店客户') });
    await expect(request({ customerId: id }, keeper)).rejects.toMatchObject({
      ...{ status: 422, code: 'price-exception.store-prices-uniform' },
      problem: { rule: { requirement: 'ORD-05', clause: '003-B a4', facts: { store: org } } },
    });
  });
});

describe('ORG-07 The condition of a step is checked when its policy is proposed', () => {
  const steps = (when: string) => [
    { step: 'department', round: 1, permission: 'price-exception:decide-department' },
    { step: 'branch', round: 2, permission: 'price-exception:decide-branch', when },
  ];
  const propose = (when: string) =>
    cast.admin.call(policiesApi.propose, { key: 'price-exception-review', org: cast.org, effectiveFrom: today, value: { steps: steps(when) }, reason: '试行' });

  it('refuses what asks about nothing the review knows, and what could never hold', async () => {
    for (const when of ["tier == 'A'", 'discount > 0.3 && discount < 0.2'])
      await expect(propose(when)).rejects.toMatchObject({ status: 422, code: 'policy.not-sound' });
  });

  it('holds for the branch that decided so, from the moment it is approved', async () => {
    const { id: policyId } = await propose('discount > 0.01');
    await cast.gm.call(policiesApi.approve, { policyId });
    await eventually(async () => {
      const { review } = await request();
      expect(review?.steps.map(({ step }) => step)).toEqual(['department', 'branch']);
    });
  });
});
