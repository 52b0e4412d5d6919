import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import type { PaymentKind } from '@tradewind/contracts/contracts/contracts.events';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';

const today = businessDate(new Date());
const year = parseInt(today, 10);
const unique = (word: string): string => `${word}${randomBytes(4).toString('hex')}`;

let cast: Cast;
beforeAll(async () => {
  cast = await aBranch('桂林分公司');
});

const proposal = (key: string, steps: readonly object[]) => ({ ...{ key, org: cast.org, effectiveFrom: today, value: { steps }, reason: '试行' } });

async function inForce(key: string, steps: readonly object[]): Promise<void> {
  const { id: policyId } = await cast.admin.call(policiesApi.propose, proposal(key, steps));
  await cast.gm.call(policiesApi.approve, { policyId });
}

describe('ORG-07, EXP-12 The leader is asked about a claim only where the condition holds', () => {
  const department = { step: 'department', round: 1, permission: 'claim:decide-department' };
  const leader = (when: string) => ({ step: 'leader', round: 2, permission: 'claim:decide-leader', when });
  const line = (category: string, amount: string) => ({
    ...{ category, amount, reason: '拜访客户', spentOn: today, voucherNo: unique('FP').toUpperCase(), voucherKind: 'e-invoice' as const },
  });
  let budgetId: string;

  async function stepsOf(...lines: ReturnType<typeof line>[]): Promise<string[]> {
    const { id: claimId } = await cast.rep.call(claimsApi.draftClaim, { budgetId, lines });
    const { review } = await cast.rep.call(claimsApi.submitClaim, { claimId });
    return (review?.steps ?? []).map(({ step }) => step);
  }

  beforeAll(async () => {
    const lines = ['travel', 'promotion'].map((category) => ({ category, amount: '90000.00', purpose: '拜访客户', use: '车票与住宿' }));
    ({ id: budgetId } = await cast.branchManager.call(budgetsApi.draftBudget, { year, org: cast.org, lines }));
    await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
    await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
    await cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
  });

  it('by category and largest line, whatever the total', async () => {
    await inForce('claim-review', [department, leader("'travel' in categories && largest > 500")]);
    await eventually(async () => expect(await stepsOf(line('travel', '501.00'))).toEqual(['department', 'leader']));
    expect(await stepsOf(line('travel', '500.00'), line('travel', '499.00'))).toEqual(['department']);
    expect(await stepsOf(line('promotion', '9000.00'))).toEqual(['department']);
  });

  it.each([
    [
      'weather > 5',
      '中的“weather”不是已知事实；可用：amount（数值：报销总额）、largest（数值：最大单项金额）',
      'Unknown variable: weather; known are amount (number: total)',
    ],
    ["largest > 'much'", 'no such overload: Decimal > string；可用：amount（数值', 'no such overload: Decimal > string; known are amount'],
    ['amount > 500 && amount < 100', '永远不成立', 'is never true'],
    ["'gold' in categories && amount > 5", '中的“gold”永远不成立：可用 ', 'compares with "gold", which is never true: it can be '],
  ])('is refused when it is saved, in both languages: %s', async (when, zh, en) => {
    for (const [language, words] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const response = await cast.admin.request(policiesApi.propose, proposal('claim-review', [department, leader(when)]), {
        headers: { 'accept-language': language },
      });
      const text = await response.text();
      expect(response.status).toBe(422);
      expect(JSON.parse(text)).toMatchObject({ code: 'policy.not-sound', detail: expect.stringContaining(words) as string });
    }
  });
});

describe('ORG-07, CON-02 Audit is asked about a contract only where the condition holds', () => {
  let goods: Catalogue;
  let customerId: string;

  beforeAll(async () => {
    goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '100000', validFrom: today });
    ({ id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: unique('漓江建材') }));
  });

  async function stepsOf(payment: PaymentKind, days: number): Promise<string[]> {
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] });
    await cast.rep.call(quotesApi.issueQuote, { quoteId });
    await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
    const { id: contractId } = await cast.rep.call(contractsApi.draftContract, {
      quoteId,
      templateCode: goods.templateCode,
      payment,
      deliverBy: addDays(today, days),
    });
    const { review } = await cast.rep.call(contractsApi.submitContract, { contractId });
    return (review?.steps ?? []).map(({ step }) => step);
  }

  it('by payment, days until delivery and what is given away', async () => {
    const sales = { step: 'sales', round: 1, permission: 'contract:review-sales' };
    const audit = { step: 'audit', round: 2, permission: 'contract:review-audit', when: "payment == 'credit' && days > 30 || discount > 0.05" };
    await inForce('contract-review', [sales, audit]);
    await eventually(async () => expect(await stepsOf('credit', 60)).toEqual(['sales', 'audit']));
    expect(await stepsOf('credit', 30)).toEqual(['sales']);
    expect(await stepsOf('prepay', 60)).toEqual(['sales']);
  });
});
