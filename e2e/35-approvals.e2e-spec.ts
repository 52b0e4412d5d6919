import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { HttpActor } from '@tradewind/client/http-actor';
import { approvalsApi, type DecideCase, type WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import { CASE_EVENTS } from '@tradewind/contracts/approvals/approvals.events';
import { contractsApi, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { requirementReviewsApi } from '@tradewind/contracts/contracts/requirement-reviews.api';
import { creditApi } from '@tradewind/contracts/customers/credit.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi, type ClaimView } from '@tradewind/contracts/expenses/claims.api';
import { supplementsApi, type SupplementView } from '@tradewind/contracts/expenses/supplements.api';
import { delegationsApi } from '@tradewind/contracts/identity/delegations.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { baseUrl, builder, player, type Player } from './support/company.ts';
import { announced } from './support/events.ts';
import { PASSWORD } from './support/head-office.ts';

const today = businessDate(new Date());
const unique = (word: string): string => `${word}${randomBytes(4).toString('hex')}`;

let cast: Cast;
let goods: Catalogue;
let customerId: string;
let budgetId: string;
/** A second sales manager, and a second legal officer. */
let otherManager: Player;
let otherLegal: Player;

const hired = async (post: string, org: string, name: string): Promise<Player> =>
  player(await builder().hire({ name, login: unique('x'), password: PASSWORD, post, org }));

async function aContract(by = cast.rep): Promise<ContractView> {
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
  const terms = { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 60) } as const;
  const { id: contractId } = await cast.rep.call(contractsApi.draftContract, terms);
  return by.call(contractsApi.submitContract, { contractId });
}

async function aClaim(by: Pick<Player, 'call'>, amount = '300.00', spentOn = today): Promise<ClaimView> {
  const lines = [{ category: 'travel', amount, reason: '拜访客户', spentOn, voucherNo: unique('FP'), voucherKind: 'e-invoice' as const }];
  const { id: claimId } = await by.call(claimsApi.draftClaim, { budgetId, lines });
  return by.call(claimsApi.submitClaim, { claimId });
}

const aSupplement = (): Promise<SupplementView> =>
  cast.branchManager.call(supplementsApi.requestSupplement, { budgetId, category: 'travel', amount: '100.00', reason: '新增展会' });

const agree = (by: Player, contractId: string, step: string): Promise<ContractView> =>
  by.call(contractsApi.decideContract, { contractId, step, approve: true });
const statesOf = ({ review }: ContractView) => review?.steps.map(({ step, state }) => [step, state]);
const inbox = async (by: Player): Promise<readonly WaitingCase[]> => (await by.call(approvalsApi.inbox, {})).items;

beforeAll(async () => {
  cast = await aBranch('宁波分公司');
  goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '1000', validFrom: today });
  ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: unique('甬江建材') }));
  otherManager = await hired('sales-manager', `${cast.org}.sales`, '钱副经理');
  otherLegal = await hired('legal-officer', 'hq', '第二法务');
  const plan = { year: parseInt(today, 10), org: cast.org, lines: [{ category: 'travel', amount: '50000.00', purpose: '拜访', use: '差旅' }] };
  ({ id: budgetId } = await cast.branchManager.call(budgetsApi.draftBudget, plan));
  await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
  await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
  await cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
});

describe('CON-01..03, ORG-07 A case goes back to a step, and what was decided after it is void', () => {
  it('sales decides again, then all who come after; the content stays as it was submitted', async () => {
    const { id: contractId, contentHash } = await aContract();
    await agree(cast.manager, contractId, 'sales');
    await agree(cast.legal, contractId, 'legal');
    const back = { contractId, step: 'finance', to: 'sales', comment: '价格未核实' };
    const returned = await cast.hqFinance.call(contractsApi.returnContractToStep, back);
    expect(returned).toMatchObject({ status: 'in-review', contentHash, review: { outcome: 'open' } });
    expect(statesOf(returned)).toEqual([
      ['sales', 'waiting'],
      ['legal', 'pending'],
      ['finance', 'pending'],
      ['audit', 'pending'],
    ]);
    expect(returned.review?.history.map(({ what, step, other, byName }) => [what, step, other, byName])).toEqual([
      ['approved', 'sales', null, cast.manager.name],
      ['approved', 'legal', null, cast.legal.name],
      ['returned-to', 'finance', 'sales', cast.hqFinance.name],
    ]);
    await agree(cast.manager, contractId, 'sales');
    await agree(cast.legal, contractId, 'legal');
    await agree(cast.hqFinance, contractId, 'finance');
    await expect(agree(cast.auditor, contractId, 'audit')).resolves.toMatchObject({ status: 'approved' });
  });

  it('goes back only to a step that has agreed, by who may decide, with a reason', async () => {
    const { id: contractId } = await aContract();
    const back = { contractId, step: 'sales', to: 'audit', comment: 'x' };
    await expect(cast.manager.call(contractsApi.returnContractToStep, back)).rejects.toMatchObject({ status: 422, code: 'review.not-an-earlier-step' });
    await expect(cast.legal.call(contractsApi.returnContractToStep, back)).rejects.toMatchObject({ status: 422, code: 'review.not-your-turn' });
    await expect(cast.rep.call(contractsApi.returnContractToStep, back)).rejects.toMatchObject({ status: 403 });
  });
});

