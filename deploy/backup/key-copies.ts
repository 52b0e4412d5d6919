import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { within } from '../local/paths.ts';

/**
 * The keys, and the passwords of the database roles, into a folder of their own. Never beside the data: whoever finds the backup
 * would then have the personal data too; and whoever loses the keys has lost the personal data of every backup (S12).
 */
export function copyKeys(stateDir: string, to: string, backups: string): void {
  if (`${to}/`.startsWith(`${backups}/`) || `${backups}/`.startsWith(`${to}/`))
    throw new StartFailure('Keys do not belong beside the backups', `${to} and ${backups} lie in one another`, 'name a folder on another medium');
  const { keys, postgres } = within(stateDir);
  mkdirSync(join(to, 'postgres'), { recursive: true, mode: 0o700 });
  cpSync(keys, join(to, 'keys'), { recursive: true });
  copyPasswords(postgres, join(to, 'postgres'));
}

export function restoreKeys(from: string, stateDir: string): void {
  const { keys, postgres } = within(stateDir);
  if (!existsSync(join(from, 'keys')))
    throw new StartFailure('There are no keys', `${from} has no folder keys`, 'name the folder that `npm run backup -- --keys` wrote');
  cpSync(join(from, 'keys'), keys, { recursive: true });
  mkdirSync(postgres, { recursive: true, mode: 0o755 });
  copyPasswords(join(from, 'postgres'), postgres);
}

function copyPasswords(from: string, to: string): void {
  for (const name of readdirSync(from).filter((each) => each.endsWith('.json'))) cpSync(join(from, name), join(to, name));
}
