import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledCode } from '../../deploy/local/paths.ts';

interface Launch {
  /** The script and what follows it. */
  readonly script: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another Node than this one. */
  readonly node?: string;
  readonly user?: User;
}

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** A command of the launcher as a user has it: a process of its own, with none of the test platform's own settings. */
export class Launched {
  output = '';
  private readonly child: ChildProcess;

  constructor({ script, env = {}, node = process.execPath, user }: Launch) {
    const { PATH = '', HOME = '' } = process.env;
    // what V8 compiled lies outside of every state: a third of the processor time of a command that only says something
    this.child = spawn(node, script, { env: { PATH, HOME, NODE_COMPILE_CACHE: compiledCode, ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...user });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Settles when the platform runs; rejects with what was said when it ended before. */
  ready(): Promise<this> {
    return this.says('Tradewind runs');
  }

  async says(text: string): Promise<this> {
    const ended = this.ended();
    while (!this.output.includes(text)) {
      const code = await Promise.race([ended, new Promise<null>((resolve) => setTimeout(resolve, 50, null))]);
      if (code !== null) throw new Error(`ended with ${code}:\n${this.output}`);
    }
    return this;
  }

  /** Its exit code; 128 and more when a signal ended it. */
  async ended(): Promise<number> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.child.exitCode ?? 128;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number> {
    this.child.kill(signal);
    return this.ended();
  }
}

/** `npm start` with a state folder of its own. */
export const npmStart = (state: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}, user?: User): Launched =>
  new Launched({
    script: ['deploy/local/cli.ts', 'start', '--no-demo', ...args],
    env: { TRADEWIND_STATE: state, ...env },
    ...(user && { user }),
  });

export const npmReset = (state: string): Launched => new Launched({ script: ['deploy/local/launch.mjs', 'reset'], env: { TRADEWIND_STATE: state } });

/** Whether a platform is ready there. */
export const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

export interface StateFolder {
  readonly path: string;
  forget(): void;
}

export function aStateFolder(): StateFolder {
  const path = mkdtempSync(join(tmpdir(), 'tradewind-'));
  return {
    path,
    forget: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A port that somebody else has: us. Any, unless one is named. */
export async function aTakenPort(named = 0): Promise<{ readonly port: number; free: () => void }> {
  const server = createServer().listen(named, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, free: () => server.close() };
}

export async function aFreePort(): Promise<number> {
  const { port, free } = await aTakenPort();
  free();
  return port;
}
