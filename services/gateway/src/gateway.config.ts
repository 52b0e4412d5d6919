import { PATIENCE_MS } from '@tradewind/messaging/operation-client';
import { parseEnvironment } from '@tradewind/runtime/environment';
import { Transform } from 'class-transformer';
import { builtConsole } from './console/pages.js';
import { laneWidths, LANES, type LaneWidths } from './lanes.js';
import { IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

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
  /** How many requests of each class are worked on at once and how many more wait, e.g. `command=64/200,report=8/16` (R13). */
  @Transform(({ value }: { value: unknown }) => laneWidths(String(value))) readonly lanes: LaneWidths = LANES;
  /** Milliseconds a request waits for its turn, and then for a service (R13, R14). */
  @Transform(whole) @IsInt() @Min(0) readonly queuePatienceMs: number = 250;
  @Transform(whole) @IsInt() @Min(100) readonly requestPatienceMs: number = PATIENCE_MS;
  /** Milliseconds a request may take in all (R14). */
  @Transform(whole) @IsInt() @Min(1_000) readonly requestBudgetMs: number = 10_000;
  /** No report is begun while the event loop is later than this, in milliseconds. */
  @Transform(whole) @IsInt() @Min(50) readonly loopLagLimitMs: number = 500;
  /** CIDR ranges of proxies whose X-Forwarded-For is believed, separated by commas. */
  @Transform(({ value }: { value: unknown }) => String(value).split(',').filter(Boolean))
  @IsString({ each: true })
  readonly trustedProxies: readonly string[] = [];

  /** The built pages of the console; where the image has them when nothing is said. */
  @IsOptional() @IsString() readonly consoleDir: string | null = builtConsole();

  static from(env: NodeJS.ProcessEnv): GatewayConfig {
    return parseEnvironment(GatewayConfig, {
      natsUrl: env.NATS_URL,
      port: env.PORT,
      host: env.HOST,
      publicKeysFile: env.TOKEN_PUBLIC_KEYS_FILE,
      gatewayKeyFile: env.GATEWAY_KEY_FILE,
      quotaPerPerson: env.QUOTA_PER_PERSON,
      quotaPerAddress: env.QUOTA_PER_ADDRESS,
      lanes: env.LANES,
      queuePatienceMs: env.QUEUE_PATIENCE_MS,
      requestPatienceMs: env.REQUEST_PATIENCE_MS,
      requestBudgetMs: env.REQUEST_BUDGET_MS,
      loopLagLimitMs: env.LOOP_LAG_LIMIT_MS,
      trustedProxies: env.TRUSTED_PROXIES,
      consoleDir: env.CONSOLE_DIR,
    });
  }
}
