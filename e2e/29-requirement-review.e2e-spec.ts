import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { approvalsApi } from '@tradewind/contracts/approvals/approvals.api';
import { contractsApi, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { requirementsAgreed } from '@tradewind/contracts/contracts/contracts.events';
import { quotesApi, type DraftQuote } from '@tradewind/contracts/contracts/quotes.api';
import { requirementReviewsApi, type RequirementReviewView } from '@tradewind/contracts/contracts/requirement-reviews.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { builder, player, type Player } from './support/company.ts';
import { announced } from './support/events.ts';
import { PASSWORD } from './support/head-office.ts';

const today = businessDate(new Date());
const deliverBy = addDays(today, 60);
const unique = (word: string): string => `${word}${randomBytes(4).toString('hex')}`;
const LOW_ALKALI = { about: 'quality', text: '放射性 A 类，附检测报告 GB 6566' } as const;

let cast: Cast;
let goods: Catalogue;
let customerId: string;
let planner: Player;
let inspector: Player;
let buyer: Player;

async function accepted(given: Partial<DraftQuote> = {}): Promise<string> {
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '100' }], ...given });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
  return quoteId;
}

const draft = (quoteId: string, by = deliverBy): Promise<ContractView> =>
  cast.rep.call(contractsApi.draftContract, { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: by });
const submit = (contractId: string): Promise<ContractView> => cast.rep.call(contractsApi.submitContract, { contractId });
const ask = (quoteId: string, by = deliverBy): Promise<RequirementReviewView> =>
  cast.rep.call(requirementReviewsApi.requestRequirementReview, { quoteId, deliverBy: by });
const yes = (by: Player, requirementReviewId: string, step: string): Promise<RequirementReviewView> =>
  by.call(requirementReviewsApi.decideRequirementReview, { requirementReviewId, step, approve: true });

async function agreed(quoteId: string, by = deliverBy): Promise<RequirementReviewView> {
  const { id } = await ask(quoteId, by);
  await yes(planner, id, 'production');
  await yes(inspector, id, 'quality');
  return yes(buyer, id, 'purchasing');
}

async function hired(post: string, name: string): Promise<Player> {
  return player(await builder().hire({ name, login: unique(post), password: PASSWORD, post, org: 'hq' }));
}

beforeAll(async () => {
  cast = await aBranch('泉州分公司');
  goods = await aCatalogue(cast, { price: '62.5', cost: '41', onHand: '100000', validFrom: addDays(today, -10) });
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: unique('晋江建材') }));
  planner = await hired('production-planner', '宋严');
  inspector = await hired('quality-officer', '钱质');
  buyer = await hired('purchasing-officer', '蔡购');
});

describe('CON-04 合同评审: a contract is submitted only when it is agreed that we can meet it (003-T §10.1)', () => {
  it('an ordinary deal is submitted without', async () => {
    const { id } = await draft(await accepted());
    await expect(submit(id)).resolves.toMatchObject({ status: 'in-review', requirements: null });
  });

  it('with special requirements it is refused, naming clause, facts and the lawful ways forward, in both languages', async () => {
    const { id: contractId } = await draft(await accepted({ requirements: [LOW_ALKALI] }));
    await expect(submit(contractId)).rejects.toMatchObject({
      status: 422,
      code: 'contract.requirements-unreviewed',
      problem: {
        rule: {
          requirement: 'CON-04',
          clause: '003-T §10.1; 003-M §4.1.1',
          facts: { special: 1, quantities: [], standing: 'none', policy: 'requirement-need@hq/1' },
          waysForward: [
            { operation: 'contracts.requestRequirementReview' },
            { operation: 'contracts.requestRequirementReviewAgain' },
            { operation: 'contracts.changeTerms' },
          ],
        },
      },
    });
    const chinese = await cast.rep.request(contractsApi.submitContract, { contractId }, { language: 'zh-CN' });
    await expect(chinese.json()).resolves.toMatchObject({ detail: expect.stringContaining('客户有 1 项特殊要求') as unknown });
  });

  it('nobody gets past it by copying the quote: the copy carries the requirements, and was not reviewed (C-09)', async () => {
    const quoteId = await accepted({ requirements: [LOW_ALKALI] });
    await agreed(quoteId);
    const copy = await cast.rep.call(quotesApi.copyQuote, { quoteId });
    expect(copy.requirements).toEqual([LOW_ALKALI]);
    await cast.rep.call(quotesApi.issueQuote, { quoteId: copy.id });
    await cast.rep.call(quotesApi.acceptQuote, { quoteId: copy.id, saidBy: '张经理' });
    const { id } = await draft(copy.id);
    await expect(submit(id)).rejects.toMatchObject({ status: 422, code: 'contract.requirements-unreviewed' });
  });
});

