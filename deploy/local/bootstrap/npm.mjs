import { spawnSync } from 'node:child_process';

/**
 * Runs the npm that launched us, under the Node that launched us: that pair is known to work on this machine.
 * Its scripts find the pinned Node first, because `env` puts it first in PATH.
 */
export function npm(args, { cwd, env }) {
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
