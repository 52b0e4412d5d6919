import { randomBytes } from 'node:crypto';
import { contractsApi, type ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi, type ClaimView } from '@tradewind/contracts/expenses/claims.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import type { Player } from './support/company.ts';
import { openConsole, type Console } from './support/console.ts';

const today = businessDate(new Date());
const unique = (word: string): string => `${word}${randomBytes(3).toString('hex')}`;

let cast: Cast;
let goods: Catalogue;
let budgetId: string;
let manager: Console;

async function aContract(name: string): Promise<ContractView> {
  const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name });
  const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] });
  await cast.rep.call(quotesApi.issueQuote, { quoteId });
  await cast.rep.call(quotesApi.acceptQuote, { quoteId, saidBy: '张经理' });
  const terms = { quoteId, templateCode: goods.templateCode, payment: 'prepay', deliverBy: addDays(today, 60) } as const;
  const { id: contractId } = await cast.rep.call(contractsApi.draftContract, terms);
  return cast.rep.call(contractsApi.submitContract, { contractId });
}

async function aClaim(amount: string): Promise<ClaimView> {
  const lines = [{ category: 'travel', amount, reason: '拜访客户', spentOn: today, voucherNo: unique('FP'), voucherKind: 'e-invoice' as const }];
  const { id: claimId } = await cast.rep.call(claimsApi.draftClaim, { budgetId, lines });
  return cast.rep.call(claimsApi.submitClaim, { claimId });
}

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await manager.page.keyboard.press(key);
};
const stateOf = async (contractId: string, step: string): Promise<string | undefined> =>
  (await cast.manager.call(contractsApi.getContract, { contractId })).review?.steps.find((each) => each.step === step)?.state;
const claimState = async (claimId: string): Promise<string | undefined> =>
  (await cast.rep.call(claimsApi.getClaim, { claimId })).review?.steps.find(({ step }) => step === 'department')?.state;

beforeAll(async () => {
  cast = await aBranch('绍兴分公司');
  goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '1000', validFrom: today });
  const plan = { year: parseInt(today, 10), org: cast.org, lines: [{ category: 'travel', amount: '50000.00', purpose: '拜访', use: '差旅' }] };
  ({ id: budgetId } = await cast.branchManager.call(budgetsApi.draftBudget, plan));
  await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
  await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
  await cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
});

