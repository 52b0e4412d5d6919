import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { within } from '../local/paths.ts';

/**
 * The keys, and the passwords of the database roles, into a folder of their own. Never beside the data: whoever finds the backup
 * would then have the personal data too; and whoever loses the keys has lost the personal data of every backup (S12).
 */
export function copyKeysApart(stateDir: string, to: string, backups: string): void {
  if (`${to}/`.startsWith(`${backups}/`) || `${backups}/`.startsWith(`${to}/`))
    throw new StartFailure('Keys do not belong beside the backups', `${to} and ${backups} lie in one another`, 'name a folder on another medium');
  copyKeys(stateDir, to);
}

/** Where the passwords of the cluster to restore are: in the copy, or on this machine. Without them, or the keys, the data are of no use to anybody. */
export function passwordsIn(stateDir: string, copy: string | undefined): string {
  const [keys, passwords] = copy === undefined ? [within(stateDir).keys, within(stateDir).postgres] : [join(copy, 'keys'), join(copy, 'postgres')];
  const missing = [join(passwords, 'password.json'), join(passwords, 'roles.json'), join(keys, 'personal-data.json')].find((file) => !existsSync(file));
  if (missing === undefined) return passwords;
  throw new StartFailure('There are no keys', `${missing} is not there`, 'name with --keys the folder that `npm run backup -- --keys` wrote');
}

/** Those that were there stay beside them. */
export function restoreKeys(from: string, stateDir: string): void {
  const { keys, postgres } = within(stateDir);
  if (existsSync(join(keys, 'personal-data.json'))) copyKeys(stateDir, `${keys}.before-${Date.now()}`);
  cpSync(join(from, 'keys'), keys, { recursive: true });
  mkdirSync(postgres, { recursive: true, mode: 0o755 });
  copyPasswords(join(from, 'postgres'), postgres);
}

function copyKeys(stateDir: string, to: string): void {
  const { keys, postgres } = within(stateDir);
  mkdirSync(join(to, 'postgres'), { recursive: true, mode: 0o700 });
  cpSync(keys, join(to, 'keys'), { recursive: true });
  copyPasswords(postgres, join(to, 'postgres'));
}

function copyPasswords(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from).filter((each) => each.endsWith('.json'))) cpSync(join(from, name), join(to, name));
}
