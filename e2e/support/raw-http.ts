import { HttpActor } from '@tradewind/client/http-actor';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { baseUrl, type Player } from './company.ts';
import { PASSWORD } from './head-office.ts';

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly text?: string;
  readonly json?: object;
}

export interface RawReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

export type Raw = (path: string, request?: RawRequest) => Promise<RawReply>;

/** Requests as bytes, for what a typed client could never send. Paths begin at the API. */
export const rawAs =
  (token: string | null): Raw =>
  async (path, { method = 'GET', headers = {}, text, json } = {}) => {
    const body = text ?? (json && JSON.stringify(json));
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    const contentType = body === undefined ? {} : { 'content-type': 'application/json' };
    const all = { ...authorization, ...contentType, ...headers };
    const response = await fetch(`${baseUrl()}${path}`, { method, headers: all, ...(body !== undefined && { body }) });
    const answer = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, text: answer, json: isJson ? (JSON.parse(answer) as Record<string, unknown>) : {} };
  };

export async function tokenOf({ login }: Pick<Player, 'login'>): Promise<string> {
  const { access_token } = await new HttpActor(baseUrl(), null).call(signInApi.signIn, { grant_type: 'password', username: login, password: PASSWORD });
  return access_token;
}
