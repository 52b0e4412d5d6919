import { Controller } from '@nestjs/common';
import {
  signInApi,
  type FinishOidc,
  type MeView,
  type OidcStartView,
  type RevokeToken,
  type TokenRequest,
  type TokenView,
} from '@tradewind/contracts/identity/sign-in.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { OutsideSignIn } from './outside-sign-in.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

@Controller()
export class SignInController {
  constructor(
    private readonly door: SignIn,
    private readonly outside: OutsideSignIn,
    private readonly sessions: Sessions,
  ) {}

  @Handles(signInApi.signIn)
  signIn(request: TokenRequest, _: Actor, at: Date): Promise<TokenView> {
    return this.door.signIn(request, at);
  }

  @Handles(signInApi.signOut)
  signOut({ token }: RevokeToken, _: Actor, at: Date): Promise<void> {
    return this.sessions.signOut(token, at);
  }

  @Handles(signInApi.startOidc)
  startOidc(): Promise<OidcStartView> {
    return this.outside.start();
  }

  @Handles(signInApi.finishOidc)
  finishOidc(came: FinishOidc, _: Actor, at: Date): Promise<TokenView> {
    return this.outside.finish(came, at);
  }

  @Handles(signInApi.me)
  me(_: object, { id, name, posts, grants }: Actor): Promise<MeView> {
    const permissions = [...new Set(grants.map(({ permission }) => permission))].sort();
    return Promise.resolve({ id, name, posts, permissions });
  }
}
