import { percentile } from '../../chaos/run/results.ts';
import { firstScreen, BUDGET } from '../../console/first-screen.mjs';
import type { Page } from 'playwright-core';
import { consoleOf, opened, type OpenConsole } from '../console/browser.ts';
import { longestTaskDuring } from '../console/longest-task.ts';
import { drawn, fragment } from '../operations/marks.ts';
import type { BenchResult } from './results.ts';

/** What issue 7 allows. Milliseconds; bytes as gzip sends them. */
export const BUDGETS = { interactionMs: 300, longTaskMs: 200, firstScreenBytes: BUDGET } as const;

type Measured = NonNullable<BenchResult['console']>;

const MAY_SEE_ALL_OF_THE_BRANCH = 'bj-manager';
const PAGES = { Today: '/', customers: '/customers', orders: '/orders', approvals: '/approvals' } as const;

/** Something somebody does with a list: what they do, the event it begins with, and when its answer is there. */
interface Interaction {
  readonly event: 'input' | 'change' | 'click';
  readonly done: string;
  readonly act: (page: Page) => Promise<unknown>;
}

/** Nobody waits longer: what did not come stands in the figures as so long, and the page is opened again. */
const GIVES_UP_MS = 10_000;
const LISTED_ANEW = 'bench.listedAnew()';
const SEARCH = 'input[type="search"]';

const INTERACTIONS: Readonly<Record<string, Interaction>> = {
  'search: two characters': { event: 'input', done: LISTED_ANEW, act: (page) => page.locator(SEARCH).first().pressSequentially(fragment()) },
  'search: number': { event: 'input', done: LISTED_ANEW, act: (page) => page.locator(SEARCH).first().pressSequentially(`0${drawn([...'0123456789'])}${drawn([...'0123456789'])}7`) }, // prettier-ignore
  'filter by tier': { event: 'change', done: LISTED_ANEW, act: (page) => page.locator('select[aria-label="等级"]').selectOption({ index: 1 }) },
  'filter: contact overdue': { event: 'change', done: LISTED_ANEW, act: (page) => page.locator('select[aria-label="联系"]').selectOption({ index: 1 }) },
  sort: {
    event: 'click',
    // the table remembers its order: the third time takes it away
    done: '((before) => () => bench.order() !== before)(bench.order())',
    act: (page) => page.locator('#content th button').first().click(),
  },
  'next page': {
    event: 'click',
    done: '((before) => () => bench.rows() > before)(bench.rows())',
    act: (page) => page.getByRole('button', { name: '加载更多' }).click(),
  },
};

/** The console in Chromium with all customers behind its list: how long somebody waits, and whether a page keeps still while it opens. */
export async function consoleMeasured(url: string, looks: number): Promise<Measured> {
  const desk = await consoleOf(url, MAY_SEE_ALL_OF_THE_BRANCH);
  try {
    return { interactions: await interactionsAt(desk, looks), opening: await openingsAt(desk, looks), firstScreen: { bytes: firstScreen().bytes } };
  } finally {
    await desk.close();
  }
}

async function interactionsAt({ page }: OpenConsole, looks: number): Promise<Measured['interactions']> {
  const waited = new Map<string, number[]>(Object.keys(INTERACTIONS).map((name) => [name, []]));
  for (let look = 0; look < looks; look += 1) {
    // anew each time: what was asked before is kept by the page, and would be there at once
    await opened(page, '/customers');
    for (const [name, interaction] of Object.entries(INTERACTIONS)) {
      const ms = await waitFor(page, interaction);
      waited.get(name)?.push(ms);
      if (ms >= GIVES_UP_MS) await opened(page, '/customers');
      else if (interaction.done === LISTED_ANEW) await page.getByRole('button', { name: '清除条件' }).click();
    }
  }
  return Object.fromEntries([...waited].map(([name, all]) => [name, { p50: percentile(all, 0.5), most: Math.max(...all), looks: all.length }]));
}

async function waitFor(page: Page, { event, done, act }: Interaction): Promise<number> {
  const [waited] = await Promise.all([page.evaluate<number>(`bench.wait('${event}', ${done}, ${GIVES_UP_MS})`), act(page)]);
  return waited;
}

async function openingsAt({ browser, page }: OpenConsole, looks: number): Promise<Measured['opening']> {
  const found: Record<string, { ms: number; longestTask: number; cpu: number }> = {};
  for (const [name, path] of Object.entries(PAGES)) {
    const [tasks, times, cpu]: [number[], number[], number[]] = [[0], [], []];
    for (let look = 0; look < looks; look += 1) {
      const since = performance.now();
      await opened(page, path);
      times.push(performance.now() - since);
      tasks.push(...(await page.evaluate<number[]>('bench.longTasks')));
      cpu.push(await longestTaskDuring(browser, page, () => opened(page, path)));
    }
    found[name] = { ms: percentile(times, 0.5), longestTask: Math.max(...tasks), cpu: Math.max(...cpu) };
  }
  return found;
}
