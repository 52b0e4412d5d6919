import { memoryOf } from './memory.ts';
import type { Ours } from './ours.ts';

const LOOKS_EVERY_MS = 1_000;

/** The most a service held while some work went on, in megabytes; flat is a second half that adds next to nothing to the first. */
export class MemoryWatched {
  private readonly before: number;
  private early = 0;
  private peak = 0;
  private readonly ours: Ours;
  private readonly service: string;

  constructor(ours: Ours, service: string) {
    [this.ours, this.service] = [ours, service];
    this.before = this.look();
  }

  get seen(): { readonly before: number; readonly early: number; readonly peak: number } {
    const { before, early, peak } = this;
    return { before, early: early || peak, peak };
  }

  stillEarly(): void {
    this.early = this.peak;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => this.look(), LOOKS_EVERY_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      this.look();
    }
  }

  private look(): number {
    const now = memoryOf(this.ours).byProcess[this.service] ?? 0;
    this.peak = Math.max(this.peak, now);
    return now;
  }
}
