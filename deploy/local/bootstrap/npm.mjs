import { spawn } from 'node:child_process';

const QUICK = ['--fetch-retries=0', '--fetch-timeout=10000'];
/** Asked once for all that is installed. */
let reachable;
const running = new Set();

/**
 * Installs without the minute of repeated attempts that npm makes when nobody answers at all: what lies in its cache is
 * still installed. Whatever the registry answers, also a refusal of the question, means that it can be reached.
 * No script of a package runs: none of ours needs one, and npm on some machines blocks them.
 */
export async function install(args, { cwd, env }) {
  reachable ??= npm(['ping', ...QUICK], { cwd, env }).then(({ ok, output }) => ok || !unreachable(output));
  const patience = (await reachable) ? [] : QUICK;
  return npm([...args, '--ignore-scripts', '--no-audit', '--no-fund', ...patience], { cwd, env });
}

/** What is still being installed is of no use any more. */
export function endInstalling() {
  for (const child of running) child.kill();
}

export const unreachable = (output) => /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/.test(output);

/** Runs the npm that launched us, under the Node that launched us: that pair is known to work on this machine. */
function npm(args, { cwd, env }) {
  const own = process.env.npm_execpath;
  const isNpm = own && /npm(-cli)?\.c?js$/.test(own);
  const [command, first] = isNpm ? [process.execPath, [own]] : ['npm', []];
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ ok: false, output: `npm did not run: ${error.message}` }));
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ ok: code === 0, output, interrupted: signal !== null });
    });
  });
}

/** The npm_* variables of the outer `npm start` would silently become settings of the inner npm. */
export function withoutOuterNpm(env) {
  const kept = Object.entries(env).filter(
    ([name]) => !/^npm_(config_(prefix|global|local_prefix|workspaces?|user_agent|noproxy)|package_|lifecycle_|command)/.test(name),
  );
  return Object.fromEntries(kept);
}
