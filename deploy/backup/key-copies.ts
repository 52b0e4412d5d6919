import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { within } from '../local/paths.ts';

const isInside = (folder: string, outer: string): boolean => !relative(outer, folder).startsWith('..');

/**
 * The keys, and the passwords of the database roles, into a folder of their own. Never beside the data: whoever finds the
 * backup would then have the personal data too; and whoever loses the keys has lost them, with every backup (S12).
 */
export function copyKeys(stateDir: string, to: string, backups: string): void {
  if (isInside(to, backups) || isInside(backups, to))
    throw new StartFailure('Keys do not belong beside the backups', `${to} and ${backups} lie in one another`, 'name a folder on another medium');
  const { keys, postgres } = within(stateDir);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  cpSync(keys, join(to, 'keys'), { recursive: true });
  mkdirSync(join(to, 'postgres'), { recursive: true, mode: 0o700 });
  for (const name of passwordFiles(postgres)) cpSync(join(postgres, name), join(to, 'postgres', name));
}

export function restoreKeys(from: string, stateDir: string): void {
  const { keys, postgres } = within(stateDir);
  if (!existsSync(join(from, 'keys'))) throw new StartFailure('There are no keys', `${from} has no folder keys`, 'name the folder that `npm run backup -- --keys` wrote');
  cpSync(join(from, 'keys'), keys, { recursive: true });
  mkdirSync(postgres, { recursive: true, mode: 0o755 });
  for (const name of passwordFiles(join(from, 'postgres'))) cpSync(join(from, 'postgres', name), join(postgres, name));
}

const passwordFiles = (postgres: string): string[] => readdirSync(postgres).filter((name) => name.endsWith('.json'));
