import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { StartFailure } from './failure.ts';
import type { Account } from './tether.ts';

/**
 * Under whom PostgreSQL runs. It refuses root, so root steps down to the owner of the data, or `postgres`, or `nobody`.
 * Below a folder such as /root (0700) that user reaches nothing; then it is given one capability, to pass through
 * folders, and no other: the data stay in the checkout, nothing is copied. See README.md for what else was tried.
 */
export function postgresAccount(binary: string, dir: string, data: string): Account {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = ownerOf(data) ?? unprivilegedUser();
  const plain: Account = { ...owner, prefix: [] };
  const candidates = [plain, withCapability(owner, 'dac_read_search'), withCapability(owner, 'dac_override')];
  const usable = candidates.find((account) => reaches(account, binary, dir));
  if (!usable) throw outOfReach(binary);
  return usable;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

function ownerOf(data: string): User | undefined {
  if (!existsSync(data)) return undefined;
  const { uid, gid } = statSync(data);
  return uid === 0 ? undefined : { uid, gid };
}

function unprivilegedUser(): User {
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => [line.split(':')[0], line.split(':')]),
  );
  const found = users.get('postgres') ?? users.get('nobody');
  if (!found)
    throw new StartFailure(
      'PostgreSQL cannot run as root',
      'there is neither a user postgres nor nobody on this machine',
      'start as an ordinary user, or add a user postgres',
    );
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** `no_setuid_fixup`: without it access(2), which PostgreSQL asks about its own binary, ignores capabilities of other users than root. */
function withCapability({ uid, gid }: User, capability: string): Account {
  const only = `-all,+${capability}`;
  const change = ['--reuid', uid, '--regid', gid, '--clear-groups', '--securebits', '+no_setuid_fixup'];
  return { prefix: ['setpriv', ...change.map(String), '--inh-caps', only, '--ambient-caps', only, '--bounding-set', only] };
}

function reaches({ uid, gid, prefix }: Account, binary: string, dir: string): boolean {
  const command = [...prefix, '/bin/sh', '-c', 'test -x "$0" && test -x "$1" && "$0" --version', binary, dir];
  return (
    spawnSync(command[0]!, command.slice(1), { stdio: 'ignore', ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) }).status === 0
  );
}

function outOfReach(binary: string): StartFailure {
  const why = `PostgreSQL may not run as root, and the user it would run as cannot reach ${binary} (a folder above is closed to others)`;
  return new StartFailure(
    'PostgreSQL cannot run from this folder',
    why,
    'move the checkout to a folder that others may enter (such as /srv or /opt), start as an ordinary user, or install setpriv (util-linux)',
  );
}