describe('CON-05 Requirements are analysed with production/technical, quality control and purchasing; the result is the basis of the contract', () => {
  it('waits for all three at once, and is answered line by line', async () => {
    const quoteId = await accepted({ requirements: [LOW_ALKALI] });
    const asked = await ask(quoteId);
    expect(asked.no).toMatch(new RegExp(`^${cast.branch.toUpperCase()}-PS-\\d{4}-\\d{6}$`));
    expect(asked.lines.map(({ about }) => about)).toEqual(['product', 'quality', 'delivery']);
    for (const [who, step] of [
      [planner, 'production'],
      [inspector, 'quality'],
      [buyer, 'purchasing'],
    ] as const) {
      // prettier-ignore
      const { items } = await who.call(approvalsApi.inbox, { kind: ['requirements'] });
      expect(items.find(({ id }) => id === asked.id)).toMatchObject({ steps: [step], requirements: ['CON-04', 'CON-05'], facts: { length: 3 } });
    }
    const answers = [
      { line: 1, verdict: 'feasible' },
      { line: 2, verdict: 'with-conditions', condition: '每批次附第三方检测报告，费用由需方承担' },
      { line: 3, verdict: 'feasible' },
    ] as const;
    await inspector.call(requirementReviewsApi.answerRequirements, { requirementReviewId: asked.id, step: 'quality', answers });
    const { results } = await planner.call(approvalsApi.decideBatch, {
      decisions: [{ kind: 'requirements', id: asked.id, step: 'production', approve: true }],
    });
    expect(results).toMatchObject([{ outcome: 'decided', review: 'open' }]);
    const done = await yes(buyer, asked.id, 'purchasing');
    expect(done).toMatchObject({ status: 'agreed', verdict: 'with-conditions', agreedOn: today });

    const { id: contractId } = await draft(quoteId);
    const contract = await submit(contractId);
    expect(contract.requirements).toEqual({
      ...{ requirementReviewId: asked.id, no: asked.no, agreedOn: today, deliverBy, resultHash: done.resultHash, special: [LOW_ALKALI] },
      conditions: [{ line: 2, step: 'quality', condition: '每批次附第三方检测报告，费用由需方承担', saidByName: inspector.name }],
    });
    const { items } = await cast.manager.call(approvalsApi.inbox, { kind: ['contract'] });
    expect(items.find(({ id }) => id === contractId)?.facts).toContainEqual({
      ...{ name: 'requirement.2.quality', before: null },
      now: `每批次附第三方检测报告，费用由需方承担 (${inspector.name})`,
    });
    await eventually(async () => {
      expect((await announced(requirementsAgreed, cast.branch)).filter(({ requirementReviewId }) => requirementReviewId === asked.id)).toMatchObject([
        { conditions: 1, quoteId },
      ]);
    });
  });

  it('what cannot be met goes back with the reason, and is asked again on other terms', async () => {
    const quoteId = await accepted({ requirements: [LOW_ALKALI] });
    const { id: requirementReviewId } = await ask(quoteId, addDays(today, 3));
    const no = [
      { line: 1, verdict: 'feasible' },
      { line: 2, verdict: 'feasible' },
      { line: 3, verdict: 'not-feasible', condition: '排产已满，最早四十天' },
    ] as const;
    await expect(planner.call(requirementReviewsApi.answerRequirements, { requirementReviewId, step: 'production', answers: no })).resolves.toMatchObject({
      ...{ status: 'returned', verdict: 'not-feasible', resultHash: null },
    });
    const { id: contractId } = await draft(quoteId, addDays(today, 3));
    await expect(submit(contractId)).rejects.toMatchObject({ problem: { rule: { facts: { standing: 'returned' } } } });
    const again = await cast.rep.call(requirementReviewsApi.requestRequirementReviewAgain, { requirementReviewId, deliverBy });
    expect(again).toMatchObject({ status: 'in-review', deliverBy, earlierReviews: [{ outcome: 'returned' }] });
    await yes(planner, requirementReviewId, 'production');
    await yes(inspector, requirementReviewId, 'quality');
    await yes(buyer, requirementReviewId, 'purchasing');
    await expect(submit(contractId)).rejects.toMatchObject({ problem: { rule: { facts: { standing: 'other-content' } } } });
    await cast.rep.call(contractsApi.changeTerms, { contractId, deliverBy });
    await expect(submit(contractId)).resolves.toMatchObject({ status: 'in-review', requirements: { no: again.no } });
  });

  it('is answered by the departments alone, seen by whom it concerns, asked once for a quote, and urged or taken back by who asked', async () => {
    const quoteId = await accepted();
    const { id: requirementReviewId, no } = await ask(quoteId);
    await expect(ask(quoteId)).rejects.toMatchObject({ status: 409, code: 'requirement-review.there-already' });
    await expect(yes(inspector, requirementReviewId, 'purchasing')).rejects.toMatchObject({ status: 422, code: 'review.not-your-turn' });
    await expect(yes(cast.manager, requirementReviewId, 'quality')).rejects.toMatchObject({ status: 403 });
    await expect(cast.otherRep.call(requirementReviewsApi.getRequirementReview, { requirementReviewId })).rejects.toMatchObject({ status: 404 });
    const { items } = await inspector.call(requirementReviewsApi.findRequirementReviews, { quoteId });
    expect(items).toMatchObject([{ no }]);
    await cast.rep.call(requirementReviewsApi.urgeRequirementReview, { requirementReviewId });
    await expect(cast.rep.call(requirementReviewsApi.withdrawRequirementReview, { requirementReviewId, comment: '客户改期' })).resolves.toMatchObject({
      status: 'withdrawn',
    });
  });
});

