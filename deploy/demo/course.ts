import type { CallOptions } from '@tradewind/client/http-actor';
import { addDays, businessDate } from '@tradewind/domain/business-date';

/** How time runs for those who act: really, or as history is told. */
export interface Course {
  /** Options of a call made now. */
  now(): CallOptions;
  /** The business date of now. */
  today(): string;
  /** Some hours later; told time goes on in working hours. */
  pass(hours: number): Promise<void>;
}

export const inDays = (course: Course, days: number): string => addDays(course.today(), days);

/** The time on the wall: nothing is sent, and it passes by itself. */
export class RealTime implements Course {
  now(): CallOptions {
    return {};
  }

  today(): string {
    return businessDate(new Date());
  }

  pass(): Promise<void> {
    return Promise.resolve();
  }
}

const HOUR = 3_600_000;
const SHANGHAI = 8 * HOUR;
const OPENS = 9;
const CLOSES = 18;

/** An hour of a business date, in the zone of the branches. */
export const momentOf = (date: string, hour = OPENS, minute = 0): Date => new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI + hour * HOUR + minute * 60_000);

/** What lets told days begin. */
export interface Days {
  readonly present: Date;
  turn(day: string): Promise<void>;
}

/** Told time: runs through working hours only, never backwards and never beyond the present; its next day begins when the others are there too. */
export class ToldTime implements Course {
  private at: Date;
  private readonly days: Days;

  constructor(at: Date, days: Days) {
    this.at = at;
    this.days = days;
  }

  now(): CallOptions {
    return { asOf: this.at };
  }

  today(): string {
    return businessDate(this.at);
  }

  async pass(hours: number): Promise<void> {
    await this.reach(atWork(new Date(this.at.getTime() + hours * HOUR)));
  }

  /** Later, at the given moment. */
  async reach(moment: Date): Promise<void> {
    const before = this.today();
    const latest = moment < this.days.present ? moment : this.days.present;
    this.at = latest > this.at ? latest : this.at;
    if (this.today() !== before) await this.days.turn(this.today());
  }
}

function atWork(at: Date): Date {
  const local = new Date(at.getTime() + SHANGHAI);
  const hour = local.getUTCHours();
  const date = local.toISOString().slice(0, 10);
  if (hour < OPENS) return momentOf(date, OPENS, local.getUTCMinutes());
  return hour < CLOSES ? at : momentOf(addDays(date, 1), OPENS, local.getUTCMinutes());
}
