import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepAt, totpCode } from '@tradewind/auth/totp';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { businessDate } from '@tradewind/domain/business-date';
import { baseUrl } from './support/company.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { atTheDoor, openConsole, typeIn } from './support/console.ts';
import { wrongWayUp } from './support/console/faults.ts';
import { wrongOnPaper } from './support/console/paper.ts';
import { PASSWORD } from './support/head-office.ts';
import { aDayAtTheOffice, aDeal, aSpending } from './support/shop.ts';
import { anAddress, bearer, fromBase32, identityRows, newPerson, signIn } from './support/sign-in.ts';
import { Stubborn } from './support/stubborn.ts';

let cast: Cast;

beforeAll(async () => {
  cast = await aBranch('西安分公司');
});

/** As the pages ask for it, without a browser. */
const session = (method: 'GET' | 'POST', given: Record<string, string>, body?: object): Promise<Response> =>
  fetch(`${baseUrl()}/console/session`, {
    method,
    headers: { 'x-tradewind-console': '1', 'x-forwarded-for': anAddress(), ...(body && { 'content-type': 'application/json' }), ...given },
    ...(body && { body: JSON.stringify(body) }),
  });

/** What a browser would send along next, of the cookies with such names. */
const sentBack = ({ headers }: Response, names: RegExp): string =>
  headers
    .getSetCookie()
    .filter((line) => !line.includes('Max-Age=0') && names.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');

describe('ORG-11 At the door of the console', () => {
  it('somebody signs in with login and password, and is where they wanted to be', async () => {
    const console = await atTheDoor();
    await console.page.goto('/customers');
    await typeIn(console, { login: cast.rep.login });
    await console.page.locator('#content h1').waitFor();
    expect(new URL(console.page.url()).pathname).toBe('/customers');
    await console.close();
  });

  it('a wrong password is said to be one, in the language of the browser, which is that of the page', async () => {
    for (const [locale, words] of [
      ['zh-CN', '登录名或密码不正确'],
      ['zh-TW', '登入名或密碼不正確'],
      ['en', 'is not right'],
    ] as const) {
      const console = await atTheDoor({ locale });
      await console.expecting([401], async () => {
        await typeIn(console, { login: cast.rep.login, password: 'wrong' });
        await console.page.getByRole('alert').getByText(words).waitFor();
      });
      await expect(console.wrong()).resolves.toEqual([]);
      await console.close();
    }
  });

  it('whoever has a second factor is asked for its code, and a wrong one is refused', async () => {
    const person = await newPerson(cast);
    const { access_token: token } = await signIn(person);
    const { secret } = await bearer(token).call(signInApi.enrolTotp, {});
    const code = (at: Date): string => totpCode(fromBase32(secret), stepAt(at));
    const before = new Date(Date.now() - 60_000);
    await bearer(token).call(signInApi.confirmTotp, { otp: code(before) }, { asOf: before });

    const console = await atTheDoor();
    const { page } = console;
    await console.expecting([401], async () => {
      await typeIn(console, person);
      await page.locator('input[name="otp"]').fill('000000');
      await page.locator('button[type="submit"]').click();
      await page.getByRole('alert').getByText('验证码不正确').waitFor();
      await page.locator('input[name="otp"]').fill(code(new Date()));
      await page.locator('button[type="submit"]').click();
      await page.locator('#content').waitFor();
    });
    await console.close();
  });

  it('what stands between the password and the second factor stays in the gateway; a recovery code is a factor too', async () => {
    const person = await newPerson(cast);
    const { access_token: token } = await signIn(person);
    const { secret } = await bearer(token).call(signInApi.enrolTotp, {});
    const before = new Date(Date.now() - 60_000);
    const { recoveryCodes } = await bearer(token).call(signInApi.confirmTotp, { otp: totpCode(fromBase32(secret), stepAt(before)) }, { asOf: before });
    const credentials = { username: person.login, password: person.password };
    const first = await session('POST', {}, credentials);
    expect({ status: first.status, ...((await first.json()) as object) }).toMatchObject({ status: 401, code: 'identity.mfa-required', rule: { facts: {} } });
    expect(first.headers.getSetCookie()).toEqual([]);
    const second = await session('POST', {}, { ...credentials, recoveryCode: recoveryCodes[0] });
    await expect(second.json()).resolves.toMatchObject({ signedIn: true, person: { id: person.id } });
  });

  it('two tabs that come at once with the same refresh token are both let in: shown twice, it would end the session', async () => {
    const opened = await session('POST', {}, { username: cast.rep.login, password: PASSWORD });
    const cookie = sentBack(opened, /refresh/);
    const tabs = await Promise.all([session('GET', { cookie }), session('GET', { cookie })]);
    for (const tab of tabs) await expect(tab.clone().json()).resolves.toMatchObject({ signedIn: true });
    const [one, other] = tabs.map((tab) => sentBack(tab, /./));
    expect(other).toBe(one);
    await expect((await session('GET', { cookie: one ?? '' })).json()).resolves.toMatchObject({ signedIn: true });
  });

  it('a refresh token that nobody knows is nobody, and is forgotten', async () => {
    const answer = await session('GET', { cookie: 'tw_refresh=0190f5c0-0000-7000-8000-000000000000.x' });
    await expect(answer.json()).resolves.toEqual({ signedIn: false });
    expect(answer.headers.getSetCookie().every((line) => line.includes('Max-Age=0'))).toBe(true);
  });

  it('the tokens are out of reach of scripts; without the header of the console the cookies are nothing', async () => {
    const console = await openConsole(cast.rep);
    const { page } = console;
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual(
      expect.arrayContaining(['tw_session', 'tw_refresh'].map((name) => ({ name, httpOnly: true, sameSite: 'Strict' }))),
    );
    await expect(page.evaluate('asked.cookies()')).resolves.toBe('');
    await expect(page.evaluate('asked.stored()')).resolves.not.toMatch(/eyJ/);
    const asked = (header: string): Promise<number> => page.evaluate<number>(`asked.status('/api/v1/me', { '${header}': '1' })`);
    await console.expecting([401], async () => {
      await expect(asked('x-other')).resolves.toBe(401);
    });
    await expect(asked('x-tradewind-console')).resolves.toBe(200);
    await console.close();
  });

  it('a page that is loaded again stays signed in, also when the access token has run out', async () => {
    const console = await openConsole(cast.rep);
    const { page } = console;
    const context = page.context();
    await page.reload();
    await page.locator('#content').waitFor();
    await console.quiet();
    await context.clearCookies({ name: /^tw_session/ });
    await page.reload();
    await page.locator('#content').waitFor();
    await console.quiet();
    expect((await context.cookies()).some(({ name }) => name === 'tw_session')).toBe(true);
    await console.close();
  });

  it('signing out ends the session, not only the page', async () => {
    const person = await newPerson(cast);
    const console = await openConsole(person);
    const { page } = console;
    const cookies = await page.context().cookies();
    const refresh = cookies.find(({ name }) => name === 'tw_refresh')?.value ?? '';
    await page.locator('summary').first().click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.locator('input[name="username"]').waitFor();
    expect((await page.context().cookies()).filter(({ name }) => name.startsWith('tw_'))).toEqual([]);
    const rows = await identityRows<{ endedAt: Date | null }>('SELECT "endedAt" FROM "session" WHERE "ownerId" = $1', [person.id]);
    expect(rows.map(({ endedAt }) => endedAt !== null)).toEqual([true]);
    const again = await fetch(`${baseUrl()}/console/session/refresh`, {
      method: 'POST',
      headers: { 'x-tradewind-console': '1', cookie: `tw_refresh=${refresh}` },
    });
    expect(again.status).toBe(401);
    await console.close();
  });

  it('what is shown is told to be stale when a colleague changes it', async () => {
    const console = await openConsole(cast.manager);
    await console.go('/customers');
    const { id } = await cast.rep.call(customersApi.createCustomer, { name: `终南建材${Date.now()}` });
    const { name } = await cast.rep.call(customersApi.getCustomer, { customerId: id });
    await console.page.getByText(name).first().waitFor();
    await console.close();
  });
});

describe('A refusal is shown with its clause, its facts and the lawful ways', () => {
  let goods: Catalogue;
  beforeAll(async () => {
    goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '1000', validFrom: businessDate(new Date()) });
  });

  it('and a way leads to where it is gone', async () => {
    const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: `渭水建材${Date.now()}` });
    const { id: quoteId } = await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '10' }] });
    const console = await openConsole(cast.rep);
    const { page } = console;
    await console.go(`/quotes/${quoteId}`);
    await page.getByLabel('第 1 行 报价').fill('300');
    await page.keyboard.press('Enter');
    const refusal = page.getByRole('alert');
    await refusal.getByText('ORD-03').waitFor();
    const way = refusal.getByRole('button').first();
    await way.click();
    await console.quiet();
    await expect(page.getByText('ORD-03').count()).resolves.toBeLessThan(2);
    await console.close();
  });
});

