// Put into every page before anything else: what a test asks of the page itself. Playwright runs it there, not in Node.
globalThis.asked = {
  isInside: () => document.getElementById('content') !== null,
  go: (to) => history.pushState({}, '', to),
  locale: () => document.documentElement.lang,
  cookies: () => document.cookie,
  stored: () => [localStorage, sessionStorage].map((store) => JSON.stringify(store)).join(' '),
  status: (path, headers) => fetch(path, { headers }).then((response) => response.text().then(() => response.status)),

  painted: () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),

  /** Presses a button and types on into the search of the page, sooner than what the button does can have come back. */
  pressAndType: async (button, word) => {
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === button).click();
    await Promise.resolve();
    document.querySelector('[data-search=page]').focus();
    document.execCommand('insertText', false, word);
  },

  /** Nothing is shown as being on its way, three times within a moment. */
  isStill: async () => {
    for (let look = 0; look < 3; look += 1) {
      await new Promise((done) => setTimeout(done, 15));
      if (document.querySelector('[aria-busy="true"]')) return false;
    }
    return true;
  },

  choose: (choices) => {
    for (const [name, value] of Object.entries(choices)) localStorage.setItem(name, value);
    if ('tw.theme' in choices) document.documentElement?.setAttribute('data-theme', choices['tw.theme']);
  },

  /** What reaches beyond the screen, is not shown whole or says no unit, and everything that can be read. */
  seen: () => ({ overflow: [...overflow(), ...clipped(), ...unitless()], words: [...new Set([...texts(), ...names()])] }),

  /** Of the page as it is printed: what is cut off, what is not in the light, and which tables are as a phone has them. */
  onPaper: () => ({
    cutOff: cutOff(),
    dark: dark(),
    asOnPhone: [...document.querySelectorAll('main .table')].filter((table) => getComputedStyle(table).display !== 'table').map(nameOf),
  }),

  /** Pictures of figures: in which unit, and what of their words can hardly be read on what lies behind them. */
  charts: () => [...document.querySelectorAll('figure.chart')].map((chart) => ({ title: titleOf(chart), axis: axisOf(chart), faint: faint(chart) })),

  /** What stands above a page: where each step leads, and what is said of the page itself. */
  wayUp: () => {
    const nav = [...document.querySelectorAll('main nav[aria-label]')].find((each) => each.querySelector('[aria-current="page"]') !== null);
    return {
      steps: [...(nav?.querySelectorAll('a[href]') ?? [])].map((link) => ({ name: link.textContent, to: link.pathname })),
      here: nav?.querySelector('[aria-current="page"]').textContent ?? null,
      title: document.querySelector('main h1')?.textContent ?? null,
      menu: [...document.querySelectorAll('.side a[href]')].map((link) => link.pathname),
    };
  },

  /** What axe-core finds serious: what it is, where, and why. */
  serious: async (where = 'body', runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']) => {
    const { violations } = await globalThis.axe.run(where, { resultTypes: ['violations'], runOnly });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ html, failureSummary = '' }) => `axe ${id}: ${html.slice(0, 160)} ${failureSummary.split('\n')[1] ?? ''}`.trim()),
      );
  },
};

function overflow() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth + 1) return [];
  const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
  return [
    `${scrollWidth} px wide on ${clientWidth} px: ${wide
      .slice(0, 3)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
      .join(', ')}`,
  ];
}

/** Words of which the screen shows a part only, and whose whole does not come up on pointing either. */
function clipped() {
  const found = [...document.querySelectorAll('body *')].filter(
    (element) => hasWords(element) && isCutShort(element) && !element.closest('.unseen, input, textarea, [title]'),
  );
  return found.slice(0, 3).map((element) => `cut short: ${nameOf(element)} ${element.textContent.trim().slice(0, 60)}`);
}

/** Letters of a picture reach beyond their lines. */
const hasWords = (element) =>
  element instanceof HTMLElement &&
  [...element.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim() !== '') &&
  element.checkVisibility();