describe('ORG-07 A manager decides what waits, with the keyboard alone', () => {
  afterEach(async () => {
    await manager.close();
  });

  it('sees it on the page of the day, opens it, agrees and is at the next', async () => {
    const name = unique('会稽建材');
    const [{ id: contractId }] = [await aContract(name), await aContract(unique('鉴湖建材'))];
    await cast.rep.call(contractsApi.urgeContract, { contractId, comment: '客户月底前要货' });
    manager = await openConsole(cast.manager);
    const { page } = manager;
    await page.getByRole('link', { name }).waitFor();
    await manager.shot('approvals-today');
    await manager.go('/approvals');
    const row = page.getByRole('row', { name });
    await row.waitFor();
    await expect(row.locator('td[data-title=金额]').innerText()).resolves.toBe('¥3,505.00');
    await expect(row.locator('td[data-title=已等待] time').innerText()).resolves.toMatch(/此刻|分钟前/);

    await press('j', 'Enter');
    const panel = page.getByRole('article', { name });
    await panel.waitFor();
    // what it is worth, by which clauses it is reviewed, what happened so far, and its papers
    for (const words of ['¥3,505.00', 'CON-01', '审批记录']) await panel.getByText(words).first().waitFor();
    await expect(panel.locator('.timeline').innerText()).resolves.toMatch(new RegExp(`催办.*客户月底前要货.*${cast.rep.name}`, 's'));
    const papers = panel.getByRole('navigation', { name: '单据与附件' });
    await expect(papers.getByRole('link', { name: '合同文本（PDF）' }).getAttribute('href')).resolves.toBe(`/contracts/${contractId}?tab=paper`);
    await manager.shot('approvals-case');
    await press('a');
    await page.getByRole('dialog', { name: `同意：${name}` }).waitFor();
    await manager.shot('approvals-agree');
    await press('Control+Enter');
    await page.getByText(`已同意：${name}`).waitFor();
    await page.getByRole('article', { name: '鉴湖建材' }).waitFor();
    await expect(stateOf(contractId, 'sales')).resolves.toBe('approved');
  });

  it('a return needs a reason, which its author reads', async () => {
    const name = unique('兰亭建材');
    const { id: contractId } = await aContract(name);
    manager = await openConsole(cast.manager);
    const { page } = manager;
    await manager.go(`/approvals?open=contract.${contractId}`);
    await page.getByRole('article', { name }).waitFor();
    await press('r', 'Control+Enter');
    await page.getByText('必填').waitFor();
    await page.keyboard.type('交货期请与仓库确认');
    await press('Control+Enter');
    await page.getByText(`已退回：${name}`).waitFor();
    const { status, earlierReviews, review } = await cast.rep.call(contractsApi.getContract, { contractId });
    expect(status).toBe('draft');
    expect(JSON.stringify([review, earlierReviews])).toContain('交货期请与仓库确认');
  });

  it('several at once: first what will happen and the sum, then how each went', async () => {
    const [travel, dinner, taken] = [await aClaim('300.10'), await aClaim('120.20'), await aClaim('88.00')];
    manager = await openConsole(cast.manager);
    const { page } = manager;
    await manager.go('/approvals?kind=claim');
    const rows = page.locator('.table tbody tr');
    await expect(rows.count()).resolves.toBe(3);
    await press('j', 'x', 'j', 'x', 'j', 'x', 'a');
    const dialog = page.getByRole('dialog', { name: '批量同意：3 件' });
    await dialog.getByText('¥508.30').waitFor();
    await manager.shot('approvals-batch');

    await cast.manager.call(claimsApi.decideClaim, { claimId: taken.id, step: 'department', approve: true });
    await press('Control+Enter');
    await dialog.locator('tbody').getByText('被拒绝').waitFor();
    await expect(dialog.locator('tbody .status').count()).resolves.toBe(2);
    await manager.shot('approvals-batch-result');
    await expect(Promise.all([travel, dinner].map(({ id }) => claimState(id)))).resolves.toEqual(['approved', 'approved']);
    await press('Escape');
    await page.getByText('没有等你审批的事项').waitFor();
  });

  it('on a phone, in the dark, in English', async () => {
    const name = unique('东湖建材');
    const { id: contractId } = await aContract(name);
    manager = await openConsole(cast.manager, { width: 390, theme: 'dark', locale: 'en' });
    const { page } = manager;
    await manager.shot('approvals-today-390-dark-en');
    await manager.go('/approvals');
    await page.getByText(name).click();
    await page.getByRole('article', { name }).waitFor();
    await manager.shot('approvals-case-390-dark-en');
    await page.getByRole('button', { name: 'Agree' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Agree' }).click();
    await page.getByText(`Agreed: ${name}`).waitFor();
    await expect(stateOf(contractId, 'sales')).resolves.toBe('approved');
  });
});

describe('ORG-07, ORG-08 A manager has others decide, with the keyboard alone', () => {
  beforeAll(async () => {
    manager = await openConsole(cast.manager);
  });
  afterAll(async () => {
    await manager.close();
  });

  /** Into the field of a person, by the login: in a company there are two of a name. */
  const names = async (login: string): Promise<void> => {
    await press('Control+a');
    await manager.page.keyboard.type(login);
    await press('Enter');
    await manager.page.getByRole('listbox').waitFor({ state: 'detached' });
  };
  const refused = (words: string): Promise<void> => manager.page.getByRole('dialog').getByRole('alert').getByText(words).waitFor();
  /** From a phone, in the dark. */
  const onPhone = async (player: Player, name: string, work: (phone: Console) => Promise<void>): Promise<void> => {
    const phone = await openConsole(player, { width: 390, theme: 'dark' });
    await phone.go('/approvals');
    await phone.page.getByText(name).click();
    await phone.page.getByRole('article', { name }).waitFor();
    await work(phone);
    await phone.page.getByRole('button', { name: '同意' }).click();
    await phone.page.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await phone.page.getByText(`已同意：${name}`).waitFor();
    await phone.close();
  };
  const history = ({ page }: Console) => page.locator('.approval-history');

  it('adds somebody who decides before her; whoever may not is refused by a clause, with what can be done', async () => {
    const name = unique('镜湖建材');
    const { id: contractId } = await aContract(name);
    const { page } = manager;
    await manager.go(`/approvals?open=contract.${contractId}`);
    await page.getByRole('article', { name }).waitFor();
    await press('s');
    await page.getByRole('dialog', { name: `加签：${name}` }).waitFor();
    await names(cast.rep.login);
    await press('Control+Enter');
    await refused('ORG-14');
    await refused('000 §5.2; 003-T §10.2');
    await refused(`${cast.rep.name} 与本事项有关`);
    await manager.shot('approvals-add-refused');
    await names(cast.otherRep.login);
    await press('Control+Enter');
    await refused('ORG-07');
    await refused('调整岗位（须由有权限的同事办理）');
    await names(cast.vp.name);
    await press('Tab', 'ArrowUp', 'Tab');
    await page.keyboard.type('请核实让利幅度');
    await press('Control+Enter');
    await page.getByText(`已加签：${name}`).waitFor();
    await page.getByRole('row', { name }).waitFor({ state: 'detached' });

    await onPhone(cast.vp, name, async (phone) => {
      await phone.page
        .getByRole('row', { name: `加签 · ${cast.manager.name} 加签` })
        .getByText(cast.vp.name)
        .waitFor();
      await history(phone).getByText('请核实让利幅度').waitFor();
      await phone.shot('approvals-added-phone-dark');
    });
    await page.getByRole('row', { name }).waitFor();
    await manager.go(`/approvals?open=contract.${contractId}`);
    await history(manager).getByText('同意 加签').waitFor();
    const entries = await history(manager).getByRole('listitem').allInnerTexts();
    expect(entries.map((entry) => entry.split(/\s*\n\s*/))).toEqual([
      ['加签 销售经理 → 加签', '请核实让利幅度', expect.stringContaining(cast.manager.name)],
      ['同意 加签', expect.stringContaining(cast.vp.name)],
    ]);
    await expect(stateOf(contractId, 'sales')).resolves.toBe('waiting');
  });

  it('has a deputy decide in her name; to whom it may not be given is refused by a clause, and she names another', async () => {
    const name = unique('禹陵建材');
    const { id: contractId } = await aContract(name);
    const { page } = manager;
    const dialog = page.getByRole('dialog', { name: '安排代理' });
    await manager.go('/approvals');
    await press('d');
    await dialog.waitFor();
    await names(cast.finance.login);
    await dialog.getByLabel('到').fill(`${addDays(today, 3)}T18:00`);
    await dialog.getByLabel('原因').fill('出差');
    await press('Control+Enter');
    await refused('ORG-14');
    await refused('000 §5.2; 003-T §10.2');
    await dialog.getByLabel('代理人').focus();
    await names(cast.manager.login);
    await press('Control+Enter');
    await refused('003-T §2.4d');
    await manager.shot('approvals-delegate-refused');
    await dialog.getByRole('alert').getByRole('button', { name: '安排代理' }).press('Enter');
    await names(cast.assistant.login);
    await press('Control+Enter');
    await page.getByText('已安排代理').waitFor();

    await onPhone(cast.assistant, name, async (phone) => {
      await phone.shot('approvals-deputy-phone-dark');
    });
    const { review } = await cast.rep.call(contractsApi.getContract, { contractId });
    expect(review?.steps[0]).toMatchObject({ step: 'sales', state: 'approved', byName: cast.assistant.name, onBehalfOfName: cast.manager.name });
    await page.getByRole('row', { name }).waitFor({ state: 'detached' });
  });
});
