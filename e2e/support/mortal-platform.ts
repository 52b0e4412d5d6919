import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { workFor } from './company.ts';
import type { Reply, Request, Started, Wanted } from './platform-child.ts';

/** Everything of the platform around these tests; a second platform must not reach for it. */
const OTHERS = /_(DATABASE|MIGRATION)_URL$|^(NATS_URL|PORT|TRADEWIND_.*|JEST_.*)$/;

/** A platform whose processes a test may kill (see platform-child.ts); while it runs, the builders of the tests work for its company. */
export class MortalPlatform {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  private asked = 0;
  private backToOthers = (): void => undefined;

  constructor() {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OTHERS.test(name)));
    this.child = fork(join(import.meta.dirname, 'platform-child.ts'), { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.child.on('message', (reply: Reply) => this.waiting.get(reply.id)?.resolve(reply));
    this.child.once('exit', (code) => {
      for (const { reject } of this.waiting.values()) reject(new Error(`The platform of this chapter ended with ${String(code)}`));
    });
  }

  async start(wanted: Wanted = {}): Promise<Started> {
    const { started } = await this.ask({ ask: 'start', wanted });
    if (!started) throw new Error('not started');
    if (!wanted.release) this.backToOthers = workFor(started.company);
    return started;
  }

  /** SIGKILL in the middle of whatever it is doing; then it is started again and awaited. */
  async killAndRestart(name: string): Promise<void> {
    await this.kill(name);
    await this.ask({ ask: 'restart', name });
  }

  /** In good order: SIGTERM, and again from the start. */
  async restart(name: string): Promise<void> {
    await this.ask({ ask: 'restart', name });
  }

  /** SIGKILL; nobody starts it again. */
  async kill(name: string): Promise<void> {
    await this.ask({ ask: 'kill', name });
  }

  /** In good order: one process hosts everything from now on, at the same address. */
  async together(): Promise<void> {
    await this.ask({ ask: 'together' });
  }

  /** The bus dies and comes back without anything it had stored. */
  async wipeNats(): Promise<void> {
    await this.ask({ ask: 'wipeNats' });
    await this.ask({ ask: 'restart', name: 'nats' });
  }

  async stop(): Promise<void> {
    await this.ask({ ask: 'stop' });
    this.backToOthers();
    this.child.disconnect();
  }

  private async ask(request: Omit<Request, 'id'>): Promise<Reply> {
    this.asked += 1;
    const id = this.asked;
    const reply = await new Promise<Reply>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, ...request } satisfies Request);
    });
    this.waiting.delete(id);
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply;
  }
}
