import { CONSOLE_HEADER } from './console-header.js';
import { invalidate } from './keys.js';
import { renewSession } from './sign-in.js';

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
/** Who has not touched the page for so long is not kept signed in by it. */
const ATTENDED_MS = 5 * 60_000;
/** Changes come in bursts: what they touch is read again once. */
const GATHER_MS = 400;

let touchedAt = Date.now();
for (const event of ['pointerdown', 'keydown', 'visibilitychange']) addEventListener(event, () => (touchedAt = Date.now()), { passive: true });

const isAttended = (): boolean => document.visibilityState === 'visible' && Date.now() - touchedAt < ATTENDED_MS;

/** Listens until it is told to stop: what a service says has changed is read again where it is shown. */
export function listenForChanges(): () => void {
  const stop = new AbortController();
  void keepListening(stop.signal);
  return () => stop.abort();
}

async function keepListening(signal: AbortSignal): Promise<void> {
  const isOver = (): boolean => signal.aborted;
  let wait = FIRST_WAIT_MS;
  while (!isOver()) {
    const heard = await listenOnce(signal).catch(() => false);
    wait = heard ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    if (!isOver()) await new Promise((resolve) => setTimeout(resolve, wait));
    await untilAttended(isOver);
    if (!isOver()) await renewSession().catch(() => false);
  }
}

async function untilAttended(isOver: () => boolean): Promise<void> {
  while (!isOver() && !isAttended()) await new Promise((resolve) => setTimeout(resolve, 1000));
}

/** @returns whether the stream was open at all; it ends with the access token */
async function listenOnce(signal: AbortSignal): Promise<boolean> {
  const response = await fetch('/console/stream', { headers: CONSOLE_HEADER, signal });
  if (!response.ok || !response.body) return false;
  let rest = '';
  for await (const piece of response.body.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
    const messages = (rest + piece).split('\n\n');
    rest = messages.pop() ?? '';
    messages.forEach(hear);
  }
  return true;
}

const gathered = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

function hear(message: string): void {
  const data = /^data: ?(.*)$/m.exec(message)?.[1];
  if (data === undefined || !/^event: ?changed$/m.test(message)) return;
  for (const service of (JSON.parse(data) as { readonly services: readonly string[] }).services) gathered.add(service);
  gathered.add('approvals');
  timer ??= setTimeout(() => {
    timer = undefined;
    void invalidate(gathered);
    gathered.clear();
  }, GATHER_MS);
}
