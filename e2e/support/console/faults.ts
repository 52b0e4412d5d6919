import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page, Request } from 'playwright-core';
import { isLeftSimplified, wordsOfTheConsole, type Words } from './words.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a rule of the company or of the resource refuses is an answer, and shown as one. */
const REFUSALS = [409, 412, 422, 428];

/** What is listened to on a page while somebody is at it. */
export const HEARD = ['console', 'pageerror', 'request', 'requestfinished', 'requestfailed', 'response', 'dialog', 'download'] as const;

/** Listens to a page: what goes wrong in it, and whether it still waits for something. */
export class Ear {
  private readonly heard: string[] = [];
  private readonly inFlight = new Set<Request>();
  /** How many requests there were. */
  private asked = 0;
  private expected: readonly number[] = [];

  constructor(private readonly page: Page) {
    page.on('console', (message) => {
      // a response that failed is heard below, with its address
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.heard.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.heard.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (isStream(request)) return;
      this.asked += 1;
      this.inFlight.add(request);
    });
    page.on('requestfinished', (request) => this.inFlight.delete(request));
    page.on('requestfailed', (request) => {
      this.inFlight.delete(request);
      const { errorText = '' } = request.failure() ?? {};
      if (!isStream(request) && errorText !== 'net::ERR_ABORTED') this.heard.push(`failed: ${request.method()} ${request.url()} ${errorText}`);
    });
    page.on('response', (response) => {
      const status = response.status();
      if (status < 400 || REFUSALS.includes(status) || this.expected.includes(status)) return;
      this.heard.push(`${status}: ${response.request().method()} ${new URL(response.url()).pathname}${new URL(response.url()).search}`);
    });
  }

  /** These are part of what is tried, until what is returned is called. */
  expects(statuses: readonly number[]): () => void {
    this.expected = statuses;
    return () => {
      this.expected = [];
    };
  }

  /** What was heard since this was last asked. */
  faults(): string[] {
    return this.heard.splice(0);
  }

  /** Until nothing is asked for any more and nothing is shown as being on its way. */
  async quiet(): Promise<void> {
    const until = Date.now() + 15_000;
    while (!(await this.isQuiet())) {
      if (Date.now() > until)
        throw new Error(`${this.page.url()} does not come to rest: ${[...this.inFlight].map((request) => request.url()).join(', ') || 'aria-busy'}`);
      await sleep(15);
    }
  }

  /** For a moment, which is waited for in the page: to ask it again and again from here costs more than what it does. */
  private async isQuiet(): Promise<boolean> {
    if (this.inFlight.size > 0) return false;
    const { asked } = this;
    const isStill = await this.page.evaluate<boolean>('asked.isStill()').catch((error: unknown) => leftMeanwhile(error));
    return isStill && this.asked === asked;
  }
}

/** A page that has just been left says nothing about the one that comes. */
function leftMeanwhile(error: unknown): false {
  if (/navigat|context was destroyed/i.test(String(error))) return false;
  throw error;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const isStream = (request: Request): boolean => request.url().includes('/console/stream');

interface Seen {
  readonly overflow: readonly string[];
  readonly words: readonly string[];
}

/** What is wrong with how a page looks: wider than the screen, in the other language, ids and codes instead of names. */
export async function looksWrong(page: Page): Promise<string[]> {
  const locale = await page.evaluate<string>('asked.locale()');
  const { overflow, words } = await page.evaluate<Seen>('asked.seen()');
  const left = locale === 'zh-TW' ? words.filter(isLeftSimplified).map((word) => `in simplified characters: ${word}`) : [];
  return [...overflow, ...left, ...words.flatMap((word) => unfit(word, locale === 'en' ? 'en' : 'zh', wordsOfTheConsole()))];
}

function unfit(word: string, language: 'zh' | 'en', { zh, en }: Words): string[] {
  const others = language === 'en' ? zh : en;
  const own = language === 'en' ? en : zh;
  if (others.has(word) && !own.has(word)) return [`in the other language: ${word}`];
  if (/(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/.test(word)) return [`an id: ${word}`];
  if (/^(undefined|null|NaN|\[object Object\])$|\{\w+\}/.test(word)) return [`not a text: ${word}`];
  if (/^-?\d{4,}\.\d{2}$|\d{4}-\d{2}-\d{2}T\d{2}:/.test(word)) return [`an amount or a moment as programs write it: ${word}`];
  return language === 'zh' && /^[a-z]+(-[a-z]+)+$/.test(word) ? [`a code: ${word}`] : [];
}

interface WayUp {
  readonly steps: readonly { readonly name: string; readonly to: string }[];
  readonly here: string | null;
  readonly title: string | null;
  readonly menu: readonly string[];
}

/** A page of one record says the way back up: to its area first, which is in the menu, and itself last. */
export async function wrongWayUp(page: Page): Promise<string[]> {
  const { steps, here, title, menu } = await page.evaluate<WayUp>('asked.wayUp()');
  const [first] = steps;
  if (!first) return ['no way up'];
  const nowhere = steps.filter(({ name }) => name.trim() === '').map(({ to }) => `a step without a name: ${to}`);
  return [
    ...nowhere,
    ...(menu.includes(first.to) ? [] : [`not in the menu: ${first.to}`]),
    ...(here === title ? [] : [`${here ?? 'nothing'} instead of ${title ?? 'nothing'}`]),
  ];
}

export interface Looked {
  /** A selector: the frame around the pages need not be looked at with each of them. */
  readonly at?: string;
  /** Of another look of the same page: only whether it can be read. */
  readonly onlyContrast?: boolean;
}

/** What axe-core finds serious, in one line each. */
export async function inaccessible(page: Page, { at = 'body', onlyContrast = false }: Looked = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe);
  const rules = onlyContrast ? ", { type: 'rule', values: ['color-contrast'] }" : '';
  return page.evaluate<string[]>(`asked.serious(${JSON.stringify(at)}${rules})`);
}