describe('ORG-07 加签: an approver is added, and nothing gets weaker', () => {
  it('the next round waits for the one who was added', async () => {
    const { id: contractId } = await aContract();
    await agree(cast.manager, contractId, 'sales');
    const wish = { contractId, step: 'legal', personId: otherLegal.id, where: 'after', comment: '复核违约条款' } as const;
    const added = await cast.legal.call(contractsApi.addContractApprover, wish);
    expect(added.review?.steps).toContainEqual(expect.objectContaining({ step: 'added-1', named: [otherLegal.name], addedByName: cast.legal.name }));
    await agree(cast.hqFinance, contractId, 'finance');
    expect(statesOf(await agree(cast.legal, contractId, 'legal'))).toContainEqual(['audit', 'pending']);
    await expect(agree(cast.auditor, contractId, 'audit')).rejects.toMatchObject({ code: 'review.not-your-turn' });
    await agree(otherLegal, contractId, 'added-1');
    await expect(agree(cast.auditor, contractId, 'audit')).resolves.toMatchObject({ status: 'approved' });
  });

  it('nobody is added whose posts do not allow it, whose matter it is, or who decides already', async () => {
    const { id: contractId } = await aContract();
    const add = (personId: string) => cast.manager.call(contractsApi.addContractApprover, { contractId, step: 'sales', personId, where: 'parallel' });
    await expect(add(cast.otherRep.id)).rejects.toMatchObject({ status: 422, code: 'review.added-not-entitled', problem: { rule: { requirement: 'ORG-07' } } });
    await expect(add(cast.rep.id)).rejects.toMatchObject({ status: 422, code: 'review.added-not-independent', problem: { rule: { requirement: 'ORG-14' } } });
    await expect(add(cast.manager.id)).rejects.toMatchObject({ status: 422, code: 'review.added-twice' });
  });
});

