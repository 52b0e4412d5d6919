import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import type { Operation } from '@tradewind/kernel/operation';
import { addressed } from './addressed.js';
import { Refusal, type ProblemBody } from './refusal.js';

export interface CallOptions {
  /** Idempotency-Key: the same key and input are done once. */
  readonly key?: string;
  /** Version the caller has read. */
  readonly ifMatch?: number;
  /** Simulated time of the call; only where the platform runs with SIMULATED_TIME=on. */
  readonly asOf?: Date;
  readonly language?: 'zh-CN' | 'zh-TW' | 'en';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is in place of a JSON body; its content type goes into the headers. */
  readonly file?: Uint8Array<ArrayBuffer>;
  /** The caller gives up after this many milliseconds, answer or not; without it, it waits as long as the connection holds. */
  readonly patienceMs?: number;
}

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

interface Token {
  readonly text: string;
  readonly until: number;
}

/** Shortly before a token's ten minutes are over we sign in again. */
const TOKEN_MS = 9 * 60_000;

/** Somebody using the platform over HTTP, typed by the registry of operations. */
export class HttpActor {
  constructor(
    readonly baseUrl: string,
    private readonly credentials: Credentials | null,
    /** Sent with every call that does not say otherwise. */
    private readonly defaults: CallOptions = {},
    /** Shared by the same person with other defaults: signed in once, however many calls begin at once. */
    private readonly held: { token?: Promise<Token> | undefined } = {},
  ) {}

  /** The same person with other defaults, e.g. at another time. */
  with(defaults: CallOptions): HttpActor {
    return new HttpActor(this.baseUrl, this.credentials, { ...this.defaults, ...defaults }, this.held);
  }

  async call<I extends object, R>(op: Operation<I, R>, input: I, options: CallOptions = {}): Promise<R> {
    const response = await this.request(op, input, options);
    const text = await response.text();
    if (!response.ok) throw new Refusal(op.id, JSON.parse(text) as ProblemBody, response);
    return (text === '' ? undefined : JSON.parse(text)) as R;
  }

  /** The raw response, for tests of headers and bytes. */
  async request<I extends object, R>(op: Operation<I, R>, input: I, options: CallOptions = {}): Promise<Response> {
    const { method, path, body } = addressed(op, input);
    const send = async (): Promise<Response> => {
      const all = { ...this.defaults, ...options };
      const headers = await this.headers(op, all);
      const signal = all.patienceMs === undefined ? null : AbortSignal.timeout(all.patienceMs);
      const sent = all.file ?? (body && JSON.stringify(body));
      return fetch(`${this.baseUrl}${path}`, { method, headers, signal, ...(sent && { body: sent }) });
    };
    const { token } = this.held;
    const response = await send();
    if (response.status !== 401 || token === undefined || op.spec.allow === 'public') return response;
    this.held.token = undefined; // taken back meanwhile, e.g. because posts changed: nothing was done yet, so sign in anew and ask once more
    return send();
  }

  private async headers(op: Operation, { key, ifMatch, asOf, language, headers, patienceMs }: CallOptions): Promise<Record<string, string>> {
    return {
      'content-type': 'application/json',
      ...(this.credentials && op.spec.allow !== 'public' && { authorization: `Bearer ${await this.accessToken(this.credentials, patienceMs)}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(ifMatch !== undefined && { 'if-match': `"v${ifMatch}"` }),
      ...(asOf && { 'x-as-of': asOf.toISOString() }),
      ...(language && { 'accept-language': language }),
      ...headers,
    };
  }

  private async accessToken(credentials: Credentials, patienceMs: number | undefined): Promise<string> {
    const { token } = this.held;
    const known = await token;
    if (known && known.until > Date.now()) return known.text;
    if (this.held.token === token) this.held.token = this.signIn(credentials, patienceMs);
    return this.accessToken(credentials, patienceMs);
  }

  private async signIn({ login, password }: Credentials, patienceMs: number | undefined): Promise<Token> {
    try {
      const anybody = new HttpActor(this.baseUrl, null, patienceMs === undefined ? {} : { patienceMs });
      const { access_token } = await anybody.call(signInApi.signIn, { grant_type: 'password', username: login, password });
      return { text: access_token, until: Date.now() + TOKEN_MS };
    } catch (error) {
      this.held.token = undefined;
      throw error;
    }
  }
}
