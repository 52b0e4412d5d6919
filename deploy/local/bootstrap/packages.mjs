import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install as npmInstall, unreachable, withoutOuterNpm } from './npm.mjs';
import { BootstrapFailure, begin, done, reasonOf } from './report.mjs';

/** `npm ci`, but only when node_modules is not what package-lock.json says. */
export async function packages(root, announce) {
  const since = Date.now();
  const stamp = join(root, '.tradewind', 'packages.sha256');
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');

  const current = existsSync(join(root, 'node_modules')) && (stamped(stamp) === hash || matches(root, lock));
  if (!current) await install(root);
  if (stamped(stamp) !== hash) write(root, stamp, hash);
  if (announce || !current) done(`packages ${current ? 'up to date' : 'installed'}`, since);
}

/** Somebody ran `npm install` by hand: npm's own record says whether that gave the same result as `npm ci` would. */
function matches(root, lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(lock).packages);
  return wanted
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional)
    .every(([path, entry]) => installed[path] && installed[path].version === entry.version && installed[path].resolved === entry.resolved);
}

/** What `npm ci` unpacks; on a full disk npm itself would try for minutes. */
const NEEDED_MB = 1000;

async function install(root) {
  const { bavail, bsize } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < NEEDED_MB) throw noSpace(`${free} MB are free where ${root} lies; the packages need ${NEEDED_MB} MB`);
  begin('packages: npm ci (about a minute the first time)');
  const { ok, output, interrupted } = await npmInstall(['ci'], { cwd: root, env: withoutOuterNpm(process.env) });
  if (interrupted) process.exit(130);
  if (!ok) throw notInstalled(output);
}

function notInstalled(output) {
  if (/ENOSPC|EDQUOT/.test(output)) return noSpace(reasonOf(output));
  const offline = unreachable(output);
  const why = `${offline ? 'the npm registry cannot be reached:' : 'npm ci said:'}\n${reasonOf(output)}`;
  const whatToDo = offline
    ? 'check the network, or point npm at a registry you can reach: npm config set registry <URL>\nthen run the same command again'
    : 'run `npm ci` yourself to see everything it says; when package.json and the lock disagree, `npm install` mends the lock';
  return new BootstrapFailure('The packages could not be installed', why, whatToDo);
}

const noSpace = (why) =>
  new BootstrapFailure('Too little disk space', why, 'free some space, or move the checkout to a larger disk, then run the same command again');

function stamped(stamp) {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : undefined;
}

function write(root, stamp, hash) {
  mkdirSync(join(root, '.tradewind'), { recursive: true });
  writeFileSync(stamp, `${hash}\n`);
}