const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
const scrolls = (overflow) => overflow === 'auto' || overflow === 'scroll';

function isCutShort(element) {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && (holdsMore(element) || isBehindAnEdge(element));
}

/** It has more in it than it shows, and does not scroll. */
function holdsMore(element) {
  const { overflowX, overflowY } = getComputedStyle(element);
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  return (cuts(overflowX) && scrollWidth > clientWidth + 1) || (cuts(overflowY) && scrollHeight > clientHeight + 1);
}

/** It reaches beyond something around it that cuts, with nothing between them that scrolls. */
function isBehindAnEdge(element) {
  const { right, bottom } = element.getBoundingClientRect();
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around);
    if (scrolls(overflowX) || scrolls(overflowY)) return false;
    const edge = around.getBoundingClientRect();
    if ((cuts(overflowX) && right > edge.right + 1) || (cuts(overflowY) && bottom > edge.bottom + 1)) return true;
  }
  return false;
}

const UNITS = ['万元', '件', 'CNY thousand', 'count'];

const titleOf = (chart) => chart.querySelector('figcaption span').textContent;
const axisOf = (chart) => [...chart.querySelectorAll('svg text')].map((text) => text.textContent).find((word) => UNITS.includes(word));

/** Pictures that do not say in what their figures are; behind a table there is none. */
const unitless = () =>
  [...document.querySelectorAll('figure.chart')]
    .filter((chart) => chart.querySelector('svg text') && axisOf(chart) === undefined)
    .map((chart) => `a chart without a unit: ${titleOf(chart)}`);

/** WCAG 1.4.3. */
const CONTRAST = 4.5;

function luminance(colour) {
  const [red, green, blue] = colour
    .match(/[\d.]+/g)
    .slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function faint(chart) {
  let behind = chart;
  while (behind.parentElement && /^(transparent|rgba\(.*, 0\))$/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  const paper = luminance(getComputedStyle(behind).backgroundColor);
  return [...chart.querySelectorAll('svg text')]
    .filter((text) => {
      const ink = luminance(getComputedStyle(text).fill);
      return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) < CONTRAST;
    })
    .map((text) => text.textContent);
}

const nameOf = (element) => `${element.tagName.toLowerCase()}.${element.className}`;

/** Beyond the sheet, or inside of something that does not show all it holds. */
function cutOff() {
  const { clientWidth } = document.documentElement;
  const isCut = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const { scrollWidth, clientWidth: width, scrollHeight, clientHeight: height } = element;
    return (overflowX !== 'visible' && scrollWidth > width + 1) || (overflowY !== 'visible' && scrollHeight > height + 1);
  };
  return [...document.querySelectorAll('main *')]
    .filter((element) => element instanceof HTMLElement && element.checkVisibility() && !element.closest('.unseen, input, textarea, iframe'))
    .filter((element) => isCut(element) || element.getBoundingClientRect().right > clientWidth + 1)
    .map(nameOf);
}

function dark() {
  const lightness = (colour) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return alpha === 0 ? undefined : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  const found = [...document.querySelectorAll('html, .panel, .table-frame, .figure-card, h1, td, dd')];
  return found
    .filter((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return (lightness(backgroundColor) ?? 1) < 0.8 || lightness(color) > 0.6;
    })
    .map(nameOf);
}

/** Names of languages, codes to copy, the id of a request, and who one is in which post of the company are what they are in every language. */
const IN_ANY_LANGUAGE = '[lang]:not(html), code, kbd, .refusal-id, .account-name';

function texts() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    if (text !== '' && node.parentElement.checkVisibility() && !node.parentElement.closest(IN_ANY_LANGUAGE)) found.push(text);
  }
  return found;
}

function names() {
  const named = [...document.querySelectorAll('[placeholder], [title], [aria-label]')].filter((element) => !element.closest(IN_ANY_LANGUAGE));
  return named.flatMap((element) => ['placeholder', 'title', 'aria-label'].map((name) => element.getAttribute(name)?.trim() ?? '')).filter(Boolean);
}
