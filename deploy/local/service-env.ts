import { join } from 'node:path';
import { databaseNames, gateway, type Service, services } from './services.ts';

type Env = Readonly<Record<string, string>>;

/** The names behind `--only a,b`; without it a process hosts everything. */
export function hosted(args: readonly string[]): readonly string[] {
  const at = args.indexOf('--only');
  return at < 0 ? [...services, gateway] : (args[at + 1] ?? '').split(',').filter(Boolean);
}

/** Who gets the keys that personal data and secrets of second factors are sealed under. */
const keepersOfPersonalData: readonly string[] = ['identity', 'customers', 'after-sales'];

export const processName = (args: readonly string[]): string => (args.includes('--only') ? hosted(args).join('+') : 'platform');

export const hasGateway = (args: readonly string[]): boolean => hosted(args).includes(gateway);

/** There is no balancer in front of a laptop. */
const noNotice = { SHUTDOWN_NOTICE_MS: '0' };

/**
 * A process gets its own databases and no others, the signing key only with identity, and never an owner's password.
 * What the person who starts us has set in the shell comes first, so that any setting of a service can be tried.
 */
export function envFor(args: readonly string[], given: Env): Record<string, string> {
  const env = { ...noNotice, ...shell(), ...given };
  const names = hosted(args);
  const hidden = new Set(services.flatMap((service) => hiddenOf(service, names)));
  if (!names.includes('identity')) hidden.add('TOKEN_PRIVATE_KEY_FILE').add('SETUP_CODE').add('OIDC_CLIENT_SECRET').add('PARTNER_KEY_FILE');
  if (!names.includes('identity') && !names.includes(gateway)) hidden.add('GATEWAY_KEY_FILE');
  if (!keepersOfPersonalData.some((name) => names.includes(name))) hidden.add('PERSONAL_DATA_KEYS_FILE');
  if (!names.includes(gateway)) hidden.add('PORT');
  hidden.add('NATS_ADMIN_URL');
  return ownKeys(names, Object.fromEntries(Object.entries(env).filter(([name]) => !hidden.has(name))));
}

/** A process with one service is told of that service's seed, audit key and signing key only. */
function ownKeys(
  names: readonly string[],
  { NATS_SEEDS_DIR: seeds, AUDIT_KEYS_DIR: audit, SERVICE_KEYS_DIR: signing, ...env }: Record<string, string>,
): Record<string, string> {
  const [name] = names;
  if (names.length !== 1)
    return { ...env, ...(seeds && { NATS_SEEDS_DIR: seeds }), ...(audit && { AUDIT_KEYS_DIR: audit }), ...(signing && { SERVICE_KEYS_DIR: signing }) };
  return {
    ...env,
    ...(seeds && { NATS_SEED_FILE: join(seeds, `${name}.nk`) }),
    ...(audit && { AUDIT_KEY_FILE: join(audit, `${name}.jwk`) }),
    ...(signing && name !== gateway && { SERVICE_KEY_FILE: join(signing, `${name}.jwk`) }),
  };
}

function hiddenOf(service: Service, names: readonly string[]): string[] {
  const { variable } = databaseNames(service);
  return [`${variable}_MIGRATION_URL`, ...(names.includes(service) ? [] : [`${variable}_DATABASE_URL`])];
}

function shell(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name, value]) => value !== undefined && !/^(npm_|PORT$|HEALTH_PORT$|TRADEWIND_)/.test(name));
  return Object.fromEntries(entries) as Record<string, string>;
}
