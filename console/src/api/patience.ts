const TRIES = 4;
const LONGEST_WAIT_MS = 15_000;

/** Too busy, and asked too much of. */
const BUSY: readonly number[] = [503, 429];

interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Statuses after which it is worth asking again. */
  readonly busy?: readonly number[];
}

/** Asks again as long as the platform is only busy; whatever else it says is the answer. */
export async function patiently(ask: () => Promise<Response>, { signal, busy = BUSY }: Patience = {}): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const response = await ask();
    const wait = busy.includes(response.status) ? waitAskedFor(response.headers) : undefined;
    if (wait === undefined || tries === TRIES) return response;
    await pause(wait, signal);
  }
}

/** Milliseconds, where the platform says that it is worth asking again. */
function waitAskedFor(headers: Headers): number | undefined {
  const seconds = headers.get('retry-after');
  if (seconds === null || !/^\d+$/.test(seconds)) return undefined;
  const wait = Number.parseInt(seconds, 10) * 1000;
  return wait > LONGEST_WAIT_MS ? undefined : wait + Math.random() * 250;
}

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
