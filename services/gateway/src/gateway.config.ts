import { parseEnvironment } from '@tradewind/runtime/environment';
import { Transform } from 'class-transformer';
import { IsInt, IsNotEmpty, IsString, Matches, Max, Min } from 'class-validator';

const whole = ({ value }: { value: unknown }): number => parseInt(String(value), 10);

/** What the gateway needs from its environment. */
export class GatewayConfig {
  @Matches(/^(nats|tls):\/\//) readonly natsUrl!: string;
  @Transform(whole) @IsInt() @Min(0) @Max(65_535) readonly port: number = 8080;
  @IsString() readonly host: string = '127.0.0.1';

  /** JWK set that tells whose quota a request is charged to. */
  @IsString() @IsNotEmpty() readonly publicKeysFile!: string;
  /** Key shown with internal operations. */
  @IsString() @IsNotEmpty() readonly gatewayKeyFile!: string;
  /** Requests a minute of one person, and of one address from which nobody is signed in. */
  @Transform(whole) @IsInt() @Min(1) readonly quotaPerPerson: number = 6_000;
  @Transform(whole) @IsInt() @Min(1) readonly quotaPerAddress: number = 3_000;
  /** CIDR ranges of proxies whose X-Forwarded-For is believed, separated by commas. */
  @Transform(({ value }: { value: unknown }) => String(value).split(',').filter(Boolean))
  @IsString({ each: true })
  readonly trustedProxies: readonly string[] = [];

  static from(env: NodeJS.ProcessEnv): GatewayConfig {
    return parseEnvironment(GatewayConfig, {
      natsUrl: env.NATS_URL,
      port: env.PORT,
      host: env.HOST,
      publicKeysFile: env.TOKEN_PUBLIC_KEYS_FILE,
      gatewayKeyFile: env.GATEWAY_KEY_FILE,
      quotaPerPerson: env.QUOTA_PER_PERSON,
      quotaPerAddress: env.QUOTA_PER_ADDRESS,
      trustedProxies: env.TRUSTED_PROXIES,
    });
  }
}
