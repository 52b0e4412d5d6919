import { spawnSync } from 'node:child_process';

/**
 * Installs without the minute of repeated attempts that npm makes when nobody answers at all: what lies in its cache is
 * still installed. Whatever the registry answers, also a refusal of the question, means that it can be reached.
 */
export function install(args, { cwd, env }) {
  const quick = ['--fetch-retries=0', '--fetch-timeout=10000'];
  const { ok, output } = npm(['ping', ...quick], { cwd, env });
  return npm([...args, '--no-audit', '--no-fund', ...(ok || !unreachable(output) ? [] : quick)], { cwd, env });
}

export const unreachable = (output) => /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/.test(output);

/**
 * Runs the npm that launched us, under the Node that launched us: that pair is known to work on this machine.
 * Its scripts find the pinned Node first, because `env` puts it first in PATH.
 */
function npm(args, { cwd, env }) {
  const own = process.env.npm_execpath;
  const isNpm = own && /npm(-cli)?\.c?js$/.test(own);
  const [command, first] = isNpm ? [process.execPath, [own]] : ['npm', []];
  const run = spawnSync(command, [...first, ...args], { cwd, env, encoding: 'utf8', maxBuffer: 64 << 20 });
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}`;
  if (run.error) return { ok: false, output: `npm did not run: ${run.error.message}` };
  return { ok: run.status === 0, output, interrupted: run.signal !== null };
}

/** The npm_* variables of the outer `npm start` would silently become settings of the inner npm. */
export function withoutOuterNpm(env) {
  const kept = Object.entries(env).filter(
    ([name]) => !/^npm_(config_(prefix|global|local_prefix|workspaces?|user_agent|noproxy)|package_|lifecycle_|command)/.test(name),
  );
  return Object.fromEntries(kept);
}
