import { businessDate } from '@tradewind/domain/business-date';
import { ToldTime, type Days } from './course.ts';

interface Waiting {
  readonly day: string;
  readonly resume: () => void;
}

/**
 * Tells many stories at the same time, day by day: no day begins before everything of the day before has been done,
 * so that business numbers and facts come in the order of their dates. Of one day, some stories go on at once.
 */
export class Diary implements Days {
  readonly present: Date;
  private readonly most: number;
  private waiting: Waiting[] = [];
  private atWork = 0;
  private openDay = '';
  private failure: unknown;

  constructor(present: Date, most: number) {
    this.present = present;
    this.most = most;
  }

  /** Tells a story that begins at a moment; settles when it is told. One that fails ends all. */
  async story<T>(begins: Date, tell: (course: ToldTime) => Promise<T>): Promise<T> {
    const at = begins < this.present ? begins : this.present;
    await this.queue(businessDate(at));
    try {
      return await tell(new ToldTime(at, this));
    } catch (error) {
      this.failure ??= error;
      throw error;
    } finally {
      this.atWork -= 1;
      this.next();
    }
  }

  /** A story reaches another day and waits until that has begun. */
  async turn(day: string): Promise<void> {
    this.atWork -= 1;
    await this.queue(day);
    if (this.failure !== undefined) throw new Error('Another story has failed');
  }

  private queue(day: string): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ day, resume: resolve });
      // Everybody who begins at this moment is heard before the first day is chosen.
      setImmediate(() => this.next());
    });
  }

  private next(): void {
    this.waiting.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    if (this.atWork === 0 && this.waiting[0] && this.waiting[0].day > this.openDay) this.openDay = this.waiting[0].day;
    while (this.atWork < this.most && this.waiting[0] && this.waiting[0].day <= this.openDay) {
      this.atWork += 1;
      this.waiting.shift()?.resume();
    }
  }
}
