import { join } from 'node:path';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, Min, IsNotEmpty, IsOptional, IsString, Matches } from 'class-validator';
import { PATIENCE_MS } from '@tradewind/messaging/operation-client';
import { DATABASE_BUDGETS } from '@tradewind/persistence/time-budgets';
import { parseEnvironment } from './environment.js';

/** A number of the environment, which knows only texts. */
const Whole = (): PropertyDecorator => (target, name) => {
  for (const decorate of [Transform(({ value }: { value: unknown }) => parseInt(String(value), 10)), IsInt(), Min(0)]) decorate(target, name);
};

/** What every service that owns a database needs from its environment. */
export class ServiceConfig {
  @Matches(/^postgres(ql)?:\/\//) readonly databaseUrl!: string;
  @Matches(/^(nats|tls):\/\//) readonly natsUrl!: string;
  /** JWK set with the public keys that access tokens are signed with. */
  @IsString() @IsNotEmpty() readonly publicKeysFile!: string;
  /** Key the gateway shows with internal operations; a service without it serves none. */
  @IsOptional() @IsString() @IsNotEmpty() readonly gatewayKeyFile?: string;
  /** JWK with the private key this service signs with what it asks in its own name, and the set that verifies others'; without them neither is done. */
  @IsOptional() @IsString() @IsNotEmpty() readonly serviceKeyFile?: string;
  @IsOptional() @IsString() @IsNotEmpty() readonly servicePublicKeysFile?: string;
  /** JWK with the private key that marks this service's audit trail and signs its chain (S14). */
  @IsString() @IsNotEmpty() readonly auditKeyFile!: string;
  /** How often the heads of the chain are announced, in milliseconds. */
  @Transform(({ value }: { value: unknown }) => parseInt(String(value), 10)) @IsInt() @Min(100) readonly auditHeadsEveryMs: number = 60_000;
  /** How long work waits for a database connection before its caller is told to come again, in milliseconds (R14). */
  @Transform(({ value }: { value: unknown }) => parseInt(String(value), 10)) @IsInt() @Min(100) readonly poolWaitMs: number = DATABASE_BUDGETS.poolWaitMs;
  /** How long another service is waited for, in milliseconds (R14). */
  @Transform(({ value }: { value: unknown }) => parseInt(String(value), 10)) @IsInt() @Min(100) readonly requestPatienceMs: number = PATIENCE_MS;
  /** So many days an exported file is kept. */
  @Transform(({ value }: { value: unknown }) => parseInt(String(value), 10)) @IsInt() @Min(1) readonly exportKeepDays: number = 7;
  /** `on` lets X-As-Of set the time of a request: demo history and tests only. */
  @IsIn(['on', 'off']) readonly simulatedTime: 'on' | 'off' = 'off';
  /** `off` only while history is written with past dates: the clocks would judge it by today. They catch up at the next start. */
  @IsIn(['on', 'off']) readonly watches: 'on' | 'off' = 'on';

  /** More rows unpublished, or one older in seconds: the service is degraded (R2). */
  @Whole() readonly outboxDegradedRows: number = 100_000;
  @Whole() readonly outboxDegradedSeconds: number = 3_600;
  /** More rows unpublished, or more of the disk used: no change is taken (R2). */
  @Whole() readonly outboxFullRows: number = 1_000_000;
  @Whole() readonly diskFullPercent: number = 85;
  /** A folder on the volume of the database, where it can be seen from here. */
  @IsOptional() @IsString() readonly databaseVolume?: string;
  @Whole() readonly figuresEveryMs: number = 5_000;
  /** How long a missing event may be on its way, and when it becomes an alarm (R4). */
  @Whole() readonly eventGapMs: number = 30_000;
  @Whole() readonly eventGapAlarmMs: number = 600_000;

  static from(service: string, env: NodeJS.ProcessEnv): ServiceConfig {
    return parseEnvironment(ServiceConfig, {
      databaseUrl: env[`${prefix(service)}_DATABASE_URL`],
      natsUrl: env.NATS_URL,
      publicKeysFile: env.TOKEN_PUBLIC_KEYS_FILE,
      gatewayKeyFile: env.GATEWAY_KEY_FILE,
      serviceKeyFile: env.SERVICE_KEY_FILE ?? (env.SERVICE_KEYS_DIR && join(env.SERVICE_KEYS_DIR, `${service}.jwk`)),
      servicePublicKeysFile: env.SERVICE_PUBLIC_KEYS_FILE,
      auditKeyFile: env.AUDIT_KEY_FILE ?? (env.AUDIT_KEYS_DIR && join(env.AUDIT_KEYS_DIR, `${service}.jwk`)),
      auditHeadsEveryMs: env.AUDIT_HEADS_EVERY_MS,
      poolWaitMs: env.POOL_WAIT_MS,
      requestPatienceMs: env.REQUEST_PATIENCE_MS,
      exportKeepDays: env.EXPORT_KEEP_DAYS,
      simulatedTime: env.SIMULATED_TIME,
      watches: env.WATCHES,
      outboxDegradedRows: env.OUTBOX_DEGRADED_ROWS,
      outboxDegradedSeconds: env.OUTBOX_DEGRADED_SECONDS,
      outboxFullRows: env.OUTBOX_FULL_ROWS,
      diskFullPercent: env.DISK_FULL_PERCENT,
      databaseVolume: env.DATABASE_VOLUME,
      figuresEveryMs: env.FIGURES_EVERY_MS,
      eventGapMs: env.EVENT_GAP_MS,
      eventGapAlarmMs: env.EVENT_GAP_ALARM_MS,
    });
  }
}

/** `after-sales` → `AFTER_SALES` */
export const prefix = (service: string): string => service.toUpperCase().replaceAll('-', '_');