const here = import.meta.dirname;

/** The addresses of all pages, as the areas list them. */
const PAGES = globSync('console/src/areas/*/routes.tsx', { cwd: join(here, '..') })
  .flatMap((file) => [...readFileSync(join(here, '..', file), 'utf8').matchAll(/path: '(\/[^']*)'/g)])
  .map(([, path = '/']) => path);

/** Those of the branch first: what they see is this chapter's own. */
const WALKERS = [
  'branchManager',
  'manager',
  'rep',
  'service',
  'finance',
  'clerk',
  'logistics',
  'gm',
  'admin',
  'hqFinance',
  'legal',
  'products',
  'office',
  'warehouse',
  'cashier',
  'auditor',
] as const;

/** Whoever reaches the whole company has before them what other chapters have typed, names made of ids among it. */
const typedByOthers = (who: (typeof WALKERS)[number], found: string): boolean => !cast[who].org.startsWith(cast.org) && /^an? (id|code): /.test(found);

/** Something of everything a sale leaves behind, so that no page of it is empty; address with parameters → an address of that kind. */
async function somethingOfEach(): Promise<ReadonlyMap<string, string>> {
  const client = new Stubborn();
  const goods = await aCatalogue(cast, { price: '350.5', cost: '250', onHand: '1000', validFrom: businessDate(new Date()) });
  const shop = { cast, goods, client };
  const [orderId, claimId] = await Promise.all([aDeal(shop), aSpending(shop), aDayAtTheOffice(shop)]);
  const { customerId, contractId } = await cast.gm.call(ordersApi.getOrder, { orderId });
  const { quoteId } = await cast.gm.call(contractsApi.getContract, { contractId });
  const { budgetId } = await cast.gm.call(claimsApi.getClaim, { claimId });
  const [receipt] = (await cast.finance.call(receiptsApi.findReceipts, {})).items;
  const [file] = (await cast.service.call(serviceFilesApi.findServiceFiles, { customerId })).items;
  return new Map([
    ['/customers/$customerId', `/customers/${customerId}`],
    ['/receivables/customers/$customerId', `/receivables/customers/${customerId}`],
    ['/quotes/$quoteId', `/quotes/${quoteId}`],
    ['/contracts/$contractId', `/contracts/${contractId}`],
    ['/orders/$orderId', `/orders/${orderId}`],
    ['/receipts/$receiptId', `/receipts/${receipt?.id ?? ''}`],
    ['/service-files/$serviceFileId', `/service-files/${file?.id ?? ''}`],
    ['/expenses/claims/$claimId', `/expenses/claims/${claimId}`],
    ['/expenses/budgets/$budgetId', `/expenses/budgets/${budgetId}`],
    ['/policies/kinds/$key', '/policies/kinds/return-visit'],
  ]);
}

/** A statement asks for the credit account; that there is none is an answer, and shown as one. */
const notThereOn = (path: string): readonly number[] => (path.startsWith('/receivables/customers/') ? [404] : []);

/** Two looks hold every value of what can differ: a desk by day in Chinese, a phone by night in English, whose words are the longest. */
describe('Every page of every area, on a desk by day in Chinese, on a phone by night in English; a record also on paper, with its way up', () => {
  const left = new Set<string>();
  /** A record has its way up, and is printed. */
  const ofOne = new Set<string>();

  beforeAll(async () => {
    const examples = await somethingOfEach();
    for (const path of PAGES) {
      // what is not here is looked at in the chapter of its area
      const address = path.includes('$') ? examples.get(path) : path;
      if (address === undefined) continue;
      left.add(address);
      if (path.includes('$')) ofOne.add(address);
    }
  }, 120_000);

  it.each(WALKERS)('as %s sees it, who sees some that nobody before did', async (who) => {
    if (left.size === 0) return;
    const console = await openConsole(cast[who]);
    const wrong: string[] = [];
    const note = (where: string, found: readonly string[]): void => {
      wrong.push(...found.filter((each) => !typedByOthers(who, each)).map((each) => `${where}: ${each}`));
    };
    const seen: string[] = [];
    for (const path of left) {
      await console.expecting(notThereOn(path), () => console.go(path));
      if ((await console.page.getByText('你的岗位不能打开这个页面').count()) > 0) continue;
      const at = seen.push(path) === 1 ? 'body' : '#content';
      note(`${path} 1440 light`, [...(await console.wrong()), ...(await console.inaccessible({ at }))]);
      if (ofOne.has(path)) note(path, await wrongWayUp(console.page));
    }
    if (seen.length > 0) await console.look({ width: 390, theme: 'dark', locale: 'en' });
    for (const path of seen) {
      await console.expecting(notThereOn(path), () => console.go(path));
      const at = path === seen[0] ? 'body' : '#content';
      note(`${path} 390 dark en`, [...(await console.wrong()), ...(await console.inaccessible({ at, onlyContrast: true }))]);
      if (ofOne.has(path)) note(path, await wrongOnPaper(console.page));
      left.delete(path);
    }
    expect(wrong).toEqual([]);
    await console.close();
  });

  it('there is somebody for each page', () => {
    expect([...left]).toEqual([]);
  });
});
