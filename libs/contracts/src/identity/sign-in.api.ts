import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, Flag, Id, Instant, ListOf, OrgPath, Secret, Text, Texts } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { passwordTooWeak, personNotFound } from './identity.faults.js';
import { addressNotAllowed, credentialsWrong } from './partner-apps.faults.js';
import { PersonId, PersonView } from './organisation.api.js';
import {
  codeWrong,
  factorAlreadyThere,
  factorNotThere,
  grantIncomplete,
  grantTypeUnknown,
  oidcOff,
  oidcRefused,
  oldPasswordWrong,
  refreshTokenUsed,
  secondFactorNeeded,
  sessionNotFound,
  signInFailed,
  tooManyTries,
} from './sign-in.faults.js';

// Field names of RFC 6749, so that any OAuth client can sign in.
export class TokenRequest {
  @Text({ max: 40, doc: '`password`, `refresh_token`, `mfa_otp`, `mfa_recovery_code` or, for partner apps, `client_credentials`' })
  readonly grant_type!: string;
  @Text({ max: 100, optional: true, doc: 'With `password`', holds: 'person' }) readonly username?: string;
  @Secret({ optional: true, doc: 'With `password`' }) readonly password?: string;
  @Text({ optional: true, doc: 'With `refresh_token`' }) readonly refresh_token?: string;
  @Text({ max: 2000, optional: true, doc: 'With `mfa_…`: from `rule.facts.mfaToken` of the refusal `identity.mfa-required`' }) readonly mfa_token?: string;
  @Text({ max: 10, optional: true, doc: 'With `mfa_otp`: six digits' }) readonly otp?: string;
  @Text({ max: 40, optional: true, doc: 'With `mfa_recovery_code`' }) readonly recovery_code?: string;
  @Text({ max: 64, optional: true, doc: 'With `client_credentials`: the id of the partner app; or as HTTP Basic' }) readonly client_id?: string;
  @Secret({ optional: true, doc: 'With `client_credentials`; or as HTTP Basic' }) readonly client_secret?: string;
}
export class TokenView {
  @Text() readonly access_token!: string;
  @Text() readonly token_type!: string;
  @Count({ doc: 'Seconds' }) readonly expires_in!: number;
  @Text({ optional: true, doc: 'For one use: each use gives the next one. Ends 12 hours after sign-in. Partner apps get none' })
  readonly refresh_token?: string;
  @Flag({ doc: 'True: the post demands a second factor; until it is enrolled the token allows nothing else' }) readonly mfa_enrolment_required!: boolean;
}
export class RevokeToken {
  @Text({ doc: 'The refresh token' }) readonly token!: string;
}

export class HeldPostView {
  @Code() readonly post!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
}
export class MeView {
  @Id() readonly id!: string;
  @Text() readonly name!: string;
  @ListOf(() => HeldPostView) readonly posts!: readonly HeldPostView[];
  @Texts({ doc: 'What these posts allow' }) readonly permissions!: readonly string[];
}

export class SessionId {
  @Id() readonly sessionId!: string;
}
export class SessionView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Instant() readonly openedAt!: string;
  @Instant() readonly lastUsedAt!: string;
  @Instant() readonly expiresAt!: string;
  @Instant({ nullable: true }) readonly endedAt!: string | null;
  @Text({ doc: 'Network address of the sign-in' }) readonly address!: string;
  @Text() readonly userAgent!: string;
  @Flag({ doc: 'The session this request is made in' }) readonly current!: boolean;
}

export class ChangePassword {
  @Secret() readonly oldPassword!: string;
  @Secret() readonly newPassword!: string;
}
export class ResetPassword {
  @Secret({ doc: 'Told to the person on another way; their second factor stays' }) readonly newPassword!: string;
}

export class TotpEnrolmentView {
  @Text({ max: 500, doc: 'For the QR code of an authenticator app' }) readonly otpauthUrl!: string;
  @Text({ doc: 'Base32; shown this once' }) readonly secret!: string;
}
export class ConfirmTotp {
  @Text({ max: 10, doc: 'Six digits' }) readonly otp!: string;
}
export class RecoveryCodesView {
  @Texts({ doc: 'Each opens the account once without the device; shown this once' }) readonly recoveryCodes!: readonly string[];
}

