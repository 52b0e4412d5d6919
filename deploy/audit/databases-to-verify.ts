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

/** Folder of the audit keys; `public.jwks.json` is enough, with the private ones a waiting trace can be told from a foreign one. */
export const auditKeysDir = (): string => process.env.AUDIT_KEYS_DIR ?? join(within(state).keys, 'audit');
