import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, Id, ListOf, OrgPath, Text, Texts } from '../fields.js';
import { grantTypeUnknown, signInFailed } from './identity.faults.js';

// Field names of RFC 6749, so that any OAuth client can sign in.
export class TokenRequest {
  @Text({ max: 40, doc: '`password`' }) readonly grant_type!: string;
  @Text({ max: 100 }) readonly username!: string;
  @Text({ max: 200 }) readonly password!: string;
}
export class TokenView {
  @Text() readonly access_token!: string;
  @Text() readonly token_type!: string;
  @Count({ doc: 'Seconds' }) readonly expires_in!: number;
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

export const signInApi = defineApi('identity', {
  signIn: operation({
    http: 'POST /oauth/token',
    allow: 'public',
    summary: 'Sign in; gives an access token for 10 minutes',
    body: TokenRequest,
    reply: TokenView,
    faults: [signInFailed, grantTypeUnknown],
  }),
  me: operation({ http: 'GET /me', allow: 'signed-in', summary: 'Who I am and what I may', reply: MeView }),
});
