import { Controller } from '@nestjs/common';
import { signInApi, type MeView, type TokenRequest, type TokenView } from '@tradewind/contracts/identity/sign-in.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { SignIn } from './sign-in.js';

@Controller()
export class SignInController {
  constructor(private readonly door: SignIn) {}

  @Handles(signInApi.signIn)
  signIn(request: TokenRequest): Promise<TokenView> {
    return this.door.signIn(request);
  }

  @Handles(signInApi.me)
  me(_: object, { id, name, posts, grants }: Actor): Promise<MeView> {
    const permissions = [...new Set(grants.map(({ permission }) => permission))].sort();
    return Promise.resolve({ id, name, posts, permissions });
  }
}
