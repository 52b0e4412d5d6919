import { parseEnvironment } from '@tradewind/runtime/environment';
import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches } from 'class-validator';

const words = ({ value }: { value: unknown }): string[] => (Array.isArray(value) ? (value as string[]) : String(value).split(' ').filter(Boolean));

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

  /** Levels of assurance (`acr`) that are asked for; whoever comes back with none of them is refused. */
  @Transform(words)
  @IsString({ each: true })
  readonly acrValues: readonly string[] = [];
  /** Methods (`amr`) that count as a second factor. */
  @Transform(words)
  @IsString({ each: true })
  readonly strongMethods: readonly string[] = ['mfa'];

  /** What the provider is asked for, in the words of OpenID. */
  get asked(): { acr_values?: string } {
    return this.acrValues.length > 0 ? { acr_values: this.acrValues.join(' ') } : {};
  }

  /** What was asked for must have been done: a provider may answer with less (ASVS 6.8.4). */
  isStrongEnough({ acr }: Readonly<Record<string, unknown>>): boolean {
    return this.acrValues.length === 0 || (typeof acr === 'string' && this.acrValues.includes(acr));
  }

  hadSecondFactor({ amr }: Readonly<Record<string, unknown>>): boolean {
    return Array.isArray(amr) && amr.some((method) => this.strongMethods.includes(String(method)));
  }

  static from(env: NodeJS.ProcessEnv): OidcConfig | null {
    if (!env.OIDC_ISSUER) return null;
    return parseEnvironment(OidcConfig, {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
      redirectUri: env.OIDC_REDIRECT_URI,
      loginClaim: env.OIDC_LOGIN_CLAIM,
      emailDomain: env.OIDC_EMAIL_DOMAIN,
      acrValues: env.OIDC_ACR_VALUES,
      strongMethods: env.OIDC_STRONG_METHODS,
    });
  }
}
