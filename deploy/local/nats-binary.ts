import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { debianMirror } from './apt-sources.ts';
import { reason, StartFailure } from './failure.ts';
import { programs } from './paths.ts';

const run = promisify(execFile);

/** Older ones have no `sync_interval` and no `filter_subjects`. */
const oldest = '2.10.27';
const suite = 'trixie';

const pinned: Record<string, { arch: string; sha256: string } | undefined> = {
  x64: { arch: 'amd64', sha256: '6d913ac987b78734c08537c2adeb1526cf735f216173a9170d94b185fcfe6f8a' },
  arm64: { arch: 'arm64', sha256: '0c9a617510b28c1b4fb4a38aabea6ab8cd7f026247f2abdff8b955b2278ce049' },
};
const debVersion = '2.10.27-1+b2';

/** Path of a nats-server that is new enough: on PATH, or ours, or fetched now. */
export async function natsBinary(): Promise<string> {
  const own = join(programs, 'nats-server');
  const found = ['nats-server', own].find((binary) => newEnough(versionOf(binary)));
  if (found) return found;
  await fetchFromDebian(own);
  const version = versionOf(own);
  if (!newEnough(version)) throw notObtained(`what came answers ${version ?? 'nothing'} to --version`);
  return own;
}

export function versionOf(binary: string): string | undefined {
  try {
    return /v(\d+\.\d+\.\d+)/.exec(execFileSync(binary, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))?.[1];
  } catch {
    return undefined;
  }
}

export function newEnough(version: string | undefined): boolean {
  return version !== undefined && version.localeCompare(oldest, 'en', { numeric: true }) >= 0;
}

/** apt with lists, cache and sources of its own: needs no root and leaves the machine's apt as it is. */
async function fetchFromDebian(target: string): Promise<void> {
  const wanted = process.platform === 'linux' ? pinned[process.arch] : undefined;
  if (!wanted) throw notObtained(`there is no packaged nats-server for ${process.platform}-${process.arch}`);
  mkdirSync(programs, { recursive: true });
  const workshop = mkdtempSync(join(programs, 'fetch-'));
  try {
    const config = aptConfig(workshop, wanted.arch);
    await run('apt-get', ['-c', config, '-q', 'update'], { cwd: workshop });
    await run('apt-get', ['-c', config, '-q', 'download', `nats-server:${wanted.arch}=${debVersion}`], { cwd: workshop });
    const deb = join(workshop, readdirSync(workshop).find((name) => name.endsWith('.deb')) ?? 'missing.deb');
    if (sha256(deb) !== wanted.sha256) throw new Error('the package has another checksum than the pinned one');
    await run('dpkg', ['-x', deb, join(workshop, 'unpacked')]);
    copyFileSync(join(workshop, 'unpacked/usr/sbin/nats-server'), `${target}.new`);
    chmodSync(`${target}.new`, 0o755);
    renameSync(`${target}.new`, target);
  } catch (error) {
    throw notObtained(withoutStack(error));
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** Read after /etc/apt/apt.conf.d, so a proxy set there holds, and the hooks set there (cleaning the machine's cache) do not. */
function aptConfig(workshop: string, arch: string): string {
  for (const folder of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(workshop, folder), { recursive: true });
  const { uri, signedBy } = debianMirror();
  const sources = ['Types: deb', `URIs: ${uri}`, `Suites: ${suite}`, 'Components: main', ...(signedBy ? [`Signed-By: ${signedBy}`] : [])];
  writeFileSync(join(workshop, 'nats.sources'), `${sources.join('\n')}\n`);
  const settings = {
    'Dir::Etc::sourcelist': join(workshop, 'nats.sources'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State': workshop,
    'Dir::State::lists': join(workshop, 'lists'),
    'Dir::State::status': '/dev/null',
    'Dir::Cache': join(workshop, 'cache'),
    'APT::Architecture': arch,
    // The folder may lie where the user _apt cannot go; apt would say so at length and then do the same.
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    // Otherwise a mirror out of reach is a warning, and the failure comes later with a misleading reason.
    'APT::Update::Error-Mode': 'any',
    'Acquire::http::Timeout': '20',
  };
  const hooks = ['Pre-Invoke', 'Post-Invoke', 'Post-Invoke-Success'].map((name) => `#clear APT::Update::${name};`);
  const text = [...hooks, ...Object.entries(settings).map(([name, value]) => `${name} "${value}";`)].join('\n');
  const file = join(workshop, 'apt.conf');
  writeFileSync(file, `${text}\n`);
  return file;
}

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function withoutStack(error: unknown): string {
  const said = (error as { stderr?: string }).stderr?.trim();
  return said ? said.split('\n').slice(-6).join('\n') : reason(error);
}

function notObtained(why: string): StartFailure {
  const install =
    process.platform === 'darwin'
      ? 'install it (brew install nats-server)'
      : `put nats-server ${oldest} or newer on PATH (https://github.com/nats-io/nats-server/releases)`;
  return new StartFailure(
    `nats-server ${oldest} or newer is needed and could not be fetched`,
    why,
    `${install},\nname a Debian mirror that can be reached in TRADEWIND_DEBIAN_MIRROR,\nor let NATS_URL point to a running server with JetStream`,
  );
}
