import { Inject, Injectable } from '@nestjs/common';
import { hashOfSecret } from '@tradewind/auth/opaque-token';
import { oidcOff, oidcRefused } from '@tradewind/contracts/identity/sign-in.faults';
import type { FinishOidc, OidcStartView, TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { Database } from '@tradewind/persistence/database';
import { log } from '@tradewind/runtime/log';
import * as oidc from 'openid-client';
import type { Person } from './domain/person.js';
import { OidcConfig } from './oidc.config.js';
import { AccountRepository } from './person.repository.js';
import { SignIn } from './sign-in.js';

export const OIDC = Symbol('oidc');

interface Begun {
  readonly nonce: string;
  readonly codeVerifier: string;
}
type Claims = Readonly<Record<string, unknown>>;

/**
 * Signing in at an outside provider: authorization code with PKCE; state, nonce and verifier stay on our side and count
 * once (S4). It admits people who work here already, and creates nobody.
 */
@Injectable()
export class OutsideSignIn {
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(
    @Inject(OIDC) private readonly config: OidcConfig | null,
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly door: SignIn,
  ) {}

  async start(): Promise<OidcStartView> {
    const { redirectUri, asked } = this.configured();
    const provider = await this.provider();
    const [state, nonce, codeVerifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    await this.remember(state, { nonce, codeVerifier });
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...asked,
    });
    return { authorizationUrl: url.href, state };
  }

  async finish({ query, state }: FinishOidc, at: Date): Promise<TokenView> {
    const config = this.configured();
    const begun = await this.takeBack(state);
    if (!begun) throw oidcRefused();
    const claims = await this.claims(new URL(`${config.redirectUri}?${query.replace(/^\?/, '')}`), state, begun);
    const person = await this.personOf(claims);
    if (person?.status !== 'active') throw oidcRefused();
    if (!config.isStrongEnough(claims)) throw this.refused(`acr ${String(claims.acr)} is none of ${config.acrValues.join(' ')}`);
    return this.door.admit(person, { secondFactor: config.hadSecondFactor(claims), at });
  }

  private configured(): OidcConfig {
    if (!this.config) throw oidcOff();
    return this.config;
  }

  /** Asked for when somebody first needs it, so that we start without the provider, and again after it failed. */
  private provider(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.configured();
    const onThisMachine = issuer.startsWith('http://');
    this.discovered ??= oidc
      // oxlint-disable-next-line typescript/no-deprecated -- marked so to be noticed: only for a provider on this machine
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: 4, ...(onThisMachine && { execute: [oidc.allowInsecureRequests] }) })
      .catch((error: unknown) => {
        this.discovered = undefined;
        throw this.refused(error);
      });
    return this.discovered;
  }

  private async remember(state: string, { nonce, codeVerifier }: Begun): Promise<void> {
    await this.db.execute(`DELETE FROM "outside_sign_in" WHERE "startedAt" < now() - interval '10 minutes'`);
    await this.db.execute('INSERT INTO "outside_sign_in" ("stateHash", "nonce", "codeVerifier") VALUES ($1, $2, $3)', [
      hashOfSecret(state),
      nonce,
      codeVerifier,
    ]);
  }

  /** For one return, whatever comes of it. */
  private async takeBack(state: string): Promise<Begun | undefined> {
    const [begun] = await this.db.separately(() =>
      this.db.execute<Begun>(
        `DELETE FROM "outside_sign_in" WHERE "stateHash" = $1 AND "startedAt" > now() - interval '10 minutes' RETURNING "nonce", "codeVerifier"`,
        [hashOfSecret(state)],
      ),
    );
    return begun;
  }

  private async claims(cameBackTo: URL, state: string, { nonce, codeVerifier }: Begun): Promise<Claims> {
    const provider = await this.provider();
    try {
      const tokens = await oidc.authorizationCodeGrant(provider, cameBackTo, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const idToken = tokens.claims();
      if (!idToken) throw oidcRefused();
      return { ...(await oidc.fetchUserInfo(provider, tokens.access_token, idToken.sub)), ...idToken };
    } catch (error) {
      throw this.refused(error);
    }
  }

  private async personOf(claims: Claims): Promise<Person | null> {
    const login = this.loginOf(claims);
    return login === null ? null : this.accounts.byLogin(login);
  }

  private loginOf(claims: Claims): string | null {
    const { loginClaim, emailDomain } = this.configured();
    const value = claims[loginClaim];
    if (typeof value !== 'string') return null;
    if (loginClaim === 'preferred_username') return value;
    const [login = '', domain] = value.split('@');
    return claims.email_verified === true && emailDomain !== undefined && domain === emailDomain ? login : null;
  }

  private refused(error: unknown) {
    log.warn({ err: error }, 'sign-in at the outside provider failed');
    return oidcRefused();
  }
}
