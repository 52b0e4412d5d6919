import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { proposalAccepted, proposalPresented } from '@tradewind/contracts/contracts/contracts.events';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { proposalsApi, type DraftProposal, type ProposalView } from '@tradewind/contracts/contracts/proposals.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { announced } from './support/events.ts';

const today = businessDate(new Date());
const unique = (word: string): string => `${word}${randomBytes(4).toString('hex')}`;

let cast: Cast;
let goods: Catalogue;
let customerId: string;

const draft = (given: Partial<DraftProposal> = {}): Promise<ProposalView> =>
  cast.rep.call(proposalsApi.draftProposal, {
    ...{ customerId, title: '体育馆地砖供应方案', needs: '防滑、分区到货', delivery: '分四批送到工地', afterSales: '24 小时响应，破损包换' },
    ...{ lines: [{ productId: goods.productId, quantity: '100' }], deliverBy: addDays(today, 60) },
    ...given,
  });
const present = (proposalId: string, said = '交期偏长'): Promise<ProposalView> =>
  cast.rep.call(proposalsApi.presentProposal, { proposalId, form: 'meeting', to: '张经理', said, askedFor: ['三批交完', '提供样板'] });

beforeAll(async () => {
  cast = await aBranch('漳州分公司');
  goods = await aCatalogue(cast, { price: '62.5', cost: '41', onHand: '100000', validFrom: addDays(today, -10) });
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: unique('九龙江建材') }));
});

describe('ORD-01 销售方案: a proposal for one customer, with product, price system, delivery and after-sales (000 §3.3.1; 001 §4.3)', () => {
  it('is priced from the list, and under an exception where one was approved; never by whoever writes it (ORD-03)', async () => {
    const proposal = await draft();
    expect(proposal.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-FA-\\d{4}-\\d{6}$`));
    expect(proposal).toMatchObject({ status: 'draft', ownerId: cast.rep.id, current: { edition: 1, pricedOn: today, total: '6250.00' }, earlierEditions: [] });
    await expect(draft({ lines: [{ productId: goods.productId, quantity: '100', price: '60' }] })).rejects.toMatchObject({
      ...{ status: 422, code: 'quote.price-off-list' },
    });
    const wanted = { customerId, productId: goods.productId, floorPrice: '60', maxQuantity: '100', validUntil: addDays(today, 20), reason: '样板工程' };
    const { id: priceExceptionId } = await cast.rep.call(priceExceptionsApi.requestPriceException, wanted);
    await cast.manager.call(priceExceptionsApi.decidePriceException, { priceExceptionId, step: 'department', approve: true });
    const below = await draft({ lines: [{ productId: goods.productId, quantity: '100', priceExceptionId }] });
    expect(below.current).toMatchObject({ total: '6000.00', lines: [{ priceExceptionId, unitPrice: '60' }] });
  });

  it('is seen by those within reach, found by the name of the customer, and given up with a reason', async () => {
    const { id: proposalId } = await draft();
    await expect(cast.otherRep.call(proposalsApi.getProposal, { proposalId })).rejects.toMatchObject({ status: 404 });
    const { items } = await cast.manager.call(proposalsApi.findProposals, { q: 'jiulongjiang', customerId });
    expect(items.map(({ id }) => id)).toContain(proposalId);
    await expect(cast.rep.call(proposalsApi.dropProposal, { proposalId, reason: '项目取消' })).resolves.toMatchObject({
      ...{ status: 'dropped', droppedBecause: '项目取消' },
    });
  });
});

describe('ORD-01 It is presented and revised by what the customer says (000 §3.3.2–3)', () => {
  it('keeps each presentation, and each edition as it was', async () => {
    const { id: proposalId, no } = await draft();
    const shown = await present(proposalId);
    expect(shown).toMatchObject({
      status: 'presented',
      presentations: [{ edition: 1, presentedOn: today, to: '张经理', said: '交期偏长', askedFor: ['三批交完', '提供样板'], presentedByName: cast.rep.name }],
    });
    await expect(cast.rep.call(proposalsApi.reviseProposal, { proposalId, delivery: '分三批' })).rejects.toMatchObject({
      ...{ status: 422, code: 'proposal.revision-unexplained', problem: { rule: { requirement: 'ORD-01', facts: { edition: 1 } } } },
    });
    const revised = await cast.rep.call(proposalsApi.reviseProposal, { proposalId, delivery: '分三批', because: '客户要求三批交完' });
    expect(revised).toMatchObject({
      status: 'draft',
      current: { edition: 2, delivery: '分三批', because: '客户要求三批交完' },
      earlierEditions: [shown.current],
    });
    await expect(cast.rep.call(proposalsApi.acceptProposal, { proposalId, saidBy: '张经理' })).rejects.toMatchObject({ status: 409 });
    await present(proposalId, '同意');
    await eventually(async () => {
      const told = (await announced(proposalPresented, cast.branch)).filter((each) => each.proposalId === proposalId);
      expect(told.map(({ edition, proposalNo }) => [edition, proposalNo]).sort()).toEqual([[1, no], [2, no]]); // prettier-ignore
    });
  });
});

describe('ORD-01, ORD-03 What the customer accepted becomes a quote through the guards of a quote', () => {
  it('is drafted in the same moment, at the prices that were presented', async () => {
    const { id: proposalId } = await draft({ requirements: [{ about: 'packing', text: '木托盘' }] });
    await present(proposalId);
    const accepted = await cast.rep.call(proposalsApi.acceptProposal, { proposalId, saidBy: '张经理' });
    expect(accepted).toMatchObject({ status: 'accepted', saidBy: '张经理', saidOn: today });
    const quote = await cast.rep.call(quotesApi.getQuote, { quoteId: accepted.quoteId ?? '' });
    expect(quote).toMatchObject({ status: 'draft', customerId, total: '6250.00', deliverBy: addDays(today, 60), requirements: [{ about: 'packing' }] });
    await expect(cast.rep.call(quotesApi.issueQuote, { quoteId: quote.id })).resolves.toMatchObject({ status: 'issued' });
    await eventually(async () => {
      expect((await announced(proposalAccepted, cast.branch)).map((each) => each.proposalId)).toContain(proposalId);
    });
  });

  it('not when the price list has changed since: it is revised and presented anew', async () => {
    const own = await aCatalogue(cast, { price: '80', cost: '41', onHand: '10', validFrom: addDays(today, -10) });
    const { id: proposalId } = await draft({ lines: [{ productId: own.productId, quantity: '10' }] });
    await present(proposalId);
    const { items } = await cast.rep.call(priceListsApi.getEffectivePrices, {});
    const name = items.find(({ productId }) => productId === own.productId)?.priceListName ?? '';
    const list = { name, validFrom: today, items: [{ productId: own.productId, price: '88', unit: '箱' }] };
    const { id: priceListId } = await cast.products.call(priceListsApi.draftPriceList, list);
    await cast.gm.call(priceListsApi.approvePriceList, { priceListId });
    await expect(cast.rep.call(proposalsApi.acceptProposal, { proposalId, saidBy: '张经理' })).rejects.toMatchObject({
      ...{ status: 422, code: 'proposal.prices-outdated', problem: { rule: { requirement: 'ORD-03', facts: { skus: [own.sku] } } } },
    });
    await cast.rep.call(proposalsApi.reviseProposal, { proposalId, because: '价格调整' });
    await present(proposalId, '接受新价');
    await expect(cast.rep.call(proposalsApi.acceptProposal, { proposalId, saidBy: '张经理' })).resolves.toMatchObject({ status: 'accepted' });
  });
});
