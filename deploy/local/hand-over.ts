import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.ts';
import { repository } from './paths.ts';

/** Runs a script of the repository in our place: its terminal, its exit code. */
export function handOver(script: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const path = join(repository, script);
  if (!existsSync(path)) throw new StartFailure(`${script} is not there`, 'this part of the repository is not built yet', 'update the checkout');
  return replaceBy(process.execPath, [path, ...args], env);
}

/** Runs a program that came with the packages, e.g. `tsc`. */
export function runProgram([name, ...args]: readonly string[]): Promise<number> {
  const path = join(repository, 'node_modules/.bin', name ?? '');
  if (name === undefined || !existsSync(path))
    throw new StartFailure(`There is no program ${name ?? '(none named)'}`, `${path} does not exist`, 'see the names in node_modules/.bin');
  return replaceBy(path, args, process.env);
}

function replaceBy(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', cwd: process.cwd(), env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.once('disconnect', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
