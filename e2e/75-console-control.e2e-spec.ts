import { randomBytes } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { stepAt, totpCode } from '@tradewind/auth/totp';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { budgetsApi } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { regulationsApi } from '@tradewind/contracts/policies/regulations.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import { newId } from '@tradewind/kernel/ids';
import jsqr from 'jsqr';
import { aBranch, type Cast } from './support/cast.ts';
import type { Player } from './support/company.ts';
import { atTheDoor, openConsole, typeIn, type Console } from './support/console.ts';
import { asOwner } from './support/personal-dump.ts';
import { fromBase32, newPerson, signIn } from './support/sign-in.ts';
import { leaderFrom, proposed } from './support/trial.ts';

const today = businessDate(new Date());
const BRANCH = '长春分公司';

let cast: Cast;
beforeAll(async () => {
  cast = await aBranch(BRANCH);
});

const desks = new Map<string, Promise<Console>>();
/** The desk of somebody; it stays open from one sentence to the next. */
function deskOf(player: Player): Promise<Console> {
  const desk = desks.get(player.id) ?? openConsole(player);
  desks.set(player.id, desk);
  return desk;
}
afterAll(async () => {
  for (const desk of desks.values()) await (await desk).close();
});

/** The same page on a phone, by night, in English; and back. */
async function onThePhone(desk: Console, shot: string): Promise<void> {
  await desk.look({ width: 390, theme: 'dark', locale: 'en' });
  await desk.shot(shot);
  await desk.look({ width: 1440, theme: 'light', locale: 'zh-CN' });
}

const PIXELS = 4;

/** What a camera reads from the code on the screen: its squares as a picture, decoded by another program than the one that drew them. */
function scanned({ box, path }: { readonly box: string | null; readonly path: string | null }): string | undefined {
  const size = Number.parseInt(box?.split(' ')[2] ?? '0', 10) * PIXELS;
  const picture = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x = '', y = ''] of (path ?? '').matchAll(/M(\d+) (\d+)h1/g))
    blacken(picture, size, Number.parseInt(x, 10) * PIXELS, Number.parseInt(y, 10) * PIXELS);
  return jsqr.default(picture, size, size)?.data;
}

function blacken(picture: Uint8ClampedArray, size: number, left: number, top: number): void {
  for (let row = top; row < top + PIXELS; row += 1)
    for (let column = left; column < left + PIXELS; column += 1) picture.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
}

describe('ORG-11 A second factor that the post demands', () => {
  it('is scanned from the screen, or its key typed; until it is confirmed nothing else is open', async () => {
    const demanded = { key: 'sign-in', org: cast.org, effectiveFrom: '2025-06-01', value: { mfaPosts: ['logistics-clerk'] }, reason: '物流岗位试行' };
    const { id: policyId } = await cast.admin.call(policiesApi.propose, demanded);
    await cast.gm.call(policiesApi.approve, { policyId });
    const person = await newPerson(cast, 'logistics-clerk');
    await eventually(async () => expect((await signIn(person)).mfa_enrolment_required).toBe(true));
    const console = await atTheDoor();
    const { page } = console;
    await typeIn(console, person);
    await page.getByRole('button', { name: '生成密钥' }).click();
    const code = page.getByRole('img', { name: '用认证器扫码' });
    await code.waitFor();
    const url = (await page.getByRole('link', { name: '在本机的认证器中打开' }).getAttribute('href')) ?? '';
    expect(url).toMatch(/^otpauth:\/\/totp\//);
    const drawn = { box: await code.getAttribute('viewBox'), path: await code.locator('path').getAttribute('d') };
    expect(scanned(drawn)).toBe(url);
    await console.shot('control-second-factor');
    const otp = (ago: number): string => totpCode(fromBase32(new URL(url).searchParams.get('secret') ?? ''), stepAt(new Date(Date.now() - ago)));
    // each code counts once: the one before opens the account, this one the session
    await page.locator('input[name="otp"]').fill(otp(30_000));
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByRole('button', { name: '我已保存，重新登录' }).click();
    await console.expecting([401], async () => {
      await typeIn(console, person);
      await page.locator('input[name="otp"]').fill(otp(0));
      await page.locator('button[type="submit"]').click();
      await page.locator('#content').waitFor();
    });
    await console.close();
  });
});

describe('XCT-01 A draft is tried on what has happened', () => {
  beforeAll(async () => {
    const plan = { category: 'travel', amount: '10000.00', purpose: '拜访客户', use: '车票' };
    const { id: budgetId } = await cast.branchManager.call(budgetsApi.draftBudget, { year: parseInt(today, 10), org: cast.org, lines: [plan] });
    await cast.branchManager.call(budgetsApi.submitBudget, { budgetId });
    await cast.hqFinance.call(budgetsApi.decideBudget, { budgetId, step: 'finance', approve: true });
    await cast.gm.call(budgetsApi.decideBudget, { budgetId, step: 'leader', approve: true });
    const line = { category: 'travel', amount: '800.00', reason: '拜访客户', spentOn: today, voucherKind: 'e-invoice' as const };
    const claim = { budgetId, lines: [{ ...line, voucherNo: randomBytes(8).toString('hex') }] };
    const { id: claimId } = await cast.rep.call(claimsApi.draftClaim, claim);
    await cast.rep.call(claimsApi.submitClaim, { claimId });
    await proposed(cast, 'claim-review', leaderFrom('500.00'));
  });

  it('from the list of proposals to the approvals it would add; of two tables the keys are at the one that was pointed at last', async () => {
    const desk = await deskOf(cast.gm);
    const { page } = desk;
    await desk.go('/policies/proposals');
    await page.getByRole('row', { name: BRANCH }).getByRole('checkbox').check();
    await page.getByRole('button', { name: '推演所选' }).click();
    await page.getByRole('dialog').getByLabel('想弄清什么').fill('会多出多少审批？');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '审批会有哪些不同' }).waitFor();
    await page.getByText('¥800.00').first().waitFor();
    const rows = (table: number) => page.locator('table.table').nth(table).locator('tbody tr');
    await page.keyboard.press('j');
    await rows(0).first().and(page.locator('.at')).waitFor();
    await rows(1).first().click();
    await page.keyboard.press('j');
    await rows(1).nth(1).and(page.locator('.at')).waitFor();
    await expect(rows(0).first().getAttribute('class')).resolves.toContain('at');
    await desk.shot('control-simulation');
    await onThePhone(desk, 'control-simulation-phone-en');
  });
});

