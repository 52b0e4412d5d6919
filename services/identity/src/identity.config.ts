import { parseEnvironment } from '@tradewind/runtime/environment';
import { IsNotEmpty, IsString } from 'class-validator';

/** What identity needs beside what every service needs. */
export class IdentityConfig {
  /** JWK with the private key that signs access tokens. */
  @IsString() @IsNotEmpty() readonly privateKeyFile!: string;
  /** Whoever knows it may found the company, once. */
  @IsString() @IsNotEmpty() readonly setupCode!: string;

  /** Keys by id and which is active, or one key in base64: they seal the secrets that partners sign requests with. */
  @IsString() @IsNotEmpty() readonly partnerKeyFile!: string;

  /** Key-encryption keys: second factors are sealed under the active one. */
  @IsString() @IsNotEmpty() readonly personalDataKeysFile!: string;
  /** JWK set with the public keys; identity verifies its own tokens between two factors. */
  @IsString() @IsNotEmpty() readonly publicKeysFile!: string;

  static from(env: NodeJS.ProcessEnv): IdentityConfig {
    return parseEnvironment(IdentityConfig, {
      publicKeysFile: env.TOKEN_PUBLIC_KEYS_FILE,
      personalDataKeysFile: env.PERSONAL_DATA_KEYS_FILE,
      privateKeyFile: env.TOKEN_PRIVATE_KEY_FILE,
      setupCode: env.SETUP_CODE,
      partnerKeyFile: env.PARTNER_KEY_FILE,
    });
  }
}
