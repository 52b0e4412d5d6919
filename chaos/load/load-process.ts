import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Ask, Assignment, Complaint, Reply } from './messages.ts';
import type { Counts } from './tally.ts';

/** The actors as the program sees them. */
export class Load {
  /** What somebody met that nobody who works by the regulation can meet. */
  readonly complaints: string[] = [];
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void }>();
  private asked = 0;

  private constructor() {
    const env = { ...process.env, UV_THREADPOOL_SIZE: '16' };
    this.child = fork(join(import.meta.dirname, 'main.ts'), { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.child.on('message', (said: Reply | Complaint) => {
      if ('complaint' in said) this.complaints.push(said.complaint);
      else this.waiting.get(said.id)?.resolve(said);
    });
    this.child.once('exit', (code) => {
      for (const { reject } of this.waiting.values()) reject(new Error(`The load ended with ${String(code)}`));
    });
  }

  static async begin(assignment: Assignment): Promise<Load> {
    const load = new Load();
    await load.ask({ ask: 'begin', assignment });
    return load;
  }

  pause(): Promise<unknown> {
    return this.ask({ ask: 'pause' });
  }

  resume(): Promise<unknown> {
    return this.ask({ ask: 'resume' });
  }

  /** From now on everything counts for this window, and refusals with these codes are for trying again. */
  enter(window: string, excused: readonly string[] = []): Promise<unknown> {
    return this.ask({ ask: 'enter', window, excused });
  }

  async snapshot(): Promise<Record<string, Counts>> {
    return (await this.ask({ ask: 'snapshot' })).windows ?? {};
  }

  /** Milliseconds until the service, or any, has done the next command. */
  async untilNextDone(service: string | null): Promise<number> {
    const since = performance.now();
    await this.ask({ ask: 'nextDone', service });
    return performance.now() - since;
  }

  /** At once: what is under way stays without an answer. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.disconnect();
    await once(this.child, 'exit');
  }

  private async ask(ask: Ask): Promise<Reply> {
    this.asked += 1;
    const id = this.asked;
    const reply = await new Promise<Reply>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, ...ask }, (error) => {
        if (error) reject(error); // the load was stopped meanwhile: Ctrl-C
      });
    });
    this.waiting.delete(id);
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply;
  }
}
