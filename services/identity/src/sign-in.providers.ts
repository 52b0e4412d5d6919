import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { IdentityConfig } from './identity.config.js';
import { OidcConfig } from './oidc.config.js';
import { OIDC, OutsideSignIn } from './outside-sign-in.js';
import { Passwords } from './passwords.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { SecondFactorSecrets } from './second-factor-secrets.js';
import { SecondFactors } from './second-factors.js';
import { SessionRepository } from './session.repository.js';
import { Sessions } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignIn } from './sign-in.js';
import { SignInRules } from './sign-in-rules.js';
import { RewrapSignInSecretsWatch } from './watches/rewrap-sign-in-secrets.watch.js';

/** All that signing in is made of. */
export const SIGN_IN = [
  SignIn,
  OutsideSignIn,
  Sessions,
  SessionRepository,
  SignInLimits,
  Passwords,
  SecondFactors,
  SecondFactorRepository,
  SecondFactorSecrets,
  SignInRules,
  RewrapSignInSecretsWatch,
  { provide: OIDC, useFactory: (): OidcConfig | null => OidcConfig.from(process.env) },
  {
    provide: TokenVerifier,
    inject: [IdentityConfig],
    useFactory: ({ publicKeysFile }: IdentityConfig): TokenVerifier => TokenVerifier.fromFile(publicKeysFile),
  },
];
