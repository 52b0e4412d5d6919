// Put into every page before anything else: what a test asks of the page itself. Playwright runs it there, not in Node.
globalThis.asked = {
  isInside: () => document.getElementById('content') !== null,
  go: (to) => history.pushState({}, '', to),
  locale: () => document.documentElement.lang,
  cookies: () => document.cookie,
  stored: () => [localStorage, sessionStorage].map((store) => JSON.stringify(store)).join(' '),
  status: (path, headers) => fetch(path, { headers }).then((response) => response.text().then(() => response.status)),

  painted: () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),

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

  /** What reaches beyond the screen, and everything that can be read. */
  seen: () => ({ overflow: overflow(), words: [...new Set([...texts(), ...names()])] }),

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

/** Names of languages, codes to copy and the id of a request are what they are in every language. */
const IN_ANY_LANGUAGE = '[lang]:not(html), code, kbd, .refusal-id';

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
