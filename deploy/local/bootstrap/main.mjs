import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endInstalling } from './npm.mjs';
import { packages } from './packages.mjs';
import { printFailure } from './report.mjs';
import { pathWith, runtime } from './runtime.mjs';

const local = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(local));

/** Runtime and packages, side by side, then the same command again in cli.ts under the right Node. */
export async function main(args) {
  // `reset` and plain `run` should not chat; whoever starts the platform wants to see what the time goes into.
  const announce = ['start', 'dev', 'demo'].includes(args[0]);
  const fetchesPrograms = args[0] === 'test' && !existsSync(join(root, 'node_modules'));
  try {
    const runtimeAndPrograms = runtime(root, announce).then((node) => (fetchesPrograms ? programs(node) : node));
    const [node] = await Promise.all([runtimeAndPrograms, packages(root, announce)]);
    handOver(node, args, { ...process.env, PATH: pathWith(node) });
  } catch (error) {
    handleFailure(error);
    endInstalling();
    process.exit();
  }
}

/** What else the tests of a fresh clone fetch, while packages come; whoever needs it and does not find it says why. */
function programs(node) {
  const child = spawn(node, [join(local, 'fetch-programs.ts')], { stdio: 'ignore', cwd: root });
  return new Promise((resolve) => {
    child.once('error', () => resolve(node));
    child.once('close', () => resolve(node));
  });
}

function handleFailure(error) {
  if (['ENOSPC', 'EDQUOT'].includes(error?.code)) {
    console.error(`✗ Too little disk space\n  why:  ${error.message}`);
    console.error('  do:   free some space, or move the checkout to a larger disk, then run the same command again');
    process.exitCode = 1;
    return;
  }
  if (['EACCES', 'EPERM'].includes(error?.code)) {
    console.error(`✗ ${error.path ?? 'A file'} cannot be written\n  why:  it belongs to another user (was the platform started as root before?)`);
    console.error('  do:   run the command as that user, or remove the folder .tradewind as that user');
  } else {
    printFailure(error);
  }
  process.exitCode = 1;
}

function handOver(node, args, env) {
  // The IPC channel carries no messages: when this process is killed it closes, and cli.ts knows it has to stop.
  const child = spawn(node, [join(local, 'cli.ts'), ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env, cwd: process.cwd() });
  child.channel?.unref();
  // Stay until the child has stopped everything in order. It hears a Ctrl-C several times and knows that: from the
  // terminal, from us, and once more from us, because a process that is just being started may miss the first two.
  const pass = (signal) => {
    child.kill(signal);
    setTimeout(() => child.kill(signal), 500).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
  stopWhenNpmDies(child);
}

/** A killed npm tells nobody. Its death shows in who our ancestors are, and means the same as Ctrl-C. */
function stopWhenNpmDies(child) {
  if (!process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
  watch.unref();
}

/** Parent and grandparent: between npm and us there may be a shell, which outlives a killed npm. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}
