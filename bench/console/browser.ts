import { join } from 'node:path';
import { chromium as browsers, type Browser, type Page } from 'playwright-core';
import { PASSWORD, type Login } from '../../deploy/demo/organisation.ts';
import { chromium } from '../../deploy/local/chromium.ts';

export interface OpenConsole {
  readonly browser: Browser;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Somebody signed in at a console in Chromium, on a desk. */
export async function consoleOf(url: string, login: Login): Promise<OpenConsole> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await browsers.launch({ executablePath: await chromium({ withWindows: true }), args: [...sandbox, '--disable-dev-shm-usage'] });
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' });
  await context.addInitScript({ path: join(import.meta.dirname, 'in-page.mjs') });
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('input[name="username"]').fill(login);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator('button[type="submit"]').click();
  await page.locator('#content').waitFor();
  return { browser, page, close: () => browser.close() };
}

/** A page from its address, until nothing is on its way to it. */
export async function opened(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('#content h1').waitFor();
  await page.locator('#content [aria-busy="true"]').first().waitFor({ state: 'detached' });
  // what is drawn last is a part of the opening
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))');
}
