import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../../deploy/local/failure.ts';
import type { Answer, Question } from './disk-process.ts';

/** A disk in memory that forgets what was not synced when the power is cut. Needs root and /dev/fuse. */
export class Disk {
  readonly path: string;
  private readonly process: ChildProcess;

  private constructor(path: string) {
    this.path = path;
    this.process = fork(join(import.meta.dirname, 'disk-process.ts'), [path], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  static async at(path: string): Promise<Disk> {
    mkdirSync(path, { recursive: true });
    const disk = new Disk(path);
    try {
      await disk.ask('mount');
      return disk;
    } catch (error) {
      await disk.end();
      throw new StartFailure(
        'The power-cut drill cannot have its disk',
        error instanceof Error ? error.message : String(error),
        'run it as root, on Linux, where /dev/fuse is there and mounting is permitted (in a container: --device /dev/fuse --cap-add SYS_ADMIN)',
      );
    }
  }

  /** Everything as it is now is on the disk. */
  sync(): Promise<void> {
    return this.ask('sync');
  }

  /** Nothing more is kept and nobody gets an answer. Whoever works on the disk has to be killed before `restore`. */
  powerOff(): Promise<void> {
    return this.ask('power-off');
  }

  /** The power is back: the disk as it was kept, mounted anew. */
  async restore(): Promise<void> {
    await this.ask('take-away');
    await this.ask('mount');
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, 'exit');
    if (this.process.connected) this.process.disconnect();
    await gone;
  }

  private async ask(question: Question): Promise<void> {
    const answered = once(this.process, 'message') as Promise<[Answer]>;
    this.process.send(question);
    const [{ problem }] = await answered;
    if (problem) throw new Error(problem);
  }
}
