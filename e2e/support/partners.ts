import { createHash, createHmac, randomUUID } from 'node:crypto';
import { HttpActor } from '@tradewind/client/http-actor';
import { partnerAppsApi, type PartnerAppView, type RegisterPartnerApp } from '@tradewind/contracts/identity/partner-apps.api';
import { baseUrl, headOffice, type Player } from './company.ts';

const TOKEN_URL = (): string => `${baseUrl()}/api/v1/oauth/token`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface Partner {
  readonly app: PartnerAppView;
  readonly secretId: string;
  readonly secret: string;
}

let known: { readonly url: string; readonly admin: Player } | undefined;
/** Signed in once at a platform, however many apps are registered. */
function administrator(): Player {
  const url = baseUrl();
  if (known?.url !== url) known = { url, admin: headOffice().admin };
  return known.admin;
}

/** An app that the administrator registers, with its first secret. */
export async function aPartner(given: Partial<RegisterPartnerApp> & Pick<RegisterPartnerApp, 'scopes' | 'org'>): Promise<Partner> {
  const app = await administrator().call(partnerAppsApi.registerPartnerApp, { name: '渝北建材 ERP', allowedAddresses: [], quotaPerMinute: 60_000, ...given });
  return { app, ...(await aSecret(app.id)) };
}

export async function aSecret(partnerAppId: string): Promise<Pick<Partner, 'secretId' | 'secret'>> {
  const { secretId, secret } = await administrator().call(partnerAppsApi.addPartnerSecret, { partnerAppId });
  return { secretId, secret };
}

/** Client credentials the way OAuth libraries send them: a form, the secret as HTTP Basic. */
export const askForToken = (clientId: string, secret: string): Promise<Response> =>
  fetch(TOKEN_URL(), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });

export async function tokenOf({ app, secret }: Partner): Promise<string> {
  const response = await askForToken(app.id, secret);
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { access_token: string }).access_token;
}

/** The partner's ERP, signed in. */
export async function signedIn(partner: Partner): Promise<HttpActor> {
  return new HttpActor(baseUrl(), null, { headers: { authorization: `Bearer ${await tokenOf(partner)}` } });
}

export interface Signing {
  readonly timestamp?: number;
  readonly nonce?: string;
  readonly secret?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent in place of what was signed. */
  readonly sent?: { readonly target?: string; readonly body?: string; readonly method?: string };
}

/** A request signed as api.md says, made from its text alone: independent of the code that checks it. */
export function signed(partner: Partner, method: string, target: string, body = '', given: Signing = {}): Promise<Response> {
  const sent = { target, body, method, ...given.sent };
  const carries = sent.method !== 'GET';
  return fetch(`${baseUrl()}/api/v1${sent.target}`, {
    method: sent.method,
    headers: {
      ...signatureHeaders(partner, [method, sorted(`/api/v1${target}`), sha256(body)], given),
      ...(carries && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      ...given.headers,
    },
    ...(carries && { body: sent.body }),
  });
}

function signatureHeaders({ app, secret: first }: Partner, signedParts: readonly string[], given: Signing): Record<string, string> {
  const { timestamp = Math.floor(Date.now() / 1000), nonce = randomUUID(), secret = first, key = app.id } = given;
  const signature = createHmac('sha256', secret)
    .update([...signedParts, String(timestamp), nonce].join('\n'))
    .digest('hex');
  return { 'x-app-key': key, 'x-timestamp': String(timestamp), 'x-nonce': nonce, 'x-signature': `v1=${signature}` };
}

function sorted(target: string): string {
  const [path = '', query] = target.split('?');
  return query === undefined ? path : `${path}?${query.split('&').sort().join('&')}`;
}