describe('CON-18 合同谈判: rounds of negotiation are on the record with the contract (002 §6.3)', () => {
  it('with whom, what was asked, what was answered, about which clause; an open point keeps it from being submitted', async () => {
    const { id: contractId } = await draft(await accepted());
    const point = { clause: 4, asked: '质保金留 5%', answer: '待内部商议', outcome: 'open' } as const;
    const first = await cast.rep.call(contractsApi.recordNegotiation, { contractId, withWhom: '张经理', points: [point] });
    expect(first.negotiations).toEqual([{ round: 1, heldOn: today, withWhom: '张经理', points: [point], heldBy: cast.rep.id, heldByName: cast.rep.name }]);
    await expect(submit(contractId)).rejects.toMatchObject({ status: 422, code: 'contract.negotiation-open', problem: { rule: { requirement: 'CON-18' } } });
    const settled = { clause: 4, asked: '质保金留 5%', answer: '不同意，改为出具保函', outcome: 'declined' } as const;
    await cast.rep.call(contractsApi.recordNegotiation, { contractId, withWhom: '张经理', points: [settled] });
    await expect(submit(contractId)).resolves.toMatchObject({ status: 'in-review', negotiations: { length: 2 } });
    const late = cast.rep.call(contractsApi.recordNegotiation, { contractId, withWhom: '张经理', points: [settled] });
    await expect(late).rejects.toMatchObject({ status: 422, code: 'contract.terms-fixed' });
    const { items } = await cast.manager.call(approvalsApi.inbox, { kind: ['contract'] });
    const fact = { name: 'negotiation.2.1', before: null, now: '4. 质保金留 5% → 不同意，改为出具保函 (declined)' };
    expect(items.find(({ id }) => id === contractId)?.facts).toContainEqual(fact);
  });
});

describe('CON-04 When it is needed is a policy of the company', () => {
  it('none asks fewer than the three departments', async () => {
    const steps = [
      { step: 'production', round: 1, permission: 'requirement:review-production' },
      { step: 'quality', round: 1, permission: 'requirement:review-quality' },
    ];
    const wish = { key: 'requirement-review', org: cast.org, effectiveFrom: today, reason: '简化评审', value: { steps } };
    await expect(cast.admin.call(policiesApi.propose, wish)).rejects.toMatchObject({ status: 422, code: 'policy.not-sound' });
  });

  it('a branch asks from its own quantity on, and where delivery is sooner than its lead time', async () => {
    const value = { specialRequirements: true, quantities: [{ unit: '箱', from: '5000' }], leadDays: 15 };
    const wish = { key: 'requirement-need', org: cast.org, effectiveFrom: addDays(today, -1), reason: '本分公司产能有限', value };
    const { id: policyId } = await cast.admin.call(policiesApi.propose, wish);
    await cast.gm.call(policiesApi.approve, { policyId });
    const much = await draft(await accepted({ lines: [{ productId: goods.productId, quantity: '5000' }] }));
    await eventually(async () => {
      await expect(submit(much.id)).rejects.toMatchObject({
        problem: { rule: { facts: { quantities: [`${goods.sku} 5000 箱 (from 5000 箱)`], leadDays: null } } },
      });
    });
    const quoteId = await accepted();
    const soon = await draft(quoteId, addDays(today, 14));
    await expect(submit(soon.id)).rejects.toMatchObject({ problem: { rule: { facts: { deliverBy: addDays(today, 14), leadDays: 15 } } } });
    await agreed(quoteId, addDays(today, 14));
    await expect(submit(soon.id)).resolves.toMatchObject({ status: 'in-review' });
  });
});
