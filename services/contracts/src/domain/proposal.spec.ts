import type { ReviseProposal } from '@tradewind/contracts/contracts/proposals.api';
import { anApprovedException, anApprovedList, aCustomer, aProduct, at, inForce, someone } from '../../test/examples.js';
import { LOW_ALKALI } from '../../test/requirements.js';
import { Proposal } from './proposal.js';

const wang = someone('wang');
const cement = aProduct('C425');
const prices = inForce(anApprovedList([[cement, '350.5']]), [cement]);
const dearer = inForce(anApprovedList([[cement, '360']]), [cement]);
const customer = aCustomer();
const wish = {
  ...{ title: '二期扩建水泥供应方案', needs: '每月 100 吨，低碱', delivery: '分四批，每周一车', afterSales: '24 小时响应，质量问题包退换' },
  ...{ lines: [{ productId: cement.id, quantity: '100' }], deliverBy: '2026-05-31', requirements: [LOW_ALKALI], opportunityId: 'opportunity' },
};

const aDraft = (given: Partial<typeof wish> = {}): Proposal =>
  Proposal.draft({ ...wish, ...given }, { no: 'BJ-FA-2026-000001', customer, prices }, wang, at('2026-03-10'));
const said = { form: 'meeting', to: '张经理、总工', said: '价格可以，交期偏长', askedFor: ['三批交完'] } as const;

function presented(): Proposal {
  const proposal = aDraft();
  proposal.present(said, wang, at('2026-03-11'));
  return proposal;
}
const revise = (proposal: Proposal, changes: ReviseProposal, on = '2026-03-12') => proposal.revise(changes, prices, someone('li'), at(on));

describe('ORD-01 A proposal of their own: product, price system, delivery, after-sales (000 §3.3.1)', () => {
  it('says all four, at the list prices of the day', () => {
    expect(aDraft()).toMatchObject({ status: 'draft', no: 'BJ-FA-2026-000001', ownerId: 'wang' });
    expect(aDraft().current).toMatchObject({
      ...{ edition: 1, pricedOn: '2026-03-10', total: '35050.00', delivery: '分四批，每周一车', afterSales: '24 小时响应，质量问题包退换' },
      ...{ lines: [{ sku: 'C425', unitPrice: '350.5' }], requirements: [LOW_ALKALI], writtenBy: 'wang' },
    });
  });

  it('has no price of its own, and one below the list only under an exception (ORD-03)', () => {
    expect(() => aDraft({ lines: [{ productId: cement.id, quantity: '100', price: '340' } as (typeof wish.lines)[0]] })).toThrow('The price list says 350.5');
    const exception = anApprovedException(cement);
    const about = { no: 'n', customer, prices: { ...prices, exceptions: [exception] } };
    const below = Proposal.draft(
      { ...wish, lines: [{ productId: cement.id, quantity: '100', priceExceptionId: exception.id }] },
      about,
      wang,
      at('2026-03-10'),
    );
    expect(below.current.lines).toMatchObject([{ unitPrice: '330', priceExceptionId: exception.id }]);
  });

  it('is not made for a customer who is blocked (CUS-36)', () => {
    const about = { no: 'n', customer: aCustomer({ status: 'blocked' }), prices };
    expect(() => Proposal.draft(wish, about, wang, at('2026-03-10'))).toThrow('is blocked');
  });
});

describe('ORD-01 It is presented and revised; what was presented stays readable (000 §3.3.2–3)', () => {
  it('records when, by whom, to whom, what they said and asked for', () => {
    const proposal = presented();
    expect(proposal).toMatchObject({ status: 'presented', presentations: [{ ...said, edition: 1, presentedOn: '2026-03-11', presentedByName: 'wang' }] });
    expect(proposal.takeRecord().events.map(({ event }) => event.type)).toEqual(['contracts.proposal-presented.v1']);
  });

  it('a draft is rewritten; what was presented is superseded by the next edition, which says what it answers', () => {
    const draft = aDraft();
    revise(draft, { title: '改题' });
    expect([draft.current.edition, draft.current.title, draft.earlier]).toEqual([1, '改题', []]);

    const proposal = presented();
    const before = proposal.current;
    expect(() => revise(proposal, { delivery: '分三批' })).toThrow('a new one says what of their answer it takes up');
    revise(proposal, { delivery: '分三批', because: '客户要求三批交完' });
    expect(proposal).toMatchObject({ status: 'draft', earlier: [before] });
    expect(proposal.current).toMatchObject({ edition: 2, delivery: '分三批', because: '客户要求三批交完', afterSales: before.afterSales, writtenBy: 'li' });
    revise(proposal, { afterSales: '48 小时' });
    expect(proposal.current).toMatchObject({ edition: 2, because: '客户要求三批交完', afterSales: '48 小时' });
    proposal.present({ ...said, said: '同意' }, wang, at('2026-03-13'));
    expect(proposal.presentations.map(({ edition }) => edition)).toEqual([1, 2]);
  });

  it('takes the prices in force whenever it is revised', () => {
    const proposal = presented();
    proposal.revise({ because: '再报' }, { ...dearer, on: '2026-03-20' }, wang, at('2026-03-20'));
    expect([proposal.current.total, proposal.current.pricedOn, proposal.earlier[0]?.total]).toEqual(['36000.00', '2026-03-20', '35050.00']);
  });

  it('is presented on a day on which it could be: not before it was written, not tomorrow', () => {
    for (const presentedOn of ['2026-03-09', '2026-03-12'])
      expect(() => aDraft().present({ ...said, presentedOn }, wang, at('2026-03-11'))).toThrow(`cannot have been on ${presentedOn}`);
  });
});

describe('ORD-01, ORD-03 What the customer accepts becomes a quote, with all guards of one', () => {
  const accept = (proposal: Proposal, given = { customer, prices }) => proposal.accept({ saidBy: '张经理' }, given, wang, at('2026-03-12'));

  it('of the edition that was presented last', () => {
    const proposal = presented();
    const quote = accept(proposal);
    expect(quote).toMatchObject({ status: 'draft', total: '35050.00', deliverBy: '2026-05-31', requirements: [LOW_ALKALI], opportunityId: 'opportunity' });
    expect(proposal).toMatchObject({ status: 'accepted', quoteId: quote.id, saidBy: '张经理', saidOn: '2026-03-12' });
  });

  it('not of a draft, nor of one that was revised since, nor twice, nor of one that was given up', () => {
    expect(() => accept(aDraft())).toThrow('Cannot accept what is draft');
    const revised = presented();
    revise(revised, { because: '交期', delivery: '分三批' });
    expect(() => accept(revised)).toThrow('Cannot accept what is draft');
    const once = presented();
    accept(once);
    expect(() => accept(once)).toThrow('Cannot accept what is accepted');
    const dropped = presented();
    dropped.drop('客户选择他家');
    expect(() => accept(dropped)).toThrow('Cannot accept what is dropped');
  });

  it('at the prices that were presented, or not at all', () => {
    const proposal = presented();
    expect(() => accept(proposal, { customer, prices: dearer })).toThrow('Since this was presented the price has changed: C425');
    expect(proposal).toMatchObject({ status: 'presented', quoteId: null });
  });

  it('not for a customer who was blocked meanwhile (CUS-36)', () => {
    expect(() => accept(presented(), { customer: aCustomer({ status: 'blocked' }), prices })).toThrow('is blocked');
  });
});
