import { randomBytes } from 'node:crypto';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { aBranch, type Cast } from './support/cast.ts';
import { builder } from './support/company.ts';
import { openConsole } from './support/console.ts';
import { PASSWORD } from './support/head-office.ts';

let cast: Cast;

beforeAll(async () => {
  cast = await aBranch('温州分公司');
});

describe('Ctrl+K: everything that has a name, a number or initials, from one field', () => {
  it('a page by the initials of its name, a customer by those of theirs', async () => {
    const mark = randomBytes(3).toString('hex');
    const name = `瓯江建材${mark}`;
    const { no } = await cast.rep.call(customersApi.createCustomer, { name });
    const console = await openConsole(cast.rep);
    const { page } = console;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('bj');
    await page.getByRole('option', { name: '报价' }).first().waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(`ojjc${mark}`);
    const found = page.getByRole('option', { name });
    await found.waitFor();
    await expect(found.innerText()).resolves.toContain(no);
    await console.shot('shell-palette');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name }).waitFor();
    await console.close();
  });

  it('an action only where the posts of the person allow it', async () => {
    const console = await openConsole(cast.rep);
    const { page } = console;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('新');
    await page.getByRole('option', { name: '新建客户' }).waitFor();
    await expect(page.getByRole('option', { name: '登记库存' }).count()).resolves.toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await console.shot('shell-keys');
    await console.close();
  });
});

describe('Somebody with two posts looks at their work in one of them', () => {
  it('the menu is that of the post; the rights stay those of both', async () => {
    const login = `x${randomBytes(4).toString('hex')}`;
    const org = `${cast.org}.sales`;
    const { id: personId } = await builder().hire({ name: '双岗', login, password: PASSWORD, post: 'sales-rep', org });
    const posts = [
      { post: 'sales-rep', org },
      { post: 'customer-service', org: cast.org },
    ];
    await cast.admin.call(organisationApi.assignPosts, { personId, posts });
    const console = await openConsole({ login });
    const { page } = console;
    const menu = page.getByRole('navigation', { name: '菜单' }).first();
    await menu.getByRole('link', { name: '报价' }).waitFor();
    await page.locator('summary').first().click();
    await page.getByRole('radio', { name: '客服专员' }).click();
    await menu.getByRole('link', { name: '售后' }).waitFor();
    await page.keyboard.press('Escape');
    await console.shot('shell-posts');
    await expect(menu.getByRole('link', { name: '报价' }).count()).resolves.toBe(0);
    await console.go('/quotes');
    await page.getByRole('heading', { name: '报价' }).waitFor();
    await console.close();
  });
});
