// Put into every page before anything else: how long somebody at the screen waits. Playwright runs it there, not in Node.
globalThis.bench = {
  /** Milliseconds of the tasks that kept the page from answering, since it was asked for. */
  longTasks: [],

  /** From the last event of this kind, by its own time stamp, until `done` holds and what it shows has been painted; or for `most` ms, and no longer. */
  wait: (kind, done, most) =>
    new Promise((resolve) => {
      const began = performance.now();
      let since;
      const heard = (event) => (since = event.timeStamp);
      addEventListener(kind, heard, { capture: true });
      const look = () => {
        const isOver = performance.now() - began > most;
        if (!isOver && (since === undefined || !done())) return void requestAnimationFrame(look);
        requestAnimationFrame(() =>
          setTimeout(() => {
            removeEventListener(kind, heard, { capture: true });
            resolve(performance.now() - (isOver ? began : since));
          }),
        );
      };
      look();
    }),

  /** The list was asked for anew: what it had is away, and its answer is there. */
  listedAnew: () => {
    const isAway = () => document.querySelector('#content [aria-busy="true"]') !== null;
    let wasAway = false;
    // an answer may be there before the next frame is
    new MutationObserver(() => (wasAway ||= isAway())).observe(document.getElementById('content'), { attributes: true, childList: true, subtree: true });
    return () => wasAway && !isAway();
  },

  /** Which column the list is in order of, and which way. */
  order: () => [...document.querySelectorAll('#content th')].map((column) => column.getAttribute('aria-sort') ?? '-').join(' '),

  rows: () => document.querySelectorAll('#content tbody tr:not(.gap)').length,
};

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) globalThis.bench.longTasks.push(duration);
}).observe({ type: 'longtask', buffered: true });