describe('ORG-14 Nobody decides on their own matter, by any path', () => {
  it('not who submitted it for the rep, though their post has the duty', async () => {
    const { id: contractId } = await aContract(cast.manager);
    await expect(agree(cast.manager, contractId, 'sales')).rejects.toMatchObject({ status: 422, code: 'review.own-matter' });
    await expect(agree(otherManager, contractId, 'sales')).resolves.toMatchObject({ status: 'in-review' });
  });

  it('not the deputy of whose it is, neither by their own post nor added by somebody else', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const terms = { personId: cast.rep.id, deputyId: otherManager.id, until, reason: '出差' };
    const { id: delegationId } = await cast.rep.call(delegationsApi.delegate, terms);
    const { id: contractId } = await aContract();
    const signedInAnew = new HttpActor(baseUrl(), { login: otherManager.login, password: PASSWORD });
    const decision = { contractId, step: 'sales', approve: true };
    await expect(signedInAnew.call(contractsApi.decideContract, decision)).rejects.toMatchObject({ code: 'review.own-matter' });
    const add = { contractId, step: 'sales', personId: otherManager.id, where: 'after' } as const;
    await expect(cast.manager.call(contractsApi.addContractApprover, add)).rejects.toMatchObject({ code: 'review.added-not-independent' });
    await cast.rep.call(delegationsApi.revokeDelegation, { delegationId });
  });

  it('not by going back: who has acted on one step acts on no other', async () => {
    const { id: contractId } = await aContract();
    await agree(cast.manager, contractId, 'sales');
    await cast.legal.call(contractsApi.returnContractToStep, { contractId, step: 'legal', to: 'sales', comment: '补充说明' });
    await expect(agree(cast.legal, contractId, 'sales')).rejects.toMatchObject({ code: 'review.not-your-turn' });
    await expect(agree(otherManager, contractId, 'sales')).resolves.toMatchObject({ review: { outcome: 'open' } });
  });

  it('not because a resolver finds them: it passes over upwards, and the record says so', async () => {
    const value = {
      steps: [
        { step: 'department', round: 1, permission: 'claim:decide-department', resolver: 'manager-of-owner' },
        { step: 'finance', round: 2, permission: 'claim:decide-finance' },
      ],
    };
    const org = `${cast.org}.service`;
    const policy = { key: 'claim-review', org, effectiveFrom: today, value, reason: '由申请人的直接上级初审' };
    const { id: policyId } = await cast.admin.call(policiesApi.propose, policy);
    await cast.gm.call(policiesApi.approve, { policyId });
    await eventually(async () => {
      const claim = await aClaim(cast.service);
      expect(claim.review?.policy).toContain(`claim-review@${org}`);
      expect(claim.review?.steps[0]).toMatchObject({ named: [cast.branchManager.name] });
    });
    const { id: claimId } = await aClaim(cast.service);
    const department = { claimId, step: 'department', approve: true };
    await expect(cast.manager.call(claimsApi.decideClaim, department)).rejects.toMatchObject({ status: 422, code: 'review.for-named-people' });
    await expect(cast.branchManager.call(claimsApi.decideClaim, department)).resolves.toMatchObject({ status: 'in-review' });
  });
});

describe('ORG-07 Whoever submitted a case takes it back, or asks to hurry', () => {
  it('a contract is a draft again, changed, and reviewed by all anew; the withdrawn review is kept', async () => {
    const { id: contractId } = await aContract();
    await agree(cast.manager, contractId, 'sales');
    await expect(cast.manager.call(contractsApi.withdrawContract, { contractId })).rejects.toMatchObject({ status: 422, code: 'review.not-submitted-by-you' });
    const withdrawn = await cast.rep.call(contractsApi.withdrawContract, { contractId, comment: '客户改了交货期' });
    expect(withdrawn).toMatchObject({ status: 'draft', review: { outcome: 'withdrawn' } });
    await expect(agree(cast.legal, contractId, 'legal')).rejects.toMatchObject({ status: 409 });
    await cast.rep.call(contractsApi.changeTerms, { contractId, deliverBy: addDays(today, 90) });
    const again = await cast.rep.call(contractsApi.submitContract, { contractId });
    expect(again).toMatchObject({ review: { outcome: 'open', steps: [{ state: 'waiting' }, {}, {}, {}] }, earlierReviews: [{ outcome: 'withdrawn' }] });
  });

  it('urges once a day', async () => {
    const { id: claimId } = await aClaim(cast.rep);
    const urged = await cast.rep.call(claimsApi.urgeClaim, { claimId, comment: '月底前需付款' });
    expect(urged.review?.history).toMatchObject([{ what: 'urged', byName: cast.rep.name }]);
    await expect(cast.rep.call(claimsApi.urgeClaim, { claimId })).rejects.toMatchObject({ status: 422, code: 'review.urged-lately' });
    await expect(cast.manager.call(claimsApi.urgeClaim, { claimId })).rejects.toMatchObject({ status: 404 });
    await eventually(async () => {
      const told = (await announced(CASE_EVENTS.expenses.urged, cast.branch)).filter(({ caseId }) => caseId === claimId);
      expect(told).toMatchObject([{ kind: 'claim', steps: ['department'], permissions: ['claim:decide-department'], urgedBy: cast.rep.id }]);
      expect(JSON.stringify(told)).not.toContain('月底前需付款');
    });
  });

  it('a supplement as well: urged, sent back to a step, withdrawn (EXP-15)', async () => {
    const { id: supplementId } = await aSupplement();
    await expect(cast.branchManager.call(supplementsApi.urgeSupplement, { supplementId })).resolves.toMatchObject({ review: { history: [{ what: 'urged' }] } });
    await cast.hqFinance.call(supplementsApi.decideSupplement, { supplementId, step: 'finance', approve: true });
    const back = { supplementId, step: 'leader', to: 'finance', comment: '请核对金额' };
    await expect(cast.gm.call(supplementsApi.returnSupplementToStep, back)).resolves.toMatchObject({ review: { steps: [{ state: 'waiting' }, {}] } });
    await expect(cast.hqFinance.call(supplementsApi.withdrawSupplement, { supplementId })).rejects.toMatchObject({ status: 403 });
    const withdrawn = await cast.branchManager.call(supplementsApi.withdrawSupplement, { supplementId, comment: '展会取消' });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', review: { outcome: 'withdrawn' } });
    const late = cast.hqFinance.call(supplementsApi.decideSupplement, { supplementId, step: 'finance', approve: true });
    await expect(late).rejects.toMatchObject({ status: 409 });
  });
});

