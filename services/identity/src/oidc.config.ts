import { parseEnvironment } from '@tradewind/runtime/environment';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches } from 'class-validator';

/** Where people sign in besides here; there is none unless OIDC_ISSUER is set. */
export class OidcConfig {
  /** https, or http on this machine for tests. */
  @Matches(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)(:|\/|$))/) readonly issuer!: string;
  @IsString() @IsNotEmpty() readonly clientId!: string;
  @IsOptional() @IsString() readonly clientSecret?: string;
  /** Exactly as registered at the provider: `https://…/api/v1/oauth/oidc/callback`. */
  @Matches(/^https?:\/\/.*\/oauth\/oidc\/callback$/) readonly redirectUri!: string;
  /** Which claim is the login here; of an e-mail only the part before the @, and only when the provider verified it. */
  @IsIn(['preferred_username', 'email']) readonly loginClaim: 'preferred_username' | 'email' = 'preferred_username';
  /** With `email`: only addresses of this domain. */
  @IsOptional() @IsString() readonly emailDomain?: string;

  static from(env: NodeJS.ProcessEnv): OidcConfig | null {
    if (!env.OIDC_ISSUER) return null;
    return parseEnvironment(OidcConfig, {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
      redirectUri: env.OIDC_REDIRECT_URI,
      loginClaim: env.OIDC_LOGIN_CLAIM,
      emailDomain: env.OIDC_EMAIL_DOMAIN,
    });
  }
}
