import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../deploy/local/ports.ts';
import type { Manner } from './configuration.ts';

/** The limit server as a process of its own. */
export class LimitServer {
  readonly url: string;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.child = child;
    this.url = url;
  }

  static async start(manner: Manner, configuration: string): Promise<LimitServer> {
    const port = await freePort();
    const env = { ...process.env, LIMIT_CONFIGURATION: configuration, LIMIT_MANNER: manner, PORT: String(port) };
    const child = fork(join(import.meta.dirname, 'server.ts'), { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error('The limit server ended before it was ready')))]);
    return new LimitServer(child, `http://127.0.0.1:${port}`);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }
}
