import { join } from 'node:path';
import { reconcilerUrls } from './databases.ts';
import { platformDist, within } from './paths.ts';
import { runNode } from './run-to-end.ts';
import { say } from './steps.ts';

/** Half past three in the night of the company, which keeps China's time; the manifest of the cluster says the same. */
const AT_UTC = { hours: 19, minutes: 30 };
const DAY_MS = 86_400_000;

/** Every night all databases are compared, and `/status` says what was found. Gives what ends it. */
export function comparedNightly(stateDir: string, env: Record<string, string>): () => void {
  const stopping = new AbortController();
  let timer = setTimeout(night, untilNight(new Date()));
  function night(): void {
    timer = setTimeout(night, untilNight(new Date()));
    void compare(stateDir, env, stopping.signal);
  }
  return () => {
    clearTimeout(timer);
    stopping.abort();
  };
}

function untilNight(now: Date): number {
  const tonight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), AT_UTC.hours, AT_UTC.minutes);
  return tonight > now.getTime() ? tonight - now.getTime() : tonight + DAY_MS - now.getTime();
}

async function compare(stateDir: string, env: Record<string, string>, signal: AbortSignal): Promise<void> {
  const ours = process.env.POLICIES_DATABASE_URL === undefined;
  const urls = ours ? reconcilerUrls(within(stateDir).postgres, Number(new URL(env.POLICIES_DATABASE_URL ?? '').port)) : {};
  const publicKeys = { AUDIT_PUBLIC_KEYS_FILE: join(env.AUDIT_KEYS_DIR ?? '', 'public.jwks.json') };
  const { ok, output } = await runNode([join(platformDist, 'reconcile.js'), '--store'], { env: { ...process.env, ...env, ...urls, ...publicKeys }, signal });
  if (!signal.aborted) say(`${ok ? '✓' : '!'} all databases were compared: ${ok ? 'nothing is wrong' : `\n${output}`}`);
}
