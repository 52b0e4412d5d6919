import { Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_SECONDS } from '@tradewind/auth/claims';
import { hashPassword, isOutdated, passwordMatches } from '@tradewind/auth/password';
import { TokenIssuer, type TokenKind } from '@tradewind/auth/token-issuer';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { grantIncomplete, grantTypeUnknown, secondFactorNeeded, signInFailed } from '@tradewind/contracts/identity/sign-in.faults';
import type { TokenRequest, TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { currentCall } from '@tradewind/kernel/call';
import { newId } from '@tradewind/kernel/ids';
import { Database } from '@tradewind/persistence/database';
import type { Person } from './domain/person.js';
import { AccountRepository } from './person.repository.js';
import { PartnerDoor } from './partner-door.js';
import { SecondFactors } from './second-factors.js';
import { Sessions } from './sessions.js';
import { accountLimit, addressLimit, SignInLimits } from './sign-in-limits.js';

/** Stands between the password and the second factor; opens nothing by itself. */
const BETWEEN: TokenKind = { typ: 'mfa+jwt', audience: 'tradewind-mfa', seconds: 300 };

type Grant = (request: TokenRequest, at: Date) => Promise<TokenView>;

@Injectable()
export class SignIn {
  /** Checked against when nobody has the login, so that the answer takes as long. */
  private readonly nobody = hashPassword(newId());
  private readonly grants: Readonly<Record<string, Grant>> = {
    password: (request, at) => this.byPassword(request, at),
    refresh_token: (request, at) => this.byRefreshToken(request, at),
    mfa_otp: (request, at) => this.bySecondFactor(request, at),
    mfa_recovery_code: (request, at) => this.byRecoveryCode(request, at),
    client_credentials: (request) => this.byClientCredentials(request),
  };

  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    private readonly limits: SignInLimits,
    private readonly issuer: TokenIssuer,
    private readonly verifier: TokenVerifier,
    private readonly partners: PartnerDoor,
  ) {}

  signIn(request: TokenRequest, at: Date): Promise<TokenView> {
    const grant = Object.hasOwn(this.grants, request.grant_type) ? this.grants[request.grant_type] : undefined;
    if (!grant) throw grantTypeUnknown({ known: Object.keys(this.grants) });
    return grant(request, at);
  }

  /** True when this is the person's password. Takes as long for a login that nobody has (S2). */
  private passwordIsRight(login: string, person: Person | null, password: string): Promise<boolean> {
    const address = currentCall().client?.address;
    const limits = [accountLimit(login), ...(address ? [addressLimit(address)] : [])];
    return this.limits.within(limits, async () => {
      const matches = await passwordMatches(person?.passwordHash ?? (await this.nobody), password);
      return person?.status === 'active' && matches;
    });
  }

  /** After the first factor: a session, or the question for the second one. */
  async admit(person: Person, { secondFactor, at }: { secondFactor: boolean; at: Date }): Promise<TokenView> {
    if (!secondFactor && (await this.factors.isSetUp(person.id))) throw await this.askForSecondFactor(person);
    return this.sessions.open(person.id, { secondFactor, at });
  }

  private async byPassword({ username, password, grant_type: grantType }: TokenRequest, at: Date): Promise<TokenView> {
    if (username === undefined || password === undefined) throw grantIncomplete({ grantType, needs: ['username', 'password'] });
    const person = await this.accounts.byLogin(username);
    if (!(await this.passwordIsRight(username, person, password)) || !person) throw signInFailed();
    await this.keepHashCurrent(person, password);
    return this.admit(person, { secondFactor: false, at });
  }

  private byRefreshToken({ refresh_token: token, grant_type: grantType }: TokenRequest, at: Date): Promise<TokenView> {
    if (token === undefined) throw grantIncomplete({ grantType, needs: ['refresh_token'] });
    return this.sessions.refresh(token, at);
  }

  private async bySecondFactor({ mfa_token: token, otp, grant_type: grantType }: TokenRequest, at: Date): Promise<TokenView> {
    if (token === undefined || otp === undefined) throw grantIncomplete({ grantType, needs: ['mfa_token', 'otp'] });
    const personId = await this.personBetween(token);
    await this.factors.useCode(personId, otp, at);
    return this.sessions.open(personId, { secondFactor: true, at });
  }

  private async byRecoveryCode({ mfa_token: token, recovery_code: code, grant_type: grantType }: TokenRequest, at: Date): Promise<TokenView> {
    if (token === undefined || code === undefined) throw grantIncomplete({ grantType, needs: ['mfa_token', 'recovery_code'] });
    const personId = await this.personBetween(token);
    await this.factors.useRecoveryCode(personId, code);
    return this.sessions.open(personId, { secondFactor: true, at });
  }

  /** A partner app: no session and no refresh token, it asks again with its secret (RFC 6749 §4.4.3). */
  private async byClientCredentials({ client_id: id, client_secret: secret, grant_type: grantType }: TokenRequest): Promise<TokenView> {
    if (id === undefined || secret === undefined) throw grantIncomplete({ grantType, needs: ['client_id', 'client_secret'] });
    const token = await this.partners.tokenFor(id, secret);
    return { access_token: token, token_type: 'Bearer', expires_in: ACCESS_TOKEN_SECONDS, mfa_enrolment_required: false };
  }

  private async askForSecondFactor({ id }: Person) {
    const mfaToken = await this.issuer.sign(BETWEEN, { sub: id });
    return secondFactorNeeded({ mfaToken, grantTypes: ['mfa_otp', 'mfa_recovery_code'] });
  }

  private async personBetween(token: string): Promise<string> {
    return (await this.verifier.claims(BETWEEN, token)).sub ?? '';
  }

  /** When the parameters have been raised, the password is at hand only now. */
  private async keepHashCurrent({ id, passwordHash }: Person, password: string): Promise<void> {
    if (!isOutdated(passwordHash)) return;
    const renewed = await hashPassword(password);
    await this.db.separately(() =>
      this.accounts.update(id, (person) => {
        person.setPassword(renewed);
      }),
    );
  }
}