describe('XCT-02 A regulation from its draft to its copies', () => {
  it('is handed in, reviewed, approved and acknowledged, each by another person at their own desk', async () => {
    const number = `ZD-${randomBytes(4).toString('hex')}`;
    const clause = {
      ...{ no: '1', titleZh: '先款后货', titleEn: 'Payment before goods', textZh: '所有产品先款后货。', textEn: 'Every product is paid for before it goes.' },
      ...{ requirements: ['ORD-06'], controls: [{ kind: 'guard' as const, key: 'order.payment-missing', requirements: ['ORD-06'] }] },
    };
    const draft = { number, titleZh: '收款制度', titleEn: 'Receipts', effectiveFrom: addDays(today, 1), reviewBy: addDays(today, 365), interpretedBy: 'hq' };
    const holders = [{ unit: 'hq', distributionNo: '01' }];
    const { id } = await cast.legal.call(regulationsApi.draftRegulation, { ...draft, holders, clauses: [clause] });
    const press = async (player: Player, button: string, said: string): Promise<Console> => {
      const desk = await deskOf(player);
      await desk.go(`/policies/regulations/${id}`);
      await desk.page.getByRole('button', { name: button, exact: true }).click();
      await desk.page.getByText(said).first().waitFor();
      return desk;
    };
    await press(cast.legal, '送审', '已送审');
    await press(cast.auditor, '审核通过', '审核通过，等待批准');
    await press(cast.gm, '批准', '制度文件已批准');
    const desk = await press(cast.gm, '签收', '副本已签收');
    await desk.shot('control-regulation');
    await onThePhone(desk, 'control-regulation-phone-en');
  });
});

describe('ORG-13, R1 The operator’s desk', () => {
  it('registers a partner app, gives it a secret that is shown once, suspends it and takes that back', async () => {
    const desk = await deskOf(cast.admin);
    const { page } = desk;
    const name = `渝北 ERP ${randomBytes(3).toString('hex')}`;
    await desk.go('/operator/partners?do=register');
    const form = page.getByRole('dialog');
    await form.getByLabel('名称').fill(name);
    await form.getByLabel('可调用的操作').fill('orders.findOrders\norders.getOrder');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('button', { name: '添加密钥' }).click();
    const secret = (await page.getByRole('dialog').locator('code.secret').textContent()) ?? '';
    expect(secret.length).toBeGreaterThan(20);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect(page.getByText(secret).count()).resolves.toBe(0);
    await page.getByRole('button', { name: '暂停' }).click();
    await page.locator('.status', { hasText: '已停用' }).waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.locator('.status', { hasText: '有效' }).waitFor();
    await desk.shot('control-partner');
    await onThePhone(desk, 'control-partner-phone-en');
  });

  it('gives an event that the bus refused another chance', async () => {
    const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `松花江建材${randomBytes(4).toString('hex')}` });
    const eventId = newId();
    const parked = `INSERT INTO "outbox_parked" ("eventId", "type", "aggregateType", "aggregateId", "aggregateSeq", "reason")
      SELECT $1::uuid, 'customers.customer-created.v1', "aggregateType", "aggregateId", "aggregateSeq", 'maximum payload exceeded'
      FROM "outbox" WHERE "aggregateId" = $2 LIMIT 1 RETURNING "eventId"`;
    expect(await asOwner('customers', parked, [eventId, customerId])).toHaveLength(1);
    const desk = await deskOf(cast.admin);
    const { page } = desk;
    await desk.go('/operator/parked?service=customers');
    const row = page.locator(`tr[data-row="${eventId}"]`);
    await row.waitFor();
    await desk.shot('control-parked');
    await onThePhone(desk, 'control-parked-phone-en');
    await row.getByRole('button', { name: '重新发布' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByText('已重新发布').waitFor();
  });
});
