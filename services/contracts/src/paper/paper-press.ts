import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PaperContent } from './paper-content.js';

/** The fonts take memory: after this long without work the thread goes. */
const IDLE_MS = 120_000;
const PATIENCE_MS = 20_000;

interface Job {
  readonly done: (bytes: Buffer) => void;
  readonly failed: (error: Error) => void;
}

interface Answer {
  readonly job: number;
  readonly bytes?: Uint8Array;
  readonly error?: string;
}

/** Prints contracts one after the other, in a thread beside the service: whoever else asks is served meanwhile. */
@Injectable()
export class PaperPress implements OnApplicationShutdown {
  private thread: Worker | undefined;
  private readonly jobs = new Map<number, Job>();
  private last = 0;
  private idle: NodeJS.Timeout | undefined;

  async print(content: PaperContent): Promise<Buffer> {
    clearTimeout(this.idle);
    const job = (this.last += 1);
    const tooLong = setTimeout(() => {
      this.stop(new Error('The press did not print in time'));
    }, PATIENCE_MS);
    try {
      return await new Promise<Buffer>((done, failed) => {
        this.jobs.set(job, { done, failed });
        this.running().postMessage({ job, content });
      });
    } finally {
      clearTimeout(tooLong);
      this.jobs.delete(job);
      if (this.jobs.size === 0) this.restAWhile();
    }
  }

  onApplicationShutdown(): void {
    this.stop(new Error('The service stops'));
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const thread = new Worker(new URL('./paper.worker.js', import.meta.url));
    thread.unref();
    thread.on('message', (answer: Answer) => {
      this.finish(answer);
    });
    thread.on('error', (error: Error) => {
      if (this.thread === thread) this.stop(error);
    });
    return (this.thread = thread);
  }

  private finish({ job, bytes, error }: Answer): void {
    const asked = this.jobs.get(job);
    if (bytes) asked?.done(Buffer.from(bytes));
    else asked?.failed(new Error(`The press cannot print: ${error ?? 'nothing came'}`));
  }

  private restAWhile(): void {
    this.idle = setTimeout(() => {
      this.stop(new Error('The press rests'));
    }, IDLE_MS).unref();
  }

  /** Whoever waits is told; the next job gets a new thread. */
  private stop(why: Error): void {
    clearTimeout(this.idle);
    const { thread } = this;
    this.thread = undefined;
    for (const { failed } of this.jobs.values()) failed(why);
    void thread?.terminate();
  }
}
