import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { state, within } from '../local/paths.ts';
import { databaseNames, type Service } from '../local/services.ts';

/** A service's database: from the environment, as the migration step has it, else that of this machine's state folder. */
export function databaseToVerify(service: Service): string {
  const { database, owner, variable } = databaseNames(service);
  const given = process.env[`${variable}_MIGRATION_URL`] ?? process.env[`${variable}_DATABASE_URL`];
  if (given) return given;
  const folder = within(state).postgres;
  const [passwords, port] = [join(folder, 'roles.json'), join(folder, 'port')];
  if (!existsSync(passwords) || !existsSync(port))
    throw new StartFailure(
      `Where is the database of ${service}?`,
      `neither ${variable}_MIGRATION_URL nor ${folder} says`,
      'set the variable, or run this where `npm start` has run',
    );
  const known = JSON.parse(readFileSync(passwords, 'utf8')) as Record<string, { owner: string }>;
  return `postgres://${owner}:${known[service]?.owner ?? ''}@127.0.0.1:${readFileSync(port, 'utf8').trim()}/${database}`;
}

/** The public keys that heads are checked with. */
export function publicKeysFile(): string {
  const file = process.env.AUDIT_PUBLIC_KEYS_FILE ?? join(auditKeysDir(), 'public.jwks.json');
  if (existsSync(file)) return file;
  throw new StartFailure('Where are the public audit keys?', `${file} is not there`, 'set AUDIT_PUBLIC_KEYS_FILE, or run this where `npm start` has run');
}

/** Folder of the private audit keys; with them a waiting trace can be told from a foreign one. */
export const auditKeysDir = (): string => process.env.AUDIT_KEYS_DIR ?? join(within(state).keys, 'audit');
