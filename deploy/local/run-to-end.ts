import { spawn } from 'node:child_process';
import { repository } from './paths.ts';

export interface Ran {
  readonly ok: boolean;
  readonly output: string;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Hears the output while it comes. */
  readonly print?: ((text: string) => void) | undefined;
}

/** Runs a script under this Node and collects what it says. */
export function runNode(args: readonly string[], { env = process.env, signal, print }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'], signal });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        print?.(text);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

export const lastLines = (text: string, count = 30): string => text.trim().split('\n').slice(-count).join('\n') || '(it said nothing)';
