import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm start` as a user has it: a process of its own, with a state folder of its own. */
export class Launched {
  output = '';
  private readonly child: ChildProcess;

  constructor(state: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { PATH = '', HOME = '' } = process.env; // none of the test platform's own settings
    this.child = spawn(process.execPath, ['deploy/local/cli.ts', 'start', '--no-demo', ...args], {
      env: { PATH, HOME, TRADEWIND_STATE: state, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Settles when the platform runs; rejects with what was said when it ended before. */
  async ready(): Promise<this> {
    const ended = this.ended();
    while (!this.output.includes('Tradewind runs')) {
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

/** A port that somebody else has: us. */
export async function aTakenPort(): Promise<{ readonly port: number; free: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, free: () => server.close() };
}

export async function aFreePort(): Promise<number> {
  const { port, free } = await aTakenPort();
  free();
  return port;
}
