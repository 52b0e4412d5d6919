import { CONSOLE_HEADER } from './console-header.js';
import { patiently } from './patience.js';
import { problemFrom, ProblemError } from './problem.js';
import { currentLanguage } from '../i18n/language.js';
import { currentSession, keepSession, sessionOf, type SignedIn } from './session.js';

const SESSION = '/console/session';

type Known = (SignedIn & { readonly signedIn: true }) | { readonly signedIn: false };

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly otp?: string;
  readonly recoveryCode?: string;
}

/** Throws a `ProblemError`: `identity.mfa-required` asks for the code besides, `identity.too-many-tries` for patience. */
export const signIn = (credentials: Credentials): Promise<boolean> => keep(ask('POST', SESSION, credentials));

export async function signOut(): Promise<void> {
  await fetch(SESSION, { method: 'DELETE', headers: CONSOLE_HEADER });
  keepSession(null);
}

let asking: Promise<boolean> | undefined;

/** Asks the gateway who is signed in, which also renews what ran out; true: somebody is. Two tabs do it one after the other. */
export function renewSession(): Promise<boolean> {
  asking ??= oneTabAtATime(() => keep(ask('GET', SESSION))).finally(() => (asking = undefined));
  return asking;
}

/** Browsers give locks only to pages that came over https or from this machine. */
function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { readonly locks?: LockManager };
  return locks ? (locks.request('tw.session', work) as Promise<T>) : work();
}

async function keep(answer: Promise<Known>): Promise<boolean> {
  const known = await answer;
  if (known.signedIn) keepSession(sessionOf(known));
  else if (currentSession() !== null) keepSession(null);
  return known.signedIn;
}

async function ask(method: string, path: string, body?: object): Promise<Known> {
  const headers = { ...CONSOLE_HEADER, 'accept-language': currentLanguage(), ...(body && { 'content-type': 'application/json' }) };
  const once = (): Promise<Response> =>
    fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) }).catch((error: unknown) => {
      throw unreachable(error);
    });
  // not after 429: who tried too often waits, and tries again with something else
  const response = await patiently(once, { busy: [503] });
  if (!response.ok) throw await problemFrom(response);
  return (await response.json()) as Known;
}

/** Nothing came back: no network, or nobody there. */
export function unreachable(cause: unknown): ProblemError {
  const detail = cause instanceof Error ? cause.message : '';
  return new ProblemError({ status: 0, code: navigator.onLine ? 'console.unreachable' : 'console.offline', title: '', detail, requestId: '' });
}
