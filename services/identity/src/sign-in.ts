import { Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_SECONDS } from '@tradewind/auth/claims';
import { hashPassword, passwordMatches } from '@tradewind/auth/password';
import { TokenIssuer } from '@tradewind/auth/token-issuer';
import { grantTypeUnknown, signInFailed } from '@tradewind/contracts/identity/identity.faults';
import type { TokenRequest, TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { newId } from '@tradewind/kernel/ids';
import { actorFrom } from './domain/powers.js';
import { AccountRepository } from './person.repository.js';
import { PostRepository } from './post.repository.js';

@Injectable()
export class SignIn {
  /** Checked against when nobody has the login, so that the answer takes as long. */
  private readonly nobody = hashPassword(newId());

  constructor(
    private readonly accounts: AccountRepository,
    private readonly posts: PostRepository,
    private readonly issuer: TokenIssuer,
  ) {}

  async signIn({ grant_type, username, password }: TokenRequest): Promise<TokenView> {
    if (grant_type !== 'password') throw grantTypeUnknown();
    const person = await this.accounts.byLogin(username);
    const matches = await passwordMatches(person?.passwordHash ?? (await this.nobody), password);
    if (!person || !matches || person.status !== 'active') throw signInFailed();
    const described = new Map((await this.posts.findAll({ key: person.posts.map(({ post }) => post) })).map((post) => [post.key, post]));
    return { access_token: await this.issuer.issue(actorFrom(person, described)), token_type: 'Bearer', expires_in: ACCESS_TOKEN_SECONDS };
  }
}
