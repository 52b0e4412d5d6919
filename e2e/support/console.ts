import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as browsers, type Browser, type Page } from 'playwright-core';
import { chromium } from '../../deploy/local/chromium.ts';
import { tradewind } from '../../deploy/local/paths.ts';
import { baseUrl } from './company.ts';
import { Ear, HEARD, inaccessible, looksWrong, type Looked } from './console/faults.ts';
import { PASSWORD } from './head-office.ts';
import { anAddress } from './sign-in.ts';

export interface Look {
  readonly width?: 390 | 1440;
  readonly theme?: 'light' | 'dark';
  readonly locale?: 'zh-CN' | 'zh-TW' | 'en';
}

interface Person {
  readonly login: string;
  /** Of somebody whose password the test made up itself. */
  readonly password?: string;
  /** Asked for when the sign-in page wants a code. */
  readonly otp?: () => string;
}

const HEIGHTS = { 390: 844, 1440: 900 } as const;
/** Looked at by people: `.tradewind/screens/`. Whoever runs everything looks at none but those that are not fit to be seen. */
const SCREENS = join(tradewind, 'screens');
const KEEPS_ALL = process.env.TRADEWIND_SCREENS === 'on';

/** A browser takes a second of a processor to start: it waits so long for the next console, also of another chapter. */
const LINGERS_MS = 20_000;

let browser: Promise<Browser> | undefined;
let open = 0;
let leaving: NodeJS.Timeout | undefined;
/** Pages that nobody is at any more, by how they look: one that is new costs a second of a processor, most of it for a process of its own. */
const left = new Map<string, Page[]>();

/** One browser for all consoles. Each knows nothing of the others. */
async function aBrowser(): Promise<Browser> {
  open += 1;
  clearTimeout(leaving);
  browser ??= launched();
  return browser;
}

/** With the last console, unless another comes soon. */
function oneLess(): void {
  open -= 1;
  if (open > 0) return;
  leaving = setTimeout(() => {
    const last = browser;
    browser = undefined;
    left.clear();
    void last?.then((it) => it.close());
  }, LINGERS_MS);
}

/** For the next who comes, without anything of whoever was there: answers are not kept (`no-store`), so that is cookies, what the page has stored, and the page itself. */
async function leave(page: Page, kind: string): Promise<void> {
  await page.evaluate('localStorage.clear(); sessionStorage.clear()');
  await page.goto('about:blank');
  await page.context().clearCookies();
  for (const event of HEARD) page.removeAllListeners(event);
  left.set(kind, [...(left.get(kind) ?? []), page]);
}

async function launched(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return browsers.launch({ executablePath: await chromium(), args: [...sandbox, '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'] });
}

/** The console as somebody has it before them. Whatever goes wrong in it while it is open fails the test when it is closed. */
export class Console {
  /** A browser remembers of a page what it has downloaded, and lets no more of it through at some time. */
  private hasDownloaded = false;

  constructor(
    readonly page: Page,
    private readonly ear: Ear,
    private readonly kind: string,
  ) {
    page.on('download', () => {
      this.hasDownloaded = true;
    });
  }

  /** To a page, as a link in the console leads there. */
  async go(href: string): Promise<void> {
    const inside = await this.page.evaluate<boolean>('asked.isInside()');
    if (inside) await this.page.evaluate(`asked.go(${JSON.stringify(href)})`);
    else await this.page.goto(href);
    await this.quiet();
  }

  quiet(): Promise<void> {
    return this.ear.quiet();
  }

  /** Away from a form that has something typed in it, to the first page. */
  async discard(): Promise<void> {
    await this.page.goto('/');
    await this.quiet();
  }

  /** The same page on another screen. The language changes by loading it again. */
  async look({ width, theme, locale }: Look): Promise<void> {
    if (width !== undefined) await this.page.setViewportSize({ width, height: HEIGHTS[width] });
    const choices = { ...(theme !== undefined && { 'tw.theme': theme }), ...(locale !== undefined && { 'tw.locale': locale }) };
    await this.page.evaluate(`asked.choose(${JSON.stringify(choices)})`);
    if (locale === undefined) return this.page.evaluate('asked.painted()');
    await this.page.reload();
    await this.quiet();
  }

  /** A picture of what is there, which must be fit to be seen. */
  async shot(name: string): Promise<void> {
    await this.quiet();
    const wrong = [...(await looksWrong(this.page)), ...(await inaccessible(this.page)), ...this.ear.faults()];
    if (KEEPS_ALL || wrong.length > 0) await this.keep(name);
    if (wrong.length > 0) throw new Error(`${name} (${new URL(this.page.url()).pathname}):\n${wrong.join('\n')}`);
  }

  private async keep(name: string): Promise<void> {
    mkdirSync(SCREENS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENS, `${name}.png`), animations: 'disabled' });
  }

  /** What is wrong with the page as it is now, besides what axe says of it. */
  async wrong(): Promise<string[]> {
    return [...(await looksWrong(this.page)), ...this.ear.faults()];
  }

  inaccessible(looked?: Looked): Promise<string[]> {
    return inaccessible(this.page, looked);
  }

  /** Answers with these statuses are part of what `work` tries. */
  async expecting<T>(statuses: readonly number[], work: () => Promise<T>): Promise<T> {
    const usual = this.ear.expects(statuses);
    try {
      const result = await work();
      await this.quiet();
      return result;
    } finally {
      usual();
    }
  }

  async close(): Promise<void> {
    const faults = this.ear.faults();
    await (this.hasDownloaded ? this.page.context().close() : leave(this.page, this.kind));
    oneLess();
    if (faults.length > 0) throw new Error(`The console complained:\n${faults.join('\n')}`);
  }
}

/** The sign-in page, and nobody signed in. */
export async function atTheDoor({ width = 1440, theme = 'light', locale = 'zh-CN' }: Look = {}): Promise<Console> {
  const kind = `${baseUrl()} ${theme} ${locale}`;
  const inBrowser = await aBrowser();
  const page = left.get(kind)?.pop() ?? (await aPage(inBrowser, theme, locale));
  await page.setViewportSize({ width, height: HEIGHTS[width] });
  // each console is at an address of its own, or one address would sign in too often
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': anAddress() });
  page.on('dialog', (dialog) => void dialog.accept());
  const console = new Console(page, new Ear(page), kind);
  await page.goto('/');
  await console.quiet();
  return console;
}

async function aPage(inBrowser: Browser, theme: 'light' | 'dark', locale: string): Promise<Page> {
  const context = await inBrowser.newContext({ baseURL: baseUrl(), locale, colorScheme: theme, reducedMotion: 'reduce' });
  await context.addInitScript({ path: join(import.meta.dirname, 'console/in-page.mjs') });
  await context.addInitScript({
    content: `if (window === top && location.protocol !== 'about:' && localStorage.getItem('tw.theme') === null) asked.choose(${JSON.stringify({ 'tw.theme': theme })})`,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Types in who one is, and sends it. */
export async function typeIn({ page }: Console, { login, password = PASSWORD }: Person): Promise<void> {
  await page.locator('input[name="username"]').fill(login);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
}

/** Somebody who has signed in through the page. */
export async function openConsole(person: Person, look: Look = {}): Promise<Console> {
  const console = await atTheDoor(look);
  await console.expecting([401], async () => {
    await typeIn(console, person);
    if (person.otp) {
      await console.page.locator('input[name="otp"]').fill(person.otp());
      await console.page.locator('button[type="submit"]').click();
    }
    await console.page.locator('#content').waitFor();
  });
  return console;
}
