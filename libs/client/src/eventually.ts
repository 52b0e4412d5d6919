const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries until it no longer throws: for effects that arrive by event. The last error is what a reader needs. */
export async function eventually<T>(attempt: () => Promise<T>, withinMs = 15_000, pauseMs = 50): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await sleep(pauseMs);
    }
  }
}
