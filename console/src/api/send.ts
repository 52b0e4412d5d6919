import { currentLanguage } from '../i18n/language.js';
import { OPERATIONS } from './operations.gen.js';
import type { OperationId } from './operation-types.js';
import { CONSOLE_HEADER } from './console-header.js';
import { patiently } from './patience.js';
import { problemFrom } from './problem.js';
import { renewSession, unreachable } from './sign-in.js';

const BASE = '/api/v1';

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
  const asked = (): Promise<Response> =>
    patiently(
      () =>
        ask().catch((error: unknown) => {
          throw signal?.aborted ? error : unreachable(error);
        }),
      { signal },
    );
  const first = await asked();
  const response = first.status === 401 && (await renewSession()) ? await asked() : first;
  if (!response.ok) throw await problemFrom(response);
  return response;
}
