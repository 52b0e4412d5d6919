import { currentLanguage } from '../i18n/language.js';
import { OPERATIONS } from './operations.gen.js';
import type { OperationId } from './operation-types.js';
import { CONSOLE_HEADER } from './console-header.js';
import { problemFrom } from './problem.js';
import { renewSession, unreachable } from './sign-in.js';

const BASE = '/api/v1';
const TRIES = 4;
const LONGEST_WAIT_MS = 15_000;

export interface Sending {
  readonly signal?: AbortSignal;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  /** Is the body, for the few operations that take a file; what they are besides told stands in path and query. */
  readonly file?: Blob;
}

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
}

type Args = Readonly<Record<string, unknown>>;

/** Splits what a caller gives into path, query and body, by what the operation declares. */
export function requestOf(id: OperationId, args: Args): Request {
  const { method, path, query } = routeOf(id);
  const left = new Map(Object.entries(args).filter(([, value]) => value !== undefined));
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(asText(value));
  });
  const search = new URLSearchParams();
  for (const name of query) {
    const value = left.get(name);
    left.delete(name);
    for (const each of value === undefined ? [] : [value].flat()) search.append(name, asText(each));
  }
  const body = method === 'GET' || left.size === 0 ? undefined : JSON.stringify(Object.fromEntries(left));
  return { method, url: `${BASE}${url}${search.size === 0 ? '' : `?${search.toString()}`}`, body };
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

interface Route {
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
}

function routeOf(id: OperationId): Route {
  const [http, , query] = OPERATIONS[id];
  const [method = 'GET', path = '/'] = http.split(' ');
  return { method, path, query: query?.split(' ') ?? [] };
}

/** Asks the platform, and asks again where it is only busy. Throws a `ProblemError`. */
export async function send(id: OperationId, args: Args, sending: Sending = {}): Promise<Response> {
  const { method, url, body: json } = requestOf(id, args);
  const body = sending.file ?? json;
  const headers = {
    ...CONSOLE_HEADER,
    'accept-language': currentLanguage(),
    ...(body !== undefined && { 'content-type': sending.file ? 'application/octet-stream' : 'application/json' }),
    ...(sending.idempotencyKey !== undefined && { 'idempotency-key': sending.idempotencyKey }),
    ...(sending.ifMatch !== undefined && { 'if-match': sending.ifMatch }),
  };
  const init = { method, headers, ...(body !== undefined && { body }), ...(sending.signal && { signal: sending.signal }) };
  return answered(() => fetch(url, init), sending);
}

/** Sends again what ran into an ended session or a busy platform; a command does so under its Idempotency-Key. */
export async function answered(ask: () => Promise<Response>, { signal }: Pick<Sending, 'signal'> = {}): Promise<Response> {
  let renewed = false;
  for (let tries = 1; ; tries += 1) {
    const response = await ask().catch((error: unknown) => {
      throw signal?.aborted ? error : unreachable(error);
    });
    if (response.ok) return response;
    if (response.status === 401 && !renewed && (renewed = await renewSession())) continue;
    const wait = waitAskedFor(response);
    if (wait === undefined || tries === TRIES) throw await problemFrom(response);
    await pause(wait, signal);
  }
}

/** Milliseconds, where the platform says that it is worth asking again. */
function waitAskedFor({ status, headers }: Response): number | undefined {
  if (status !== 503 && status !== 429) return undefined;
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
