import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as browsers, type Browser, type Page } from 'playwright-core';
import { chromium } from '../../deploy/local/chromium.ts';
import { tradewind } from '../../deploy/local/paths.ts';
import { baseUrl } from './company.ts';
import { Ear, inaccessible, looksWrong, type Looked } from './console/faults.ts';
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
/** Looked at by people: `.tradewind/screens/`. */
const SCREENS = join(tradewind, 'screens');

/** A browser takes a second of a processor to start: it waits so long for the next console, also of another chapter. */
const LINGERS_MS = 20_000;

let browser: Promise<Browser> | undefined;
let open = 0;
let leaving: NodeJS.Timeout | undefined;

/** One browser for all consoles. Each has a context of its own, and knows nothing of the others. */
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
    void last?.then((it) => it.close());
  }, LINGERS_MS);
}

async function launched(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return browsers.launch({ executablePath: await chromium(), args: [...sandbox, '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'] });
}

/** The console as somebody has it before them. Whatever goes wrong in it while it is open fails the test when it is closed. */
export class Console {
  constructor(
    readonly page: Page,
    private readonly ear: Ear,
  ) {}

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
    mkdirSync(SCREENS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENS, `${name}.png`), animations: 'disabled' });
    const wrong = [...(await looksWrong(this.page)), ...(await inaccessible(this.page)), ...this.ear.faults()];
    if (wrong.length > 0) throw new Error(`${name} (${new URL(this.page.url()).pathname}):\n${wrong.join('\n')}`);
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
    await this.page.context().close();
    oneLess();
    if (faults.length > 0) throw new Error(`The console complained:\n${faults.join('\n')}`);
  }
}

/** The sign-in page, and nobody signed in. */
export async function atTheDoor({ width = 1440, theme = 'light', locale = 'zh-CN' }: Look = {}): Promise<Console> {
  const context = await (
    await aBrowser()
  ).newContext({
    baseURL: baseUrl(),
    viewport: { width, height: HEIGHTS[width] },
    locale,
    colorScheme: theme,
    reducedMotion: 'reduce',
    // each browser is at an address of its own, or one address would sign in too often
    extraHTTPHeaders: { 'x-forwarded-for': anAddress() },
  });
  await context.addInitScript({ path: join(import.meta.dirname, 'console/in-page.mjs') });
  await context.addInitScript({
    content: `if (window === top && localStorage.getItem('tw.locale') === null) asked.choose(${JSON.stringify({ 'tw.theme': theme, 'tw.locale': locale })})`,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('dialog', (dialog) => void dialog.accept());
  const console = new Console(page, new Ear(page));
  await page.goto('/');
  await console.quiet();
  return console;
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