describe('ORG-07 A step that waits too long is escalated', () => {
  it('to those the policy names, who may then decide it as well; it is on the record', async () => {
    const department = { step: 'department', round: 1, permission: 'claim:decide-department', escalateAfterHours: 1, escalateTo: 'claim:decide-leader' };
    const org = `${cast.org}.finance`;
    const policy = { key: 'claim-review', org, effectiveFrom: addDays(today, -1), value: { steps: [department] }, reason: '一小时未审即升级' };
    const { id: policyId } = await cast.admin.call(policiesApi.propose, policy);
    await cast.gm.call(policiesApi.approve, { policyId });
    const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000);
    let claimId = '';
    await eventually(async () => {
      const claim = await aClaim(cast.finance.with({ asOf: twoHoursAgo }), '300.00', businessDate(twoHoursAgo));
      expect(claim.review?.policy).toContain(`claim-review@${org}`);
      claimId = claim.id;
    });
    await eventually(async () => {
      const { review } = await cast.finance.call(claimsApi.getClaim, { claimId });
      expect(review).toMatchObject({ steps: [{ state: 'waiting' }], history: [{ what: 'escalated', step: 'department', by: null }] });
    });
    await eventually(async () => {
      const told = (await announced(CASE_EVENTS.expenses.escalated, cast.branch)).filter(({ caseId }) => caseId === claimId);
      expect(told).toMatchObject([{ step: 'department', escalateTo: 'claim:decide-leader', permissions: ['claim:decide-department', 'claim:decide-leader'] }]);
    });
    await expect(cast.gm.call(claimsApi.decideClaim, { claimId, step: 'department', approve: true })).resolves.toMatchObject({ status: 'approved' });
  });
});

describe('ORG-07 One inbox over all services, with what is needed to decide', () => {
  it('shows the manager a contract, a claim and a credit application, and nothing that is not theirs to decide', async () => {
    const contract = await aContract();
    const claim = await aClaim(cast.rep, '321.00');
    const terms = {
      limit: '20000.00',
      termDays: 30,
      validUntil: addDays(today, 300),
      grounds: '三年合作',
      assessment: { paymentRecord: 5, finances: 4, relationship: 5 },
    };
    await cast.rep.call(creditApi.applyForCredit, { customerId, ...terms });
    const own = await aClaim(cast.manager);
    const items = await inbox(cast.manager);
    const found = (id: string) => items.find((each) => each.id === id);
    expect(found(contract.id)).toMatchObject({
      ...{ kind: 'contract', no: contract.no, amount: '3505.00', currency: 'CNY', steps: ['sales'], requirements: ['CON-01', 'CON-02', 'CON-03'] },
      ...{ verbs: ['approve', 'return', 'add-approver'], ageHours: 0, review: { outcome: 'open' } },
    });
    expect(found(claim.id)).toMatchObject({ kind: 'claim', amount: '321.00', steps: ['department'], verbs: ['approve', 'return', 'reject', 'add-approver'] });
    expect(found(customerId)).toMatchObject({
      kind: 'credit',
      amount: '20000.00',
      facts: expect.arrayContaining([{ name: 'limit', before: null, now: '20000.00' }]) as unknown,
    });
    expect(found(own.id)).toBeUndefined();
    expect((await inbox(cast.legal)).map(({ id }) => id)).not.toContain(contract.id);
    expect(await inbox(cast.rep)).toEqual([]);
    await agree(cast.manager, contract.id, 'sales');
    expect((await inbox(cast.manager)).map(({ id }) => id)).not.toContain(contract.id);
    const forLegal = (await inbox(cast.legal)).find(({ id }) => id === contract.id);
    expect(forLegal).toMatchObject({ steps: ['legal'], verbs: ['approve', 'return', 'return-to-step', 'add-approver'] });
  });

  it('can be narrowed to a kind, and is for those who are signed in', async () => {
    const { items } = await cast.manager.call(approvalsApi.inbox, { kind: ['claim'] });
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['claim']));
    const nobody = await cast.manager.request(approvalsApi.inbox, {}, { headers: { authorization: 'Bearer none' } });
    expect(nobody.status).toBe(401);
  });
});

