import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { signInApi, type TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { Browser } from './support/browser.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { baseUrl } from './support/company.ts';
import { bearer, newPerson } from './support/sign-in.ts';

const issuer = process.env.OIDC_ISSUER ?? '';
const start = `${baseUrl()}/api/v1/oauth/oidc/start`;
const callback = `${baseUrl()}/api/v1/oauth/oidc/callback`;

let cast: Cast;
let provider: ChildProcess;
beforeAll(async () => {
  provider = spawn(process.execPath, [join(import.meta.dirname, 'support/outside-provider.mjs')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (provider.stdout) await once(provider.stdout, 'data');
  cast = await aBranch('青岛分公司');
});
afterAll(() => provider.kill());

/** To the provider, through its pages as this login, and to the address it sends the browser back to. */
async function throughTheProvider(browser: Browser, login: string): Promise<string> {
  const begun = await browser.get(start);
  expect(begun.status).toBe(302);
  const asked = await browser.follow(begun, start, `${issuer}/interaction/`);
  await browser.get(asked.arrived);
  const signedIn = await browser.post(asked.arrived, { prompt: 'login', login, password: 'any' });
  const consent = await browser.follow(signedIn, asked.arrived, `${issuer}/interaction/`);
  await browser.get(consent.arrived);
  const agreed = await browser.post(consent.arrived, { prompt: 'consent' });
  return (await browser.follow(agreed, consent.arrived, callback)).arrived;
}

describe('S4 Signing in at an outside provider: code flow with PKCE', () => {
  it('admits somebody who works here, with a session like any other', async () => {
    const person = await newPerson(cast);
    const browser = new Browser();
    const answer = await browser.get(await throughTheProvider(browser, person.login));
    expect(answer.status).toBe(200);
    const { access_token: token, refresh_token: next } = (await answer.json()) as TokenView;
    expect(next).toBeTruthy();
    await expect(bearer(token).call(signInApi.me, {})).resolves.toMatchObject({ id: person.id });
  });

  it('asks with PKCE S256, state, nonce and exactly our own address', async () => {
    const answer = await new Browser().get(`${start}?redirect_uri=https://evil.example/callback&state=mine`);
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toMatchObject({ code_challenge_method: 'S256', redirect_uri: callback, response_type: 'code' });
    expect(searchParams.get('code_challenge')?.length).toBeGreaterThan(40);
    expect(searchParams.get('state')).not.toBe('mine');
    expect(searchParams.get('nonce')).toBeTruthy();
    expect(answer.headers.get('set-cookie')).toMatch(/^tw_oidc=.*HttpOnly; SameSite=Lax/);
  });

  it('counts a return once', async () => {
    const person = await newPerson(cast);
    const browser = new Browser();
    const back = await throughTheProvider(browser, person.login);
    const state = new URL(back).searchParams.get('state') ?? '';
    await expect(browser.get(back)).resolves.toMatchObject({ status: 200 });
    await expect(fetch(back, { headers: { cookie: `tw_oidc=${state}` } })).resolves.toMatchObject({ status: 401 });
  });

  it('refuses a return in another browser, with another state, or with a made-up code', async () => {
    const person = await newPerson(cast);
    const [mine, other] = [new Browser(), new Browser()];
    const back = await throughTheProvider(mine, person.login);
    await expect(other.get(back)).resolves.toMatchObject({ status: 401 });
    await expect(mine.get(back.replace(/state=[^&]+/, 'state=another'))).resolves.toMatchObject({ status: 401 });
    const again = new Browser();
    const second = await throughTheProvider(again, person.login);
    await expect(again.get(second.replace(/code=[^&]+/, 'code=made-up'))).resolves.toMatchObject({ status: 401 });
  });

  it('admits nobody who does not work here, and nobody whose account is disabled', async () => {
    const gone = await newPerson(cast);
    await cast.admin.call(organisationApi.disable, { personId: gone.id });
    for (const login of ['stranger', gone.login]) {
      const browser = new Browser();
      await expect(browser.get(await throughTheProvider(browser, login))).resolves.toMatchObject({ status: 401 });
    }
  });
});
