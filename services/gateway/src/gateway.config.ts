import { parseEnvironment } from '@tradewind/runtime/environment';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Matches, Max, Min } from 'class-validator';

/** What the gateway needs from its environment. */
export class GatewayConfig {
  @Matches(/^(nats|tls):\/\//) readonly natsUrl!: string;
  @Transform(({ value }: { value: unknown }) => parseInt(String(value), 10)) @IsInt() @Min(0) @Max(65_535) readonly port: number = 8080;
  @IsString() readonly host: string = '127.0.0.1';

  static from(env: NodeJS.ProcessEnv): GatewayConfig {
    return parseEnvironment(GatewayConfig, { natsUrl: env.NATS_URL, port: env.PORT, host: env.HOST });
  }
}