describe('ORG-07 Several cases are decided at once, each on its own merits', () => {
  it('decides what may be decided, and says of each other why not', async () => {
    const good = await aClaim(cast.rep);
    const own = await aClaim(cast.manager);
    const contract = await aContract();
    const decisions = [
      { kind: 'claim', id: good.id, step: 'department', approve: true },
      { kind: 'claim', id: own.id, step: 'department', approve: true },
      { kind: 'contract', id: contract.id, step: 'sales', approve: true },
      { kind: 'budget', id: budgetId, step: 'leader', approve: true },
    ] as const;
    const key = unique('batch-');
    const { results } = await cast.manager.call(approvalsApi.decideBatch, { decisions: [...decisions] }, { key });
    expect(results).toMatchObject([
      { outcome: 'decided', review: 'open' },
      { outcome: 'refused', problem: { status: 422, code: 'review.own-matter', rule: { requirement: 'ORG-14' } } },
      { outcome: 'decided', review: 'open' },
      { outcome: 'refused', problem: { status: 403 } },
    ]);
    const again = await cast.manager.call(approvalsApi.decideBatch, { decisions: [...decisions] }, { key });
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['decided', 'refused', 'decided', 'refused']);
    await expect(cast.rep.call(claimsApi.getClaim, { claimId: good.id })).resolves.toMatchObject({ version: good.version + 1 });
  });

  it('of every kind there is', async () => {
    const supplement = await aSupplement();
    const { id: other } = await cast.rep.call(customersApi.createCustomer, { name: unique('余姚江建材') });
    const assessment = { paymentRecord: 4, finances: 4, relationship: 4 };
    const terms = { customerId: other, limit: '30000.00', termDays: 30, validUntil: addDays(today, 100), grounds: '长期合作', assessment };
    await cast.rep.call(creditApi.applyForCredit, terms);
    const wish = { customerId, productId: goods.productId, floorPrice: '340', maxQuantity: '10', validUntil: addDays(today, 20), reason: '老客户' };
    const exception = await cast.rep.call(priceExceptionsApi.requestPriceException, wish);
    const asked = await cast.rep.call(requirementReviewsApi.requestRequirementReview, { quoteId: (await aContract()).quoteId, deliverBy: addDays(today, 60) });
    const mine = [
      { kind: 'credit', id: other, step: 'sales', approve: true },
      { kind: 'price-exception', id: exception.id, step: 'department', approve: true },
    ] as const;
    const decided = (by: Player, decisions: readonly DecideCase[]) => by.call(approvalsApi.decideBatch, { decisions: [...decisions] });
    await expect(decided(cast.manager, mine)).resolves.toMatchObject({
      results: [
        { outcome: 'decided', review: 'open' },
        { outcome: 'decided', review: 'approved' },
      ],
    });
    const finance = [{ kind: 'supplement', id: supplement.id, step: 'finance', approve: true }, { kind: 'credit', id: other, step: 'finance', approve: true }] as const; // prettier-ignore
    await expect(decided(cast.hqFinance, finance)).resolves.toMatchObject({
      results: [
        { outcome: 'decided', review: 'open' },
        { outcome: 'decided', review: 'approved' },
      ],
    });
    const planner = await hired('production-planner', 'hq', '宋严');
    await expect(decided(planner, [{ kind: 'requirements', id: asked.id, step: 'production', approve: true }])).resolves.toMatchObject({
      results: [{ outcome: 'decided', review: 'open' }],
    });
  });

  it('takes each case once, and no more than it says', async () => {
    const { id } = await aClaim(cast.rep);
    const decision = { kind: 'claim', id, step: 'department', approve: true } as const;
    await expect(cast.manager.call(approvalsApi.decideBatch, { decisions: [decision, decision] })).rejects.toMatchObject({
      status: 400,
      code: 'approvals.decided-twice',
    });
    await expect(cast.manager.call(approvalsApi.decideBatch, { decisions: [] })).rejects.toMatchObject({ status: 400 });
  });
});