export class OidcStartView {
  @Text({ max: 4000, doc: 'Where the browser goes' }) readonly authorizationUrl!: string;
  @Text({ doc: 'Comes back with the browser; keep it in a cookie of this browser' }) readonly state!: string;
}
export class FinishOidc {
  @Text({ max: 4000, doc: 'The query the browser came back with', holds: 'person' }) readonly query!: string;
  @Text({ doc: 'From the cookie' }) readonly state!: string;
}

export const signInApi = defineApi('identity', {
  signIn: operation({
    http: 'POST /oauth/token',
    allow: 'public',
    load: 'access',
    summary: 'Sign in; gives an access token for 10 minutes and a refresh token',
    description:
      'Five tries per account, then growing delays. A refresh token counts once; used again, it ends the session. With a second factor the first call answers `identity.mfa-required`.',
    body: TokenRequest,
    reply: TokenView,
    faults: [
      signInFailed,
      grantTypeUnknown,
      grantIncomplete,
      tooManyTries,
      secondFactorNeeded,
      codeWrong,
      refreshTokenUsed,
      credentialsWrong,
      addressNotAllowed,
    ],
    confidentialReply: true,
  }),
  signOut: operation({
    http: 'POST /oauth/revoke',
    allow: 'public',
    load: 'access',
    summary: 'Sign out: ends the session of a refresh token (RFC 7009)',
    description: 'Answers the same whether or not there was such a session.',
    body: RevokeToken,
  }),
  startOidc: operation({
    http: 'POST /oauth/oidc/start',
    allow: 'public',
    load: 'access',
    summary: 'Begin signing in at the outside provider (OIDC, PKCE)',
    description: 'Browsers use `GET /api/v1/oauth/oidc/start`, which redirects.',
    reply: OidcStartView,
    faults: [oidcOff, oidcRefused],
    confidentialReply: true,
  }),
  finishOidc: operation({
    http: 'POST /oauth/oidc/finish',
    allow: 'public',
    load: 'access',
    summary: 'End signing in at the outside provider',
    description: 'Browsers come back to `GET /api/v1/oauth/oidc/callback`, which calls this.',
    body: FinishOidc,
    reply: TokenView,
    faults: [oidcOff, oidcRefused],
    confidentialReply: true,
  }),
  me: operation({ http: 'GET /me', allow: 'signed-in', summary: 'Who I am and what I may', reply: MeView }),
  findMySessions: operation({
    http: 'GET /me/sessions',
    allow: 'signed-in',
    summary: 'Where I am signed in',
    query: PageRequest,
    reply: page(SessionView),
  }),
  revokeMySession: operation({
    http: 'POST /me/sessions/:sessionId/revoke',
    allow: 'signed-in',
    summary: 'End one of my sessions; its tokens hold no more within seconds',
    params: SessionId,
    reply: SessionView,
    faults: [sessionNotFound],
  }),
  changeMyPassword: operation({
    http: 'POST /me/change-password',
    allow: 'signed-in',
    summary: 'Change my password; ends my other sessions',
    body: ChangePassword,
    faults: [oldPasswordWrong, passwordTooWeak, tooManyTries],
  }),
  enrolTotp: operation({
    http: 'POST /me/totp/enrol',
    allow: 'signed-in',
    summary: 'Set up a second factor (TOTP, RFC 6238)',
    reply: TotpEnrolmentView,
    faults: [factorAlreadyThere],
    confidentialReply: true,
  }),
  confirmTotp: operation({
    http: 'POST /me/totp/confirm',
    allow: 'signed-in',
    summary: 'Confirm the second factor with a first code; gives the recovery codes',
    body: ConfirmTotp,
    reply: RecoveryCodesView,
    faults: [factorNotThere, factorAlreadyThere, codeWrong, tooManyTries],
    confidentialReply: true,
  }),
  resetPassword: operation({
    http: 'POST /people/:personId/reset-password',
    allow: 'org:manage',
    summary: 'Give a person a new password; ends their sessions, keeps their second factor',
    params: PersonId,
    body: ResetPassword,
    reply: PersonView,
    faults: [personNotFound, passwordTooWeak],
  }),
  resetSecondFactor: operation({
    http: 'POST /people/:personId/reset-second-factor',
    allow: 'org:manage',
    summary: 'Take away the second factor of a person whose device is lost; ends their sessions',
    params: PersonId,
    reply: PersonView,
    faults: [personNotFound],
  }),
});
